"""Times how soon a saved page is seen: `python benchmarks/serve.py [--pages N --edits N]`.

`briggate serve` runs on a copy of this repository's site, and on a made-up site of 5,000 pages, each with a page open in Chromium. A
sentence of the page's Markdown is written anew, again and again. The clock starts just before the file is opened for writing, and stops in
the page: a script that the browser runs in every document notes the moment (performance.timeOrigin + performance.now(), the clock of the
same machine) after the first frame in which the new sentence is in the document. It then notes when the panel tells what was found.
Nothing asks the page meanwhile but a question a hundred times a second whether it is done. Writes results/serve.md, and exits 1 if a bar
is missed.
"""

import argparse
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

from contenders import OURS, SEED
from corpus import PROJECT, Corpus
from peers import machine
from selenium import webdriver
from selenium.common.exceptions import JavascriptException
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser_support import start_chromium  # the gate's own browser keeps a page from being shown again by itself

RESULTS = Path(__file__).parent / "results" / "serve.md"
MADE_FROM = ("content", "site_config", "checks", "theme")
PAGES, EDITS = 5000, 12
REFERENCE_MOST, LARGE_MOST, FINDINGS_MOST = 300, 800, 1000
"""Bars: milliseconds until an edit is seen on the reference site and on the large one; from then until its findings are told."""
REFERENCE_PAGE, LARGE_PAGE = "bins/missed-bin", "topic-03/page-00003"
WAIT = 300.0
"""Seconds after which an edit that is not seen counts as lost."""
ASK_EVERY = 0.2
"""Seconds. The page notes by its own clock when it was there; to ask it oftener would take a processor from what is timed."""

NOTES = """
window.noted = {};
const note = (what) => { window.noted[what] ??= performance.timeOrigin + performance.now(); };
const look = () => {
  const said = /Edit number (\\d+)\\./.exec(document.querySelector("main")?.textContent || "");
  if (said && window.edit !== said[1]) {
    window.edit = said[1];
    window.noted = {};
    requestAnimationFrame(() => setTimeout(() => note("seen")));
  }
  const tone = document.querySelector("briggate-panel")?.shadowRoot.querySelector("[data-tone]")?.dataset.tone;
  if (window.noted.seen && tone && tone !== "wait") note("told");
  requestAnimationFrame(look);
};
document.addEventListener("DOMContentLoaded", look);
"""


class Edit(NamedTuple):
    """Milliseconds: from writing the file to seeing it, from there to its findings, and what the build in between took."""

    seen: float
    told: float
    built: float


class Site(NamedTuple):
    name: str
    pages: int
    most: int
    edits: list[Edit]

    @property
    def median(self) -> float:
        return statistics.median(edit.seen for edit in self.edits)


def main() -> int:
    parser = argparse.ArgumentParser(description="Time how soon a saved page is seen.")
    parser.add_argument("--pages", type=int, default=PAGES, metavar="N", help=f"pages of the large site ({PAGES}; 0 leaves it out)")
    parser.add_argument("--edits", type=int, default=EDITS, metavar="N", help=f"edits of each, after one to warm up ({EDITS})")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="briggate-bench-") as place:
        sites = [measured("This repository's site", reference(Path(place, "reference")), REFERENCE_PAGE, REFERENCE_MOST, asked.edits)]
        if asked.pages:
            sites.append(measured("A made-up site", made_up(Path(place, "large"), asked.pages), LARGE_PAGE, LARGE_MOST, asked.edits))
    report = told(sites)
    print(report)
    if (asked.pages, asked.edits) == (PAGES, EDITS):
        RESULTS.write_text(report, encoding="utf-8", newline="\n")
    return 0 if all(site.median <= site.most and findings(site) <= FINDINGS_MOST for site in sites) else 1


def reference(folder: Path) -> Path:
    for name in MADE_FROM:
        shutil.copytree(PROJECT / name, folder / name)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    return folder


def made_up(folder: Path, pages: int) -> Path:
    Corpus(SEED).write(folder, pages)
    (folder / "mkdocs.yml").write_text(OURS % "briggate", encoding="utf-8")
    return folder


def measured(name: str, folder: Path, page: str, most: int, edits: int) -> Site:
    source = folder / f"content/{page}.md"
    text = source.read_text(encoding="utf-8")
    with serving(folder) as (server, url, pages), browsing() as browser:
        browser.get(f"{url}{page}/")
        done = [edited(browser, server, source, f"{text}\nEdit number {number}.\n", number) for number in range(edits + 1)]
    return Site(name, pages, most, done[1:])


def edited(browser: webdriver.Chrome, server: "subprocess.Popen[str]", source: Path, text: str, number: int) -> Edit:
    began = time.time()
    source.write_text(text, encoding="utf-8", newline="\n")
    done = f"return window.edit === '{number}' && window.noted.told ? [window.noted.seen, window.noted.told] : null"
    seen, told = WebDriverWait(browser, WAIT, ASK_EVERY, [JavascriptException]).until(lambda driver: driver.execute_script(done))
    assert server.stdout
    took = re.search(r"in ([\d.]+) s", line := server.stdout.readline())
    if not took:
        raise SystemExit(f"{source.name}: the server said {line.strip()!r}")
    edit = Edit(seen - began * 1000, told - seen, float(took[1]) * 1000)
    print(f"{source.name}, edit {number}: seen after {edit.seen:.0f} ms, findings {edit.told:.0f} ms later", file=sys.stderr)
    return edit


@contextmanager
def serving(folder: Path) -> Iterator[tuple["subprocess.Popen[str]", str, int]]:
    """The server, where it serves, and how many pages it says there are."""
    command = [str(Path(sys.executable).with_name("briggate")), "serve", "--as-of", "2026-12-10", "--port", str(free_port())]
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as server:
        try:
            assert server.stdout
            said = re.fullmatch(r"([\d,]+) pages in .*: (http://\S+)\n", line := server.stdout.readline())
            if not said:
                raise SystemExit(f"The server did not start: {line.strip()}")
            yield server, said[2], int(said[1].replace(",", ""))
        finally:
            server.send_signal(signal.SIGTERM)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def browsing() -> Iterator[webdriver.Chrome]:
    browser = start_chromium()
    try:
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": NOTES})
        yield browser
    finally:
        browser.quit()


def findings(site: Site) -> float:
    return statistics.median(edit.told for edit in site.edits)


def told(sites: list[Site]) -> str:
    rows = "\n".join(
        f"| {site.name}, {site.pages:,} addresses | {site.median:.0f} ms | {max(edit.seen for edit in site.edits):.0f} ms "
        f"| {statistics.median(edit.built for edit in site.edits):.0f} ms | {site.most} ms | {'yes' if site.median <= site.most else 'NO'} "
        f"| {findings(site):.0f} ms |"
        for site in sites
    )
    versions = ", ".join(f"{name} {version(name)}" for name in ("briggate", "mkdocs", "watchdog", "selenium"))
    with browsing() as browser:
        chromium = f"Chromium {browser.capabilities['browserVersion']}"
    return f"""\
# How soon a saved page is seen

From writing a page's Markdown to seeing its new sentence in the page that is open in a browser, which shows it by itself; medians of
{len(sites[0].edits)} edits, after one to warm up. `python benchmarks/serve.py` says how it is measured.

- {machine()}; {versions}, {chromium}

| | seen | slowest | of it, building | at most | cleared | findings told, after that |
|---|---:|---:|---:|---:|---|---:|
{rows}
"""


if __name__ == "__main__":
    sys.exit(main())
