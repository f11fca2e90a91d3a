"""`briggate sample-audit`"""

import sys
from pathlib import Path

import click

from briggate.cli.browser_options import browser_options
from briggate.cli.progress import Progress


@click.command(short_help="Run the regulator's simplified test on a sample of pages.")
@click.option("--follow-starts", is_flag=True, help="Test the forms elsewhere, too, that start buttons of the sample lead to.")
@click.option("--as-of", metavar="TIME", help="Test the site as it is at this moment, not now.")
@click.option("--write", "file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write it as an HTML page, too.")
@browser_options
def sample_audit(follow_starts: bool, as_of: str | None, file: Path | None, browsers: int | None, grid: str, axe_file: Path | None) -> None:
    """Test a sample of the site's pages as the regulator does: axe's serious and critical findings, keyboard, zoom and reflow.

    What people have tested is read from checks/manual.yml. What nobody has tested is told.

    What is found does not change the exit code: 0 written, 2 a file or an option cannot be read, 3 not everything was looked at.
    """
    from briggate.browser.faults import NoBrowser
    from briggate.checks.browsing import Browsing
    from briggate.cli.check import write_report
    from briggate.cli.checking import CheckStopped
    from briggate.cli.sample_auditing import audit_sample
    from briggate.reporters.sample_audit import sample_audit_page, sample_audit_text

    with Progress() as progress:
        try:
            audit = audit_sample(Path.cwd(), Browsing(browsers, grid, axe_file), follow_starts, as_of, progress)
        except (CheckStopped, NoBrowser) as stopped:
            progress.clear()
            click.echo(str(stopped), err=True)
            sys.exit(stopped.exit_code if isinstance(stopped, CheckStopped) else 2 if axe_file else 3)
    click.echo(sample_audit_text(audit), nl=False)
    if file:
        write_report(file, sample_audit_page(audit))
        click.echo(f"Report: {file}")
    sys.exit(0 if audit.is_complete else 3)
