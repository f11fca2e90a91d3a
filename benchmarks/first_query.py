"""Measures a resident's first search beside Pagefind on the same made-up site: `python benchmarks/first_query.py DATA_FOLDER [--quick]`.

DATA_FOLDER holds `searches.tsv` (a column query). Each is asked once of our results page and once of the same page with Pagefind instead of
our search, each time by a browser context that has nothing yet, of a server on this machine that sends gzipped files. In turns, ours first
and Pagefind first; then some of them again with all of the browser's processes slowed. Writes results/search.md, and exits 1 if a bar is
missed; --quick takes few pages and searches, and prints alone.
"""

import argparse
import csv
import re
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple
from urllib.parse import quote

from selenium import webdriver
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait

sys.path.insert(0, str(Path(__file__).parent))

from contenders import BRIGGATE, OURS, SEED, build_environment
from corpus import Corpus
from measuring import Bar, run, verdicts
from peer_sites import LAYOUTS, write
from peers import browser_version, command, machine, named
from slowed import slowed
from wire import Served, served_compressed

from briggate.browser.programs import programs

RESULTS = Path(__file__).parent / "results" / "search.md"
PAGES, QUICK_PAGES, QUICK_SEARCHES = 5000, 100, 6
SLOWED_SEARCHES, TIMES_SLOWER = 30, 3
MEDIAN_MOST, WORST_MOST = 60, 150
"""Bars, in 1,000 bytes over the wire."""
PAGEFIND_PAGE = "pagefind-search"
SHOWN = """
const watch = new MutationObserver(() => {
  const status = document.querySelector(".search-status");
  if (document.querySelector(".search-result") || (status && status.textContent)) {
    window.shownAfter = performance.now();
    watch.disconnect();
  }
});
watch.observe(document, { childList: true, subtree: true, characterData: true });
"""
"""Notes the milliseconds from the start of the navigation until results, or that there are none, are in the page."""
WHAT_IS_SHOWN = """
return [window.shownAfter, document.querySelectorAll(".search-result").length, document.querySelector(".search-status").textContent];
"""
FIXED_WORK = "const began = performance.now(); let sum = 0; for (let i = 0; i < 3e8; i++) sum += i % 7; return performance.now() - began;"


class Asked(NamedTuple):
    """One search in a browser context of its own."""

    query: str
    milliseconds: float
    size: int
    """Bytes over the wire of all but the page, its stylesheet and pictures: the scripts among them."""
    files: int
    shown: int


@dataclass
class Answers:
    """What ours and Pagefind made of the same searches, in the same order."""

    ours: list[Asked]
    theirs: list[Asked]

    @property
    def ratio(self) -> float:
        return statistics.median(one.milliseconds / other.milliseconds for one, other in zip(self.ours, self.theirs, strict=True))


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure a resident's first search beside Pagefind.")
    parser.add_argument("data", type=Path, help="the folder of searches.tsv")
    parser.add_argument(
        "--quick", action="store_true", help="few pages and searches, to see that everything runs; results are printed alone"
    )
    asked = parser.parse_args()
    with (asked.data / "searches.tsv").open(encoding="utf-8", newline="") as rows:
        queries = [row["query"] for row in csv.DictReader(rows, delimiter="\t")][: QUICK_SEARCHES if asked.quick else None]
    pages = QUICK_PAGES if asked.quick else PAGES
    with tempfile.TemporaryDirectory(prefix="briggate-bench-") as place:
        site = write_site(Path(place), pages)
        with served_compressed(site) as server, Browser(server) as browser:
            browser.count_shown(queries)
            freely = browser.in_turns(queries)
            some = Random(SEED).sample(queries, min(SLOWED_SEARCHES, len(queries)))
            share = browser.share_for(TIMES_SLOWER)
            with slowed(browser.pid, share):
                slowly = browser.in_turns(some)
            slower = browser.times_slower(share)
    report, passed = told(pages, freely, slowly, slower)
    print(report)
    if not asked.quick:
        RESULTS.write_text(report, encoding="utf-8", newline="\n")
    return 0 if passed or asked.quick else 1


def write_site(place: Path, pages: int) -> Path:
    """Our site as built, with Pagefind's index of the same pages, and our results page once more with Pagefind in it."""
    Corpus(SEED).write(place / "ours", pages)
    write(place / "ours/mkdocs.yml", OURS % "briggate")
    run([BRIGGATE, "build"], place / "ours", build_environment())
    site = place / "ours/build/site"
    only = ["--glob", "{index.html,topic-*/**/index.html}", "--root-selector", "main", "--output-subdir", "pagefind"]
    run([*command("pagefind"), "--quiet", "--site", str(site), *only], place, build_environment())
    page = (site / "search/index.html").read_text(encoding="utf-8")
    scripts = '<script type="module" src="results.js"></script>\n<link rel="modulepreload" href="/pagefind/pagefind.js">\n</head>'
    page = re.sub(r'<script type="module".*?</script>|<link rel="modulepreload".*?>', "", page).replace("</head>", scripts)
    write(site / PAGEFIND_PAGE / "index.html", page)
    shutil.copy(LAYOUTS / "pagefind/results.js", site / PAGEFIND_PAGE)
    return site


class Browser:
    """Chromium, and searches in contexts of their own."""

    def __init__(self, server: Served) -> None:
        self.server = server
        self.shown: dict[str, int] = {}
        """How many results ours shows at first, by query: Pagefind loads as many."""

    def __enter__(self) -> "Browser":
        found = programs()
        options = webdriver.ChromeOptions()
        options.binary_location = found.browser
        options.enable_bidi = True
        for switch in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"):
            options.add_argument(switch)
        service = webdriver.ChromeService(found.driver)
        self.driver = webdriver.Chrome(options=options, service=service)
        self.pid = service.process.pid
        return self

    def __exit__(self, *_: object) -> None:
        self.driver.quit()

    def count_shown(self, queries: Sequence[str]) -> None:
        for query in queries:
            self.shown[query] = self._ask("search", query).shown

    def in_turns(self, queries: Sequence[str]) -> Answers:
        answers = Answers([], [])
        for number, query in enumerate(queries):
            sides = [("search", answers.ours), (PAGEFIND_PAGE, answers.theirs)]
            for page, answered in sides[:: -1 if number % 2 else 1]:
                with self._new_context():
                    answered.append(self._ask(page, query))
            one, other = answers.ours[-1], answers.theirs[-1]
            print(
                f"{query!r}: {one.milliseconds:.0f} ms, {one.size:,} bytes; Pagefind {other.milliseconds:.0f} ms, {other.size:,} bytes",
                file=sys.stderr,
            )
        return answers

    def share_for(self, times: float) -> float:
        """By how much to slow all processes for the same work to take that many times as long: on a busy machine not the same number."""
        share = times
        for _ in range(2):
            share *= times / self.times_slower(share)
        return share

    def times_slower(self, share: float) -> float:
        """How many times as long the same work takes, in the median of pairs."""
        pairs = []
        for _ in range(5):
            at_ease = self.fixed_work()
            with slowed(self.pid, share):
                pairs.append(self.fixed_work() / at_ease)
        return statistics.median(pairs)

    def fixed_work(self) -> float:
        """Milliseconds of the same sums."""
        return float(self.driver.execute_script(FIXED_WORK))

    @contextmanager
    def _new_context(self) -> Iterator[None]:
        driver, before = self.driver, self.driver.current_window_handle
        context = driver.browser.create_user_context()
        driver.switch_to.window(driver.browsing_context.create(type="tab", user_context=context))
        try:
            yield
        finally:
            driver.close()
            driver.switch_to.window(before)
            driver.browser.remove_user_context(context)

    def _ask(self, page: str, query: str) -> Asked:
        self.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": SHOWN})
        self.server.sent.clear()
        self.driver.get(f"{self.server.address}{page}/?q={quote(query)}&n={self.shown.get(query, 0)}")
        WebDriverWait(self.driver, 300, poll_frequency=0.02).until(_has_shown)
        milliseconds, shown, status = self.driver.execute_script(WHAT_IS_SHOWN)
        counted = [each for each in self.server.sent if not re.search(r"/$|\.css$|\.svg$|\.ico$", each.path)]
        if not status or (page == PAGEFIND_PAGE and shown > self.shown[query]):
            raise SystemExit(f"{page} answered {query!r} with {shown} results and “{status}”.")
        return Asked(query, milliseconds, sum(each.size for each in counted), len(counted), shown)


def _has_shown(driver: WebDriver) -> bool:
    return bool(driver.execute_script("return window.shownAfter && document.querySelector('.search-status').textContent"))


def told(pages: int, freely: Answers, slowly: Answers, slower: float) -> tuple[str, bool]:
    """The results as Markdown, and whether every bar was cleared."""
    sizes = sorted(each.size / 1000 for each in freely.ours)
    bars = [
        Bar("fetched for the first search: median", statistics.median(sizes), MEDIAN_MOST, " kB"),
        Bar(f"fetched for the first search: most (“{max(freely.ours, key=lambda each: each.size).query}”)", sizes[-1], WORST_MOST, " kB"),
        Bar("milliseconds to the results, over Pagefind", freely.ratio, 1),
        Bar(f"the same, with every process of the browser {slower:.1f} times slower", slowly.ratio, 1),
    ]
    rows = [
        _row(f"Briggate{how}", each.ours) + "\n" + _row(f"Pagefind{how}", each.theirs) for how, each in (("", freely), (", slowed", slowly))
    ]
    report = f"""\
# A resident's first search, and Pagefind beside it

{len(freely.ours)} searches of a made-up site of {pages:,} pages, each once of either, in turns, by a browser context with nothing kept.
Ratios are of one search, and their median counts. Written by `make bench-search`.

- {machine()}; {browser_version()}; {named("pagefind")}, which indexes `<main>` of the pages that Briggate has built
- Fetched: every byte that the server sent, headers among them, but for the page, its stylesheet and its pictures. Files go gzipped over
  HTTP/1.1 from this machine; Pagefind's own are compressed as it writes them
- Milliseconds: from the start of the navigation to `/search/?q=…` until results are in the page. For Pagefind the same page asks its
  script and loads as many records as ours shows, {statistics.mean(each.shown for each in freely.ours):.0f} in the mean
- Slowed: {len(slowly.ours)} of the searches with all of the browser's processes stopped and let go in turns, so that a fixed sum takes
  {slower:.1f} times as long

{verdicts(bars)}

| | searches | median ms | most ms | median kB | most kB | median requests | most requests |
|---|---:|---:|---:|---:|---:|---:|---:|
{chr(10).join(rows)}
"""
    return report, all(bar.is_cleared for bar in bars)


def _row(name: str, asked: list[Asked]) -> str:
    times, sizes, files = ([each[field] for each in asked] for field in (1, 2, 3))
    cells = [
        f"{len(asked)}",
        *(f"{of(values):,.0f}" for values in (times, [size / 1000 for size in sizes], files) for of in (statistics.median, max)),
    ]
    return f"| {name} | {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
