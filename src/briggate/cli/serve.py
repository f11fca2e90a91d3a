"""`briggate serve`"""

import signal
import sys
from pathlib import Path

import click

from briggate.cli.progress import Progress
from briggate.cli.summary import summary


@click.command(short_help="Show the site while you write.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--as-of", metavar="TIME", help="Show it as at this moment (2026-12-24T18:00).")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Where on this machine.")
def serve(folder: Path, as_of: str | None, port: int) -> None:
    """Show the site of FOLDER at http://127.0.0.1:PORT/ and keep it up to date with every file you save.

    What is wrong in a file is said here, and the last good site stays up until it is mended. Ctrl+C ends it.
    """
    from briggate.build.pipeline import Built
    from briggate.build.serving import serve as serve_site
    from briggate.build.stopped import BuildStopped

    def built(site: Built, url: str) -> None:
        progress.clear()
        click.echo(summary(site, url))

    def stopped(why: BuildStopped) -> None:
        progress.clear()
        click.echo(f"{why}\nThe last good site stays up.", err=True)

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that what it made is cleared away then too
    with Progress() as progress:
        try:
            serve_site(folder.resolve(), as_of, port, built, stopped, progress)
        except BuildStopped as why:
            progress.clear()
            click.echo(str(why), err=True)
            sys.exit(why.exit_code)
        except KeyboardInterrupt:
            progress.clear()
