"""`briggate serve`"""

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briggate.cli.progress import Progress

if TYPE_CHECKING:  # reading them takes longer than printing the help
    from briggate.build.live_site import LiveSite, Refreshed
    from briggate.build.stopped import BuildStopped


@click.command(short_help="Show the site while you write.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--as-of", metavar="TIME", help="Show it as at this moment (2026-12-24T18:00).")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Where on this machine.")
def serve(folder: Path, as_of: str | None, port: int) -> None:
    """Show the site of FOLDER at http://127.0.0.1:PORT/ and keep it up to date with every file you save.

    Each page that is open shows your change by itself, and has a button with what the rules find on it. What is wrong in a file
    is said here and on the page, and the last good site stays up until it is mended. Ctrl+C ends it.
    """
    from briggate.build.serving import serve as serve_site
    from briggate.build.stopped import BuildStopped
    from briggate.cli.page_findings import PageFindings

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that what it made is cleared away then too
    with Progress() as progress:
        try:
            serve_site(folder.resolve(), as_of, port, _Terminal(progress), PageFindings(folder.resolve(), as_of), progress)
        except BuildStopped as why:
            progress.clear()
            click.echo(str(why), err=True)
            sys.exit(why.exit_code)
        except KeyboardInterrupt:
            progress.clear()


class _Terminal:
    """Tells in a line what becomes of the site."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def ready(self, live: "LiveSite", seconds: float, url: str) -> None:
        self._say(f"{live.pages:,} pages in {seconds:.1f} s: {url}")

    def refreshed(self, refreshed: "Refreshed", url: str) -> None:
        self._say(f"{_changed(refreshed)} in {refreshed.seconds:.2f} s: {url}")

    def stopped(self, why: "BuildStopped") -> None:
        self._say(f"{why}\nThe last good site stays up.", err=True)

    def warned(self, words: str) -> None:
        self._say(words, err=True)

    def _say(self, words: str, err: bool = False) -> None:
        self._progress.clear()
        click.echo(words, err=err)


def _changed(refreshed: "Refreshed") -> str:
    if refreshed.addresses is None:
        return "All pages built again"
    count = len(refreshed.addresses)
    return "No page changed" if not count else f"{count:,} page{'' if count == 1 else 's'} changed"
