"""`briggate scan`"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briggate.cli.browser_options import browser_options
from briggate.cli.progress import Progress

if TYPE_CHECKING:  # reading it takes longer than printing the help
    from collections.abc import Sequence

    from briggate.checks.rule import Rule
    from briggate.checks.scanning import Scan


@click.command(short_help="Hold any folder of HTML files to the rules.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write the findings here too.")
@click.option("--rule", "rules", multiple=True, metavar="ID", help="Run this rule only. May be given more than once.")
@click.option("--browser", "in_browser", is_flag=True, help="Look at every page in a real browser too.")
@browser_options
def scan(
    folder: Path, json_file: Path | None, rules: tuple[str, ...], in_browser: bool, browsers: int | None, grid: str, axe_file: Path | None
) -> None:
    """Hold every HTML file under FOLDER, whoever made it, to all rules that need nothing but HTML.

    For a sub-site about to be moved in, or a supplier's pages. No council files are needed. With --browser the files are served on this
    machine and looked at in Chromium too, which reaches nothing else meanwhile.

    Exit codes: 0 passed, 1 something was found, 2 a file or an option cannot be read, 3 not everything was looked at.
    """
    from briggate.checks.catalogue import load_catalogue
    from briggate.checks.html_page import HtmlPage
    from briggate.checks.rendered_page import RenderedPage
    from briggate.checks.scanning import scan_folder
    from briggate.cli.check import write_report
    from briggate.model.fault import did_you_mean

    known = {rule.id: rule for rule in load_catalogue() if rule.subject is HtmlPage or rule.subject is RenderedPage}
    for name in rules:
        if name not in known:
            click.echo(f"no rule over HTML is called “{name}”  {did_you_mean(name, known, '`briggate rules` lists them all.')}", err=True)
            sys.exit(2)
    asked = [rule for name, rule in known.items() if not rules or name in rules]
    in_html, rendered = ([rule for rule in asked if rule.subject is kind] for kind in (HtmlPage, RenderedPage))
    looks_in_browser = in_browser or (bool(rules) and bool(rendered))
    with Progress() as progress:
        found = scan_folder(folder, in_html, progress)
        if looks_in_browser:
            found = found.with_more(_in_browser(folder, rendered, browsers, grid, axe_file, progress))
    if json_file:
        write_report(json_file, json.dumps(found.to_dict(), ensure_ascii=False, indent=1) + "\n")
    click.echo("\n".join(_lines(found)))
    sys.exit(found.exit_code)


def _in_browser(
    folder: Path, rules: "Sequence[Rule]", browsers: int | None, grid: str, axe_file: Path | None, progress: Progress
) -> "Scan":
    """The same with rules that need a browser. Ends the program with 3 where there is none, with 2 where axe's script is no good."""
    from briggate.browser.faults import NoBrowser
    from briggate.checks.browsing import Browsing
    from briggate.checks.scanning import scan_in_browser

    try:
        return scan_in_browser(folder, rules, Browsing(browsers, grid, axe_file), progress)
    except NoBrowser as error:
        progress.clear()
        click.echo(str(error), err=True)
        sys.exit(2 if axe_file else 3)


def _lines(found: "Scan") -> list[str]:
    from briggate.reporters.terminal import shown

    lines: list[str] = [] if found.files else ["There is no HTML file in this folder, so nothing was looked at."]
    for file in dict.fromkeys(each.file for each in found.findings):
        lines.append(shown(file))
        for each in (each for each in found.findings if each.file == file):
            lines.append(f"  {'cannot tell' if each.outcome == 'cannot tell' else each.severity:<11}  {shown(each.message)}  [{each.rule}]")
            lines.append(f"               {shown(each.fix)}")
        lines.append("")
    lines += [shown(f"{name}  {rule} was not run: {message}") for name, rule, message in found.not_run]
    failed = sum(each.outcome == "failed" for each in found.findings)
    return [*lines, f"{failed:,} found, {len(found.findings) - failed:,} cannot tell · {found.files:,} HTML files, {found.rules} rules"]
