"""Asks residents' searches of the built site: `python benchmarks/search.py DATA_FOLDER [SITE]`.

DATA_FOLDER holds `searches.tsv` (columns lgsl, query, kind). A search counts if its LGSL code has a page, and is answered by any page
with that code. Each is asked of lunr.py through the built index, and of the real results page, which Chromium loads anew for every
search. Exits 1 below FIRST_FIVE or FIRST on either side.
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
sys.path.insert(0, str(PROJECT))  # for the browser that the tests use

from briggate.browser.serving import served  # noqa: E402
from briggate.search import read_index, search  # noqa: E402
from tests.browser_support import start_chromium  # noqa: E402

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
    answers = {"lunr.py": asked(searches, of_python(site)), "Chromium, /search/?q=": asked_in_chromium(searches, site)}
    passed = [report(name, searches, found) for name, found in answers.items()]
    here, there = answers.values()
    print(f"\nThe two gave different first {SHOWN} to {sum(one != other for one, other in zip(here, there, strict=True))} searches.")
    return 0 if all(passed) else 1


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


def report(name: str, searches: list[Search], found: list[list[str]]) -> bool:
    """Prints how a side did, and whether that is enough."""
    outcomes = [(each, addresses) for each, addresses in zip(searches, found, strict=True)]
    print(f"\n{name}\n{'kind':<16}{'searches':>9}{'first':>8}{'first 5':>9}")
    for kind in [*sorted({each.kind for each in searches}), "all"]:
        of_kind = [(each, addresses) for each, addresses in outcomes if kind in (each.kind, "all")]
        print(f"{kind:<16}{len(of_kind):>9}{share(of_kind, 1):>8.1%}{share(of_kind, SHOWN):>9.1%}")
    for each, addresses in outcomes:
        if each.pages.isdisjoint(addresses):
            print(f"  missed: {each.query!r} ({each.kind}) is answered by {', '.join(sorted(each.pages))}; first came {addresses[:2]}")
    return share(outcomes, SHOWN) >= FIRST_FIVE and share(outcomes, 1) >= FIRST


def share(outcomes: list[tuple[Search, list[str]]], within: int) -> float:
    return sum(not each.pages.isdisjoint(addresses[:within]) for each, addresses in outcomes) / len(outcomes)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit("Usage: python benchmarks/search.py DATA_FOLDER [SITE]")
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else PROJECT / "build" / "site"))
