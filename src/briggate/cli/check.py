"""`briggate check`"""

import gc
import sys
from pathlib import Path

import click

from briggate.cli.browser_options import browser_options
from briggate.cli.progress import Progress

FORMATS = ("terminal", "json", "sarif", "junit", "github", "html")
WIDTH_MOST = 120


@click.command(short_help="Hold the site to its rules.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--rule", "rules", multiple=True, metavar="ID", help="Run this rule only. May be given more than once.")
@click.option("--family", "families", multiple=True, metavar="NAME", help="Run this family of rules only. May be given more than once.")
@click.option("--since", metavar="REV", help="Stop only for what has changed since this commit; tell the rest as already there.")
@click.option("--change", metavar="OLD..NEW", help="Judge, as the gate would now, a push that moves main from OLD to NEW.")
@click.option(
    "--all", "nightly", is_flag=True, help="Stop for what time has brought about too: overdue pages, ended facts. For every night."
)
@click.option("--external", is_flag=True, help="Ask the servers that links lead to whether they answer.")
@click.option("--as-of", metavar="TIME", help="Check the site as it is at this moment (2026-12-24T18:00), not now.")
@click.option("--browser", "in_browser", is_flag=True, help="Look at every built page in a real browser too.")
@browser_options
@click.option("--format", "form", type=click.Choice(FORMATS), default="terminal", show_default=True, help="How to print the report.")
@click.option("--write", "writes", multiple=True, metavar="FORMAT=FILE", help="Write the report to a file too, such as html=report.html.")
@click.option("--anew", is_flag=True, help="Look at every page, also those that have not changed since the last check.")
def check(paths: tuple[str, ...], form: str, writes: tuple[str, ...], **asked: object) -> None:
    """Hold the sources and the built pages of the site to every rule of checks/rules.yml.

    With PATHS only what is found there is told. The site is built first where it has changed.

    Exit codes: 0 passed, 1 something has to be put right, 2 a file or an option cannot be read, 3 not everything was looked at.
    """
    gc.disable()  # nearly all that a check makes it keeps to its end: looking for the rest takes a tenth of its time
    from briggate.cli.checking import Asked, CheckStopped
    from briggate.cli.checking import check as check_project
    from briggate.reporters import REPORTERS
    from briggate.reporters.terminal import terminal_text

    files = [_file(each) for each in writes]
    with Progress() as progress:
        try:
            report = check_project(Path.cwd(), Asked(paths=paths, **asked), progress)  # type: ignore[arg-type]  # click gives them by name
        except CheckStopped as stopped:
            progress.clear()
            click.echo(str(stopped), err=True)
            sys.exit(stopped.exit_code)
    for name, file in files:
        write_report(file, REPORTERS[name](report))
    if form == "terminal":
        shows_colour = sys.stdout.isatty()
        click.echo(terminal_text(report, width=min(WIDTH_MOST, _width()), colour=shows_colour), nl=False, color=shows_colour)
        for name, file in files:
            click.echo(f"Report ({name}): {file}")
    else:
        click.echo(REPORTERS[form](report), nl=False)
    gc.freeze()  # nor is anything looked for at the end
    sys.exit(report.exit_code)


def _file(asked: str) -> tuple[str, Path]:
    name, sign, file = asked.partition("=")
    if name not in FORMATS or not sign or not file:
        raise click.BadParameter(f"“{asked}” should be FORMAT=FILE; the formats are {', '.join(FORMATS)}.", param_hint="--write")
    return name, Path(file)


def write_report(file: Path, text: str) -> None:
    """Write a report whole, or say why not and end."""
    from briggate.files.text import write_whole

    try:
        write_whole(file, text)
    except OSError as error:
        click.echo(f"{file}  cannot be written: {error.strerror or error}  See who may write there.", err=True)
        sys.exit(3)


def _width() -> int:
    import shutil

    return shutil.get_terminal_size((100, 24)).columns
