"""`briggate who`"""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click


@click.command(short_help="Say who may change a page, and who may approve it.")
@click.argument("path")
def who(path: str) -> None:
    """Say who may change PATH, who may approve that, and why. PATH is a file of this folder, or a page's address: /bins/missed-bin/.

    Exit codes: 0 done, 2 the policy cannot be read, or there is no such file.
    """
    from briggate.governance.folder import read_governance
    from briggate.governance.telling import who_told
    from briggate.model.fault import FaultsFound

    project = Path.cwd()
    file = file_of(project, path)
    if file is None:
        click.echo(
            f"there is no file {path}, and no page of that address  Name a file of this folder, or an address such as /bins/.", err=True
        )
        sys.exit(2)
    try:
        policy = read_governance(project)
    except FaultsFound as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    click.echo(who_told(policy, file, datetime.now(UTC).date()), nl=False)


def file_of(project: Path, path: str) -> str | None:
    """The file that a path or a page's address names, relative to the project, with forward slashes."""
    if not path.startswith("/") and Path(path).is_absolute():
        return None
    return next((name for name in names_of(path) if (project / name).is_file() and ".." not in name.split("/")), None)


def names_of(path: str) -> list[str]:
    """The files that a path or a page's address may mean, from the top of the project, the likeliest first."""
    plain = path.strip("/").removeprefix("./")
    names = [] if path.startswith("/") else [plain]
    return names + ([f"content/{plain}.md", f"content/{plain}/index.md"] if plain else ["content/index.md"])
