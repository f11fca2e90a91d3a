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

    from briggate.checks.browsing import Browsing
    from briggate.checks.rule import Rule
    from briggate.checks.scanning import Scan
    from briggate.outside import Crawling

    type Rules = Sequence[Rule]


@click.command(short_help="Hold any folder of HTML files to the rules.")
@click.argument("what", metavar="FOLDER|URL")
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write the findings here too.")
@click.option("--rule", "rules", multiple=True, metavar="ID", help="Run this rule only. May be given more than once.")
@click.option("--browser", "in_browser", is_flag=True, help="Look at every page in a real browser too.")
@click.option("--depth", type=click.IntRange(0, 20), default=3, show_default=True, help="How many links deep, where a site has no sitemap.")
@click.option("--pages", "most", type=click.IntRange(1, 20_000), default=500, show_default=True, help="The most pages of a site to read.")
@browser_options
def scan(
    what: str,
    json_file: Path | None,
    rules: tuple[str, ...],
    in_browser: bool,
    depth: int,
    most: int,
    browsers: int | None,
    grid: str,
    axe_file: Path | None,
) -> None:
    """Hold every HTML file under FOLDER, or every page of the site at URL, whoever made it, to all rules that need nothing but HTML.

    For a sub-site about to be moved in, or a supplier's pages. No council files are needed. With --browser the files are served on this
    machine and looked at in Chromium too, which reaches nothing else meanwhile. Of a running site those pages are read that its sitemap
    names, or else that its links lead to, one at a time and as far as its robots.txt allows.

    Exit codes: 0 passed, 1 something was found, 2 a file or an option cannot be read, 3 not everything was looked at.
    """
    from briggate.browser.faults import NoBrowser
    from briggate.checks.catalogue import load_catalogue
    from briggate.checks.html_page import HtmlPage
    from briggate.checks.rendered_page import RenderedPage
    from briggate.cli.check import write_report
    from briggate.model.fault import did_you_mean
    from briggate.outside import Crawling

    known = {rule.id: rule for rule in load_catalogue() if rule.subject is HtmlPage or rule.subject is RenderedPage}
    for name in rules:
        if name not in known:
            click.echo(f"no rule over HTML is called “{name}”  {did_you_mean(name, known, '`briggate rules` lists them all.')}", err=True)
            sys.exit(2)
    asked = [rule for name, rule in known.items() if not rules or name in rules]
    in_html, rendered = ([rule for rule in asked if rule.subject is kind] for kind in (HtmlPage, RenderedPage))
    how = None
    if in_browser or (rules and rendered):
        from briggate.checks.browsing import Browsing  # with all that it takes to drive a browser

        how = Browsing(browsers, grid, axe_file)
    with Progress() as progress:
        try:
            if what.startswith(("http://", "https://")):
                found = _scan_site(what, Crawling(depth, most), in_html, rendered, how, progress)
            else:
                found = _scan_folder(Path(what), in_html, rendered, how, progress)
        except NoBrowser as error:
            progress.clear()
            click.echo(str(error), err=True)
            sys.exit(2 if axe_file else 3)
    if json_file:
        write_report(json_file, json.dumps(found.to_dict(), ensure_ascii=False, indent=1) + "\n")
    click.echo("\n".join(_lines(found)))
    sys.exit(found.exit_code)


def _scan_folder(folder: Path, in_html: "Rules", rendered: "Rules", how: "Browsing | None", progress: Progress) -> "Scan":
    from briggate.checks.scanning import scan_folder, scan_in_browser

    if not folder.is_dir():
        progress.clear()
        click.echo(f"{folder}  there is no such folder  Name a folder of HTML files, or an address that begins with https://.", err=True)
        sys.exit(2)
    found = scan_folder(folder, in_html, progress)
    return found.with_more(scan_in_browser(folder, rendered, how, progress)) if how else found


def _scan_site(url: str, crawling: "Crawling", in_html: "Rules", rendered: "Rules", how: "Browsing | None", progress: Progress) -> "Scan":
    from briggate.checks.scanning import scan_pages
    from briggate.outside import crawl

    crawled = crawl(url, crawling, progress)
    found = scan_pages(crawled.pages, in_html, rendered, how, progress)
    found.not_run += [(page, "every rule", why) for page, why in crawled.not_read.items()]
    if crawled.left_out:
        found.not_run.append((url, "every rule", f"there are {crawled.left_out:,} more pages than were asked for: see --pages"))
    return found


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
