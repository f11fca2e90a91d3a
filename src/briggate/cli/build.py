"""`briggate build`"""

import gc
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
@click.option(
    "--compressed", is_flag=True, help="Write a compressed copy beside each page and text, for web servers that send such copies."
)
def build(folder: Path, as_of: str | None, site_dir: Path | None, compressed: bool) -> None:
    """Turn FOLDER/content into a complete site.

    The site is built beside the old one and takes its place only when all of it is there. The same commit and the same
    moment give the same bytes.
    """
    gc.disable()  # nearly all that a build makes it keeps to its end: looking for the rest takes a tenth of its time
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
    if compressed:
        _compress(built.folder, folder)
    gc.freeze()  # nor is anything looked for at the end


def _compress(site: Path, folder: Path) -> None:
    from briggate.publishing.compressed import write_compressed

    try:
        done = write_compressed(site, folder / ".cache/briggate/compressed.sqlite")
    except OSError as error:
        wrong = f"cannot be written: {error.strerror or error}"
        click.echo(
            f"{error.filename or site}  {wrong}  The site is complete, but for compressed copies. See who may write there.", err=True
        )
        sys.exit(3)
    click.echo(f"{done.files:,} compressed copies, {done.bytes_before / 1e6:.1f} MB in {done.bytes_after / 1e6:.1f} MB")


def _shown(folder: Path) -> str:
    """A folder as one would write it here."""
    return str(folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder)
