"""`briggate report`"""

import sys
from pathlib import Path

import click

from briggate.cli.progress import Progress


@click.command(short_help="Write the report for people without git.")
@click.option("--owner", metavar="ID", help="Only a service area's pages, with their review dates and what to put right: to send to it.")
@click.option("--as-of", metavar="TIME", help="Report on the site as it is at this moment, not now.")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write it here, not to the terminal.")
def report(owner: str | None, as_of: str | None, output: Path | None) -> None:
    """Check the site, and write what was found as one HTML page that anybody can open.

    What is found does not change the exit code: 0 written, 2 a file or an option cannot be read, 3 not everything was looked at.
    """
    from briggate.cli.check import write_report
    from briggate.cli.checking import Asked, CheckStopped, check
    from briggate.model.fault import did_you_mean
    from briggate.reporters import REPORTERS
    from briggate.reporters.owner_report import owner_report

    with Progress() as progress:
        try:
            made = check(Path.cwd(), Asked(nightly=True, as_of=as_of), progress)
        except CheckStopped as stopped:
            progress.clear()
            click.echo(str(stopped), err=True)
            sys.exit(stopped.exit_code)
    owners = [name for name, _ in made.owners]
    if owner is not None and owner not in owners:
        click.echo(f"unknown owner “{owner}”  {did_you_mean(owner, owners, 'The owners are in site_config/owners.yml.')}", err=True)
        sys.exit(2)
    text = owner_report(made, owner) if owner else REPORTERS["html"](made)
    if output:
        write_report(output, text)
        click.echo(f"Report: {output}")
    else:
        click.echo(text, nl=False)
    sys.exit(3 if made.exit_code == 3 else 0)
