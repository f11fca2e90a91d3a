"""`briggate new`"""

import shutil
import sys
from pathlib import Path

import click

from briggate.cli.rules import write_catalogue
from briggate.cli.schema import write_editor_files

_STARTER = Path(__file__).parent.parent / "starter"
_RENAMED = ("gitignore", "pre-commit-config.yaml", "gitlab-ci.yml", "github")
"""What begins with a dot in a council's folder. It would do something inside the package, or be left out of it, if it did there."""


@click.command(short_help="Begin a council's site.")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def new(folder: Path) -> None:
    """Begin a council's site in DIR, with a few example pages. It builds at once."""
    from briggate.checks.catalogue import load_catalogue

    try:
        if folder.exists() and any(entry.name != ".git" for entry in folder.iterdir()):
            wrong = "there are files in this folder already"
            click.echo(f"{folder}  {wrong}  Name one that is empty, or that does not exist yet.", err=True)
            sys.exit(2)
        shutil.copytree(_STARTER, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        for name in _RENAMED:
            (folder / name).rename(folder / f".{name}")
        write_editor_files(folder)
        write_catalogue(folder, load_catalogue())
    except OSError as error:
        click.echo(f"{folder}  this cannot be written: {error.strerror or error}  See who may write there.", err=True)
        sys.exit(3)
    click.echo(f"Made {folder}. Next: cd {folder}, then briggate build.")
