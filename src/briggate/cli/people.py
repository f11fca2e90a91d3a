"""`briggate people`"""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # reading it takes longer than printing the help
    from briggate.governance.policy import Policy


@click.command(short_help="List who may do what.")
@click.option("--history", is_flag=True, help="Draw how many people have had rights, as main's history has it.")
@click.option("--csv", "as_csv", is_flag=True, help="With --history: print date,people instead.")
@click.option("--write", is_flag=True, help="Write the files that governance/ gives to others: allowed signers, a checklist, CODEOWNERS.")
@click.option(
    "--forge", "forges", multiple=True, type=click.Choice(["github", "gitlab"]),
    help="With --write: begin CODEOWNERS for this forge. One that is there already is kept up to date without it.",
)  # fmt: skip
def people(history: bool, as_csv: bool, write: bool, forges: tuple[str, ...]) -> None:
    """List who may change and approve what, whose rights have ended, and what falls due: by governance/ of this folder.

    Exit codes: 0 done, 2 the policy cannot be read, or gives no CODEOWNERS, or the history is not here.
    """
    from briggate.git.change import GitError
    from briggate.governance.folder import read_governance
    from briggate.governance.owners import NobodyAble
    from briggate.governance.telling import history_csv, history_told, people_told
    from briggate.model.fault import FaultsFound

    if as_csv and not history:
        raise click.UsageError("--csv is for --history.")
    if forges and not write:
        raise click.UsageError("--forge is for --write.")
    if history and write:
        raise click.UsageError("--history and --write are two different things: ask for one.")
    today = datetime.now(UTC).date()
    try:
        if history:
            counts = counted(Path.cwd())
            click.echo(history_csv(counts) if as_csv else history_told(counts), nl=False)
        elif write:
            written(Path.cwd(), read_governance(Path.cwd()), forges, today)
        else:
            click.echo(people_told(read_governance(Path.cwd()), today), nl=False)
    except (FaultsFound, GitError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except NobodyAble as error:
        click.echo(f"CODEOWNERS cannot be written: {error}  Add a key, or take the file away; nothing was written.", err=True)
        sys.exit(2)


def written(project: Path, policy: "Policy", forges: Sequence[str], today: Date) -> None:
    """Write what the policy gives, all of it or nothing, and say what was written and which sections nobody can approve."""
    from briggate.files.text import write_whole
    from briggate.governance.changes import CODE_OWNERS
    from briggate.governance.generated import CHECKLIST, SIGNERS, text_of
    from briggate.governance.owners import sections_of_nobody

    owners = [file for forge, file in CODE_OWNERS.items() if forge in forges or (project / file).exists()]
    texts = {file: text_of(file, policy, today) for file in (SIGNERS, CHECKLIST, *owners)}
    for file, text in texts.items():
        write_whole(project / file, text)
        click.echo(f"Wrote {file}.")
    if owners and (sections := sections_of_nobody(policy, today)):
        told = f"Nobody can approve these sections yet, so that they stand with the governance holders: {', '.join(sections)}."
        click.echo(f"{told} Give them an approver with a key.")


def counted(project: Path) -> list[tuple[Date, int]]:
    """How many people had rights after each day on which governance/publishers.yml changed on main, and each on which rights ended."""
    from briggate.git.history import versions
    from briggate.governance.history import counts_over_time
    from briggate.governance.policy import PEOPLE

    return counts_over_time(versions(project, PEOPLE), datetime.now(UTC))
