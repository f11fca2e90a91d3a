"""`briggate build`"""

import sys
from pathlib import Path

import click

from briggate.cli.progress import Progress
from briggate.cli.summary import moments, summary


@click.command(short_help="Turn content/ into the site.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--as-of", metavar="TIME", help="Build for this moment (2026-12-24T18:00), not for that of the last commit.")
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Write the site here, not where mkdocs.yml says."
)
def build(folder: Path, as_of: str | None, site_dir: Path | None) -> None:
    """Turn FOLDER/content into a complete site.

    The site is built beside the old one and takes its place only when all of it is there. The same commit and the same
    moment give the same bytes.
    """
    from briggate.build.pipeline import build as build_site
    from briggate.build.stopped import BuildStopped

    with Progress() as progress:
        try:
            built = build_site(folder.resolve(), as_of, site_dir, progress)
        except BuildStopped as stopped:
            progress.clear()
            click.echo(str(stopped), err=True)
            sys.exit(stopped.exit_code)
    click.echo(moments(built))
    click.echo(summary(built, _shown(built.folder)))


def _shown(folder: Path) -> str:
    """A folder as one would write it here."""
    return str(folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder)
