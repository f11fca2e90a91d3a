"""`briggate gate`"""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click


@click.group(short_help="Let only those change main who may.")
def gate() -> None:
    """Judge every push into a bare repository by the policy in its governance/ folder."""


_REPOSITORY = click.argument("repository", metavar="REPO.git", type=click.Path(exists=True, file_okay=False, path_type=Path))


@gate.command(short_help="Put the gate before a repository.")
@_REPOSITORY
def install(repository: Path) -> None:
    """Put the gate before the bare repository REPO.git, whose main must have a policy. Done again, it changes nothing.

    Exit codes: 0 done, 2 the gate cannot be put there.
    """
    from briggate.gate.install import CannotInstall, install
    from briggate.git.change import GitError

    try:
        main, policy = install(repository.resolve(), datetime.now(UTC).date())
    except (CannotInstall, GitError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    click.echo(f"The gate stands before {repository}. It judges by the policy that main holds.")
    click.echo(f"On the machine that publishes: briggate verify REPO --trust FILE --introduction {main} --policy {policy}")


@gate.command(short_help="Take the gate away from a repository.")
@_REPOSITORY
def remove(repository: Path) -> None:
    """Take the gate away from REPO.git. Its record of who changed what stays."""
    from briggate.gate.install import remove

    gone = remove(repository.resolve())
    click.echo(f"The gate is gone from {repository}: whoever can push there changes main." if gone else "There was no gate.")
