"""`briggate scan`"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briggate.cli.progress import Progress

if TYPE_CHECKING:  # reading it takes longer than printing the help
    from briggate.checks.scanning import Scan


@click.command(short_help="Hold any folder of HTML files to the rules.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write the findings here too.")
@click.option("--rule", "rules", multiple=True, metavar="ID", help="Run this rule only. May be given more than once.")
def scan(folder: Path, json_file: Path | None, rules: tuple[str, ...]) -> None:
    """Hold every HTML file under FOLDER, whoever made it, to all rules that need nothing but HTML.

    For a sub-site about to be moved in, or a supplier's pages. No council files are needed.

    Exit codes: 0 passed, 1 something was found, 2 a file or an option cannot be read, 3 not everything was looked at.
    """
    from briggate.checks.catalogue import load_catalogue
    from briggate.checks.html_page import HtmlPage
    from briggate.checks.scanning import scan_folder
    from briggate.cli.check import write_report
    from briggate.model.fault import did_you_mean

    known = {rule.id: rule for rule in load_catalogue() if rule.subject is HtmlPage}
    for name in rules:
        if name not in known:
            click.echo(f"no rule over HTML is called “{name}”  {did_you_mean(name, known, '`briggate rules` lists them all.')}", err=True)
            sys.exit(2)
    with Progress() as progress:
        found = scan_folder(folder, [rule for name, rule in known.items() if not rules or name in rules], progress)
    if json_file:
        write_report(json_file, json.dumps(found.to_dict(), ensure_ascii=False, indent=1) + "\n")
    click.echo("\n".join(_lines(found)))
    sys.exit(found.exit_code)


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
