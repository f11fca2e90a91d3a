"""Asks residents' searches of the built site: `python benchmarks/search.py DATA_FOLDER [SITE]`.

DATA_FOLDER holds `searches.tsv` (columns lgsl, query, kind). A search counts if its LGSL code has a page, and is answered by any page
with that code. Each is asked of lunr.py through the built index, and of the real results page, which Chromium loads anew for every
search: that has to be as good as the whole index. Writes results/relevance.md, and exits 1 if a bar is missed.
"""

import csv
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait

PROJECT = Path(__file__).parents[1]
sys.path[:0] = [str(PROJECT), str(Path(__file__).parent)]  # the first for the browser that the tests use

from peers import browser_version, machine  # noqa: E402

from briggate.browser.serving import served  # noqa: E402
from briggate.search import read_index, search  # noqa: E402
from tests.browser_support import start_chromium  # noqa: E402

RESULTS = Path(__file__).parent / "results" / "relevance.md"
FIRST_FIVE, FIRST = 0.90, 0.75
SHOWN = 5


@dataclass(frozen=True)
class Search:
    query: str
    kind: str
    pages: frozenset[str]
    """The addresses of the pages that answer it."""


Ask = Callable[[str], list[str]]
"""A question in, the addresses of the first results out."""


def main(data: Path, site: Path) -> int:
    answering = pages_by_code(site)
    every = read_searches(data / "searches.tsv", answering)
    searches = [each for each in every if each.pages]
    print(f"{len(searches)} of {len(every)} searches have a page to be found among {len(answering)} LGSL codes.")
    if not searches:
        print("Nothing to ask.")
        return 3
    answers = {"whole": asked(searches, of_python(site)), "browser": asked_in_chromium(searches, site)}
    report, passed = told(len(every), searches, answers["whole"], answers["browser"])
    print(report)
    RESULTS.write_text(report, encoding="utf-8", newline="\n")
    return 0 if passed else 1


def read_searches(file: Path, answering: Mapping[str, frozenset[str]]) -> list[Search]:
    with file.open(encoding="utf-8", newline="") as rows:
        return [Search(row["query"], row["kind"], answering.get(row["lgsl"], frozenset())) for row in csv.DictReader(rows, delimiter="\t")]


def pages_by_code(site: Path) -> dict[str, frozenset[str]]:
    """LGSL code → addresses of its pages."""
    pages = json.loads((site / "api" / "pages.json").read_text(encoding="utf-8"))
    codes = {code for page in pages for code in page["lgsl"]}
    return {code: frozenset(page["address"] for page in pages if code in page["lgsl"]) for code in codes}


def asked(searches: list[Search], ask: Ask) -> list[list[str]]:
    return [ask(each.query)[:SHOWN] for each in searches]


def of_python(site: Path) -> Ask:
    index = read_index(site / "search")
    return lambda query: [result.page.address for result in search(index, query, SHOWN).results]


def asked_in_chromium(searches: list[Search], site: Path) -> list[list[str]]:
    driver = start_chromium()
    try:
        with served(site) as address:

            def ask(query: str) -> list[str]:
                driver.get(f"{address}search/?q={quote(query)}")
                WebDriverWait(driver, 60, poll_frequency=0.02).until(has_answered)
                links = driver.find_elements(By.CSS_SELECTOR, "main ol a")[:SHOWN]
                return [urlsplit(link.get_attribute("href")).path for link in links]

            return asked(searches, ask)
    finally:
        driver.quit()


def has_answered(driver: WebDriver) -> bool:
    return any(status.text for status in driver.find_elements(By.CSS_SELECTOR, "main .search-status"))


def told(asked: int, searches: list[Search], whole: list[list[str]], browser: list[list[str]]) -> tuple[str, bool]:
    """The results as Markdown, and whether every bar was cleared."""
    outcomes = {name: list(zip(searches, found, strict=True)) for name, found in (("whole", whole), ("browser", browser))}
    bars = [
        (
            f"answered by the first {within} results" if within > 1 else "answered by the first result",
            share(outcomes["browser"], within),
            share(outcomes["whole"], within),
            least,
        )
        for within, least in ((SHOWN, FIRST_FIVE), (1, FIRST))
    ]
    cleared = [there >= max(here, least) for _, there, here, least in bars]
    lines = [
        "# What residents search for, and whether they find it",
        "",
        f"{len(searches)} of {asked} searches have a page of this repository's site that answers them. Each is asked of lunr.py, which has",
        "the whole index, and of the results page in Chromium, which loads what it needs of it. Written by `make bench-search`.",
        "",
        f"- {machine()}; {browser_version()}",
        f"- The first {SHOWN} results differ in {sum(one != other for one, other in zip(whole, browser, strict=True))} searches",
        "",
        "| | in the browser | whole index | at least, and not below the whole index | cleared |",
        "|---|---:|---:|---:|---|",
        *(
            f"| {what} | {there:.1%} | {here:.1%} | {least:.0%} | {'yes' if well else 'NO'} |"
            for (what, there, here, least), well in zip(bars, cleared, strict=True)
        ),
        "",
        f"| kind | searches | first in the browser | first {SHOWN} |",
        "|---|---:|---:|---:|",
    ]
    for kind in sorted({each.kind for each in searches}):
        of_kind = [each for each in outcomes["browser"] if each[0].kind == kind]
        lines.append(f"| {kind} | {len(of_kind)} | {share(of_kind, 1):.1%} | {share(of_kind, SHOWN):.1%} |")
    missed = [
        f"- “{each.query}” ({each.kind}) is answered by {', '.join(sorted(each.pages))}; first came {', '.join(found[:2]) or 'nothing'}"
        for each, found in outcomes["browser"]
        if each.pages.isdisjoint(found[:1])
    ]
    return "\n".join([*lines, "", "Not first:", "", *(missed or ["- none"])]) + "\n", all(cleared)


def share(outcomes: list[tuple[Search, list[str]]], within: int) -> float:
    return sum(not each.pages.isdisjoint(addresses[:within]) for each, addresses in outcomes) / len(outcomes)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("Usage: python benchmarks/search.py DATA_FOLDER [SITE]")
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else PROJECT / "build" / "site"))
