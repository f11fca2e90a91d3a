"""Times the gate in a browser beside pa11y-ci on this repository's own site: `python benchmarks/browser.py [--pages N --runs N]`.

In turns over the same built pages: pa11y-ci with its axe runner alone, as it comes; every rule over HTML and in a browser
(`briggate scan --browser`); and our axe alone, on the desktop, as pa11y-ci's. All drive the same Chromium. Once pa11y-ci is also
timed with as many pages at once as there are processors, and @axe-core/cli and lighthouse over a sample. Then the whole site is checked,
and again after one page was edited, as an author would (`briggate check --browser`). Writes results/browser.md, and exits 1 if a bar is
missed.
"""

import argparse
import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from random import Random
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from browser_peers import Looked, axe_cli, lighthouse, pa11y_ci
from peers import browser_version, machine, named

import briggate as engine
from briggate.browser.axe_script import axe_script
from briggate.browser.chromium import Chromium, Where
from briggate.browser.pool import Pool
from briggate.browser.serving import served
from briggate.browser.visit import Visit
from briggate.model.policy import NOTHING_SAID
from briggate.model.rendering import AxeHit, Unmeasurable

PROJECT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results" / "browser.md"
PAGES, SAMPLE, SEED = 60, 10, 2026
EVERYTHING_LEAST, AXE_LEAST, EDIT_MOST = 1.0, 5.0, 6.0
"""Bars: pa11y-ci's time over ours for everything, over ours for axe alone; seconds after one edit."""
MADE_FROM = ("content", "site_config", "checks", "theme")
EDITED = ("bins/missed-bin", "council-tax/pay", "housing/repairs", "libraries/borrow-and-renew", "streets/abandoned-vehicles")


class Round(NamedTuple):
    """Seconds of pa11y-ci, of everything of ours and of our axe alone, over the same pages."""

    theirs: float
    everything: float
    axe: float


def main() -> int:
    parser = argparse.ArgumentParser(description="Time the gate in a browser beside its peers.")
    parser.add_argument(
        "--pages", type=int, default=PAGES, metavar="N", help=f"how many pages ({PAGES}; with another, results are printed alone)"
    )
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="rounds of each (3)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="briggate-bench-") as place:
        compileall.compile_dir(Path(engine.__file__).parent, quiet=1)  # as pip does when it installs a package
        project, few = Path(place, "project"), Path(place, "few")
        copy_project(project)
        briggate(project, "rules", "--write")  # so that a rule counts that was written a moment ago
        briggate(project, "build")
        pages = some_pages(project / "build/site", few, asked.pages)
        pairs, others, told_by_scan = beside_peers(few, pages, asked.runs)
        first, edits, looked = after_edits(project, asked.runs)
    report, passed = told(len(pages), pairs, others, told_by_scan, first, edits, looked)
    print(report)
    if asked.pages == PAGES:
        RESULTS.write_text(report, encoding="utf-8", newline="\n")
    return 0 if passed else 1


def copy_project(project: Path) -> None:
    """All of this repository that its site is made from."""
    for name in MADE_FROM:
        shutil.copytree(PROJECT / name, project / name)
    shutil.copy(PROJECT / "mkdocs.yml", project)


def some_pages(site: Path, few: Path, number: int) -> list[str]:
    """Copies the built site with only some of its pages, and gives their addresses, without the first slash."""
    shutil.copytree(site, few)
    files = sorted(few.rglob("index.html"))
    kept = sorted(Random(SEED).sample(files, number))
    for file in few.rglob("*.html"):
        if file not in kept:
            file.unlink()
    return [f"{file.parent.relative_to(few).as_posix()}/".removeprefix("./") for file in kept]


class Others(NamedTuple):
    """Peers that look once: pa11y-ci at as many pages at once as there are processors, and two at a sample of the pages."""

    crowded: Looked
    sample: int
    axe_cli: Looked
    lighthouse: Looked


def beside_peers(few: Path, pages: list[str], rounds: int) -> tuple[list[Round], Others, dict[str, int]]:
    """Each round beside pa11y-ci, what the others came to, and what our scan looked at."""
    pairs, scanned = [], dict[str, int]()
    with served(few) as address:
        addresses = [address + page for page in pages]
        for _ in range(rounds):
            theirs = pa11y_ci(few.parent, addresses, 1)
            if theirs.finished < len(pages):
                raise SystemExit(f"pa11y-ci finished {theirs.finished} of {len(pages)} pages: there is nothing to compare.")
            everything, scanned = scan(few)
            axe = axe_alone(addresses)
            print(f"pa11y-ci {theirs.seconds:.1f} s, everything {everything:.1f} s, axe alone {axe:.1f} s", file=sys.stderr)
            pairs.append(Round(theirs.seconds, everything, axe))
        sample = addresses[:: max(1, len(addresses) // SAMPLE)]
        others = Others(
            pa11y_ci(few.parent, addresses, os.cpu_count() or 1),
            len(sample),
            axe_cli(few.parent, sample),
            lighthouse(few.parent, sample),
        )
    return pairs, others, scanned


def scan(few: Path) -> tuple[float, dict[str, int]]:
    """Seconds for everything, and how many pages and rules that were."""
    began = time.perf_counter()
    briggate(few, "scan", ".", "--browser", "--json", "../scan.json", allowed=(0, 1))
    took = time.perf_counter() - began
    report = json.loads((few.parent / "scan.json").read_text(encoding="utf-8"))
    if report["not_run"]:
        raise SystemExit(f"The scan did not look at everything: {report['not_run'][:3]}")
    return took, {name: report[name] for name in ("files", "rules")}


def axe_alone(addresses: list[str]) -> float:
    """Seconds for axe in every page on the desktop, from the browsers' start to their end."""

    def work(browser: Chromium, url: str) -> list[AxeHit]:
        return Visit(browser, url, script, NOTHING_SAID.viewports).axe_in("desktop")

    began = time.perf_counter()
    script = axe_script()
    with Pool(Where(addresses[0].rpartition("/")[0])) as pool:
        outcomes = [outcome for _, outcome in pool.run(addresses, work)]
    took = time.perf_counter() - began
    if len(outcomes) != len(addresses) or any(isinstance(each, Unmeasurable) for each in outcomes):
        raise SystemExit("axe has not run in every page.")
    return took


def after_edits(project: Path, rounds: int) -> tuple[float, list[float], dict[str, int]]:
    """Seconds of a check of the whole site in a browser, and of checks after one page was edited, the build among it."""
    first, report = check(project)
    edits = []
    for name in EDITED[:rounds]:
        with (project / f"content/{name}.md").open("a", encoding="utf-8") as page:
            page.write("\nTell us if this page does not answer your question.\n")
        took, report = check(project)
        print(f"after an edit {took:.2f} s", file=sys.stderr)
        edits.append(took)
    return first, edits, report["looked_at"] | {"rules": len(report["rules"])}


def check(project: Path) -> tuple[float, dict]:
    began = time.perf_counter()
    printed = briggate(project, "check", "--browser", "--format", "json", allowed=(0, 1))
    return time.perf_counter() - began, json.loads(printed)


def briggate(folder: Path, *arguments: str, allowed: tuple[int, ...] = (0,)) -> str:
    program = str(Path(sys.executable).with_name("briggate"))
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in allowed:
        raise SystemExit(f"briggate {' '.join(arguments)} ended with {done.returncode}.\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def told(
    pages: int,
    pairs: list[Round],
    others: Others,
    scanned: dict[str, int],
    first: float,
    edits: list[float],
    looked: dict[str, int],
) -> tuple[str, bool]:
    """The results as Markdown, and whether every bar was cleared. Ratios are of one round, and their median counts."""
    theirs, everything, axe = (statistics.median(each) / pages for each in zip(*pairs, strict=True))
    slower = statistics.median(each.theirs / each.everything for each in pairs)
    axe_faster = statistics.median(each.theirs / each.axe for each in pairs)
    edit = statistics.median(edits)
    rows = [
        (
            f"pa11y-ci {theirs:.2f} s over everything {everything:.2f} s | {slower:.2f} | more than {EVERYTHING_LEAST:g}",
            slower > EVERYTHING_LEAST,
        ),
        (f"pa11y-ci {theirs:.2f} s over axe alone {axe:.3f} s | {axe_faster:.1f} | at least {AXE_LEAST:g}", axe_faster >= AXE_LEAST),
        (f"a check after one edit | {edit:.2f} s | at most {EDIT_MOST:g} s", edit <= EDIT_MOST),
    ]
    verdicts = "\n".join(f"| {row} | {'yes' if cleared else 'NO'} |" for row, cleared in rows)
    counted = ", ".join(f"{value:,} {name.replace('_', ' ')}" for name, value in looked.items())
    report = f"""\
# The gate in a browser, and its peers beside it

Medians of {len(pairs)} rounds over {pages} built pages of this repository's own site; seconds are of one page, with all starting and
stopping shared out among them. Written by `make bench-check`.

- {machine()}; briggate {version("briggate")}, a browser each
- {browser_version()}, for both; {named("pa11y-ci")}, ours with axe {axe_script().version}
- Everything: {scanned["rules"]} rules over HTML and in a browser, {scanned["files"]} pages, nothing kept (`briggate scan --browser`)
- pa11y-ci looks at one page at a time unless told otherwise. With as many at once as there are processors it takes
  {others.crowded.seconds / pages:.2f} s a page, and came to a verdict on {others.crowded.finished} of the {pages}
- {_told("@axe-core/cli", others.axe_cli, others.sample)}
- Of lighthouse the accessibility category alone: {_told("lighthouse", others.lighthouse, others.sample)}
- The check after an edit builds the site, starts its browsers and is the whole command `briggate check --browser`, with what an
  earlier check had kept: {counted}. The first check, with nothing kept, takes {first:.0f} s

| | | bar | cleared |
|---|---:|---:|---|
{verdicts}
"""
    return report, all(cleared for _, cleared in rows)


def _told(name: str, looked: Looked, pages: int) -> str:
    return (
        f"{named(name)} takes {looked.seconds / pages:.2f} s a page over a sample of {pages};\n  it came to a verdict on {looked.finished}"
        f" of them, and holds {looked.found} things to be wrong"
    )


if __name__ == "__main__":
    sys.exit(main())
