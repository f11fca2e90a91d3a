"""Times our build beside MkDocs alone, on the same made-up pages: `python benchmarks/build.py [--pages N --runs N]`.

(A) `mkdocs build` with a theme of one bare template and no plugin; (B) `mkdocs build` with our theme and plugin, the search index
left out; (C) the same with the index. Each is a process of its own into a new folder, in turns, so that what else the machine does
falls on all alike. Twice the pages are timed for growth. Writes results/build.md, and exits 1 if a bar is missed.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from importlib.metadata import version
from operator import truediv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import Corpus, Written

RESULTS = Path(__file__).parent / "results" / "build.md"
BESIDE_BARE, TWICE_THE_PAGES = 1.6, 2.2
"""Bars: our time over MkDocs's own on the same pages, and our time for twice the pages over that for the pages."""
PAGES, SEED = 2000, 2026

COMMON = "site_name: Big Council\nsite_url: https://big.example.org/\ndocs_dir: content\n"
KINDS = {
    "A": COMMON + "theme: {name: null, custom_dir: bare}\nplugins: []\n",
    "B": COMMON + "theme: {name: briggate, custom_dir: theme}\nplugins: [{briggate: {search_index: false}}]\nmarkdown_extensions: []\n",
    "C": COMMON + "theme: {name: briggate, custom_dir: theme}\nplugins: [briggate]\nmarkdown_extensions: []\n",
}
BARE = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title></head>\n'
    "<body><h1>{{ page.title }}</h1>\n{{ page.content }}\n</body></html>\n"
)


def main() -> int:
    parser = argparse.ArgumentParser(description="Time a build beside MkDocs alone.")
    parser.add_argument(
        "--pages",
        type=int,
        default=PAGES,
        metavar="N",
        help=f"pages of the smaller site ({PAGES}; with another number, results are printed alone)",
    )
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="rounds of building each kind once, after one to warm up (3)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="briggate-bench-") as place:
        sites = {pages: Path(place, str(pages)) for pages in (asked.pages, 2 * asked.pages)}
        written = {pages: prepare(folder, pages) for pages, folder in sites.items()}
        seconds = timed(sites, asked.runs)
    report, passed = told(written, seconds)
    print(report)
    if asked.pages == PAGES:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(report, encoding="utf-8", newline="\n")
    return 0 if passed else 1


def prepare(folder: Path, pages: int) -> Written:
    written = Corpus(SEED).write(folder, pages)
    (folder / "bare").mkdir()
    (folder / "bare/main.html").write_text(BARE, encoding="utf-8")
    for kind, settings in KINDS.items():
        (folder / f"{kind}.yml").write_text(settings, encoding="utf-8")
    return written


Seconds = Mapping[tuple[int, str], list[float]]
"""How long each build of (pages, kind) took, round by round."""


def timed(sites: Mapping[int, Path], rounds: int) -> Seconds:
    """Every kind at both sizes once a round; each second round goes the other way. A first round, to warm up, does not count."""
    few, many = sites
    turns = [(few, "A"), (few, "B"), (many, "B"), (few, "C"), (many, "C")]
    seconds: dict[tuple[int, str], list[float]] = {turn: [] for turn in turns}
    for number in range(rounds + 1):
        for pages, kind in turns if number % 2 else turns[::-1]:
            took = build(sites[pages], kind)
            print(f"{pages} pages, {kind}: {took:.2f} s{'' if number else ' (warming up)'}", file=sys.stderr)
            if number:
                seconds[pages, kind].append(took)
    return seconds


def build(folder: Path, kind: str) -> float:
    with tempfile.TemporaryDirectory(dir=folder) as site:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", f"{kind}.yml", "--site-dir", f"{site}/site"]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1796860800", "NO_MKDOCS_2_WARNING": "1"}
        began = time.perf_counter()
        subprocess.run(command, cwd=folder, env=environment, check=True)
        took = time.perf_counter() - began
        built = len(list(Path(site, "site").rglob("index.html")))
        if built < int(folder.name):
            raise SystemExit(f"{kind} built {built} pages of {folder.name}: there is nothing to compare.")
        return took


def told(written: Mapping[int, Written], seconds: Seconds) -> tuple[str, bool]:
    """The results as Markdown, and whether both bars were cleared. Ratios are of builds of the same round, and their median counts."""
    few, many = written
    one, two = ({kind: statistics.median(took) for (pages, kind), took in seconds.items() if pages == size} for size in (few, many))
    beside = statistics.median(map(truediv, seconds[few, "B"], seconds[few, "A"]))
    growth = statistics.median(map(truediv, seconds[many, "B"], seconds[few, "B"]))
    versions = ", ".join(f"{name} {version(name)}" for name in ("briggate", "mkdocs", "mkdocs-material", "Markdown", "Jinja2"))
    rows = [
        ("A. MkDocs, one bare template", one["A"], None),
        ("B. Briggate without its search index", one["B"], two["B"]),
        ("C. Briggate with its search index", one["C"], two["C"]),
        ("The index alone (C − B)", one["C"] - one["B"], two["C"] - two["B"]),
    ]
    table = "\n".join(f"| {name} | {small:.2f} s | {f'{large:.2f} s' if large else ''} |" for name, small, large in rows)
    bars = ((f"B over A at {few:,} pages", beside, BESIDE_BARE), (f"B at {many:,} over B at {few:,} pages", growth, TWICE_THE_PAGES))
    verdicts = "\n".join(f"| {name} | {ratio:.2f} | {bar} | {'yes' if ratio <= bar else 'NO'} |" for name, ratio, bar in bars)
    sizes = "; ".join(
        f"{each.pages:,} pages, {each.words:,} words, {each.distinct:.0%} of their sentences different" for each in written.values()
    )
    report = f"""\
# Building beside MkDocs alone

Medians of {len(seconds[few, "A"])} rounds. In each round every kind was built once, each in a process of its own; a ratio compares
builds of one round. Written by `make bench`.

- Python {platform.python_version()}, {versions}; {platform.system()} {platform.machine()}, {os.cpu_count()} processors
- Made-up pages: {sizes}

| | {few:,} pages | {many:,} pages |
|---|---:|---:|
{table}

| | ratio | at most | cleared |
|---|---:|---:|---|
{verdicts}
"""
    return report, all(ratio <= bar for _, ratio, bar in bars)


if __name__ == "__main__":
    sys.exit(main())
