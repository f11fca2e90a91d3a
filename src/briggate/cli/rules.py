"""`briggate rules`"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # reading it takes longer than printing the help
    from briggate.checks.catalogue import Catalogue


@click.command(short_help="List the rules.")
@click.option("--write", is_flag=True, help="Write checks/README.md anew, and add to checks/rules.yml every rule that it lacks.")
def rules(write: bool) -> None:
    """List every rule by its family, with what it holds the site to and how grave it is for this council."""
    from briggate.checks.catalogue import CatalogueError, load_catalogue
    from briggate.checks.listing import listed
    from briggate.cli.checking import LOCAL
    from briggate.policy import read_policy

    folder = Path.cwd()
    try:
        catalogue = load_catalogue(folder / LOCAL)
    except CatalogueError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    read = read_policy(folder / "checks")
    if write and not any(fault.file in ("checks", "checks/rules.yml") for fault in read.faults):
        write_catalogue(folder, catalogue)
        read = read_policy(folder / "checks")
    if read.faults:
        click.echo("\n".join(map(str, read.faults)), err=True)
        sys.exit(2)
    click.echo(listed(catalogue, read.policy), nl=False)


def write_catalogue(folder: Path, catalogue: "Catalogue") -> None:
    """Write a project's checks/README.md anew, and add to its checks/rules.yml every rule that it lacks."""
    from briggate.checks.listing import catalogue_page, with_every_rule
    from briggate.files.text import write_whole

    settings = folder / "checks/rules.yml"
    before = settings.read_text(encoding="utf-8") if settings.exists() else ""
    write_whole(settings, with_every_rule(before, catalogue))
    write_whole(folder / "checks/README.md", catalogue_page(catalogue))
