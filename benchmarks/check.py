"""Times the gate beside linkinator on the same made-up site: `python benchmarks/check.py [--pages N --runs N]`.

First the rules over sources, HTML and links, over everything and again after one page was edited, each with the site built beforehand
and in a process of its own. Then links alone, in turns with linkinator: both look at every link
within the site and leave other sites alone. Ours is timed twice: as the part of a check that it is (reading the built pages, finding their
links, asking the rules over links), and as a whole command that does nothing else and keeps nothing. Writes results/check.md, and exits 1
if a bar is missed.
"""

import argparse
import compileall
import json
import re
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

from corpus import Corpus
from peers import command, environment, machine, named

import briggate as engine
from briggate.build.load import Project, load_site
from briggate.checks.catalogue import load_catalogue
from briggate.checks.gathering import gather_site
from briggate.model.policy import NOTHING_SAID

RESULTS = Path(__file__).parent / "results" / "check.md"
PAGES, SEED = 2000, 2026
COLD_MOST, EDIT_MOST, TIMES_FASTER = 12.0, 1.5, 20.0
"""Bars: seconds for everything, seconds after one edit, and linkinator's time over ours."""
FAMILIES = ("content", "html", "links")
MKDOCS_YML = (
    "site_name: Big Council\nsite_url: https://big.example.org/\ndocs_dir: content\nsite_dir: build/site\n"
    "theme: {name: briggate, custom_dir: theme}\nplugins: [briggate]\nmarkdown_extensions: []\n"
)


class Round(NamedTuple):
    """Seconds of our links' part, of our whole command and of linkinator, and the addresses that it looked at."""

    part: float
    whole: float
    theirs: float
    links: int


def main() -> int:
    parser = argparse.ArgumentParser(description="Time the gate beside linkinator.")
    parser.add_argument(
        "--pages", type=int, default=PAGES, metavar="N", help=f"pages of the site ({PAGES}; with another, results are printed alone)"
    )
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="rounds of each (3)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="briggate-bench-") as place:
        folder = Path(place, "site")
        Corpus(SEED).write(folder, asked.pages)
        (folder / "mkdocs.yml").write_text(MKDOCS_YML, encoding="utf-8")
        compileall.compile_dir(Path(engine.__file__).parent, quiet=1)  # as pip does when it installs a package, and a first run otherwise
        briggate(folder, "build")
        cold, edited, looked = gate(folder, asked.runs)
        pairs = beside_linkinator(folder, asked.runs)
    report, passed = told(looked, cold, edited, pairs)
    print(report)
    if asked.pages == PAGES:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(report, encoding="utf-8", newline="\n")
    return 0 if passed else 1


def gate(folder: Path, rounds: int) -> tuple[list[float], list[float], dict[str, int]]:
    """Seconds of checks that begin with nothing, and of checks after one page was edited and built; and what they looked at."""
    families = [word for name in FAMILIES for word in ("--family", name)]
    cold, edited = [], []
    random = Random(SEED)
    sources = sorted(path for path in folder.glob("content/*/*.md") if path.name != "index.md")
    for number in range(rounds + 1):
        (folder / ".cache/briggate/results.sqlite").unlink(missing_ok=True)
        all_of_it, report = check(folder, *families)
        with random.choice(sources).open("a", encoding="utf-8") as page:
            page.write(f"\nOne more sentence, number {number}.\n")
        briggate(folder, "build")
        one, _ = check(folder, *families)
        print(f"cold {all_of_it:.2f} s, after an edit {one:.2f} s{'' if number else ' (warming up)'}", file=sys.stderr)
        if number:
            cold.append(all_of_it)
            edited.append(one)
    return cold, edited, report["looked_at"] | {"rules": len(report["rules"])}


def beside_linkinator(folder: Path, rounds: int) -> list[Round]:
    rounds_told = []
    for _ in range(rounds):
        whole, _ = check(folder, "--family", "links", "--anew")
        part = links_part(folder)
        theirs, links = linkinator(folder / "build/site")
        print(f"links: part {part:.2f} s, command {whole:.2f} s, linkinator {theirs:.2f} s for {links:,}", file=sys.stderr)
        rounds_told.append(Round(part, whole, theirs, links))
    return rounds_told


def links_part(folder: Path) -> float:
    """Seconds for the built pages' links, from HTML to findings, in one process."""
    site = load_site(Project(folder))
    rules = [rule for rule in load_catalogue() if rule.family == "links" and not rule.needs]
    began = time.perf_counter()
    facts = gather_site(site, NOTHING_SAID, folder / "build/site")
    found = [hit for rule in rules for hit in rule.function(facts)]
    took = time.perf_counter() - began
    print(f"{len(rules)} rules, {sum(len(page.links) for page in facts.pages.values()):,} links, {len(found)} findings", file=sys.stderr)
    return took


def linkinator(site: Path) -> tuple[float, int]:
    words = [*command("linkinator"), ".", "--recurse", "--format", "json", "--skip", r"//[^/]*example\.org"]
    told_where = environment()
    began = time.perf_counter()
    done = subprocess.run(words, cwd=site, capture_output=True, text=True, check=False, env=told_where)
    took = time.perf_counter() - began
    links = json.loads(re.sub(r"^[^{]*", "", done.stdout, count=1))["links"]
    pages = {link["url"] for link in links if link["state"] == "OK"}
    if len(pages) < len(list(site.rglob("index.html"))) * 0.9:
        raise SystemExit(f"linkinator reached {len(pages)} addresses of the site: there is nothing to compare.\n{done.stderr[-500:]}")
    return took, len(links)


def check(folder: Path, *arguments: str) -> tuple[float, dict]:
    began = time.perf_counter()
    printed = briggate(folder, "check", *arguments, "--format", "json", allowed=(0, 1))
    took = time.perf_counter() - began
    report = json.loads(printed)
    if report["looked_at"]["built_pages"] < len(list((folder / "build/site").rglob("index.html"))):
        raise SystemExit("The check did not look at everything.")
    return took, report


def briggate(folder: Path, *arguments: str, allowed: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("briggate")), *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode not in allowed:
        raise SystemExit(f"briggate {' '.join(arguments)} ended with {done.returncode}.\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def told(looked: dict[str, int], cold: list[float], edited: list[float], pairs: list[Round]) -> tuple[str, bool]:
    """The results as Markdown, and whether every bar was cleared. Ratios are of one round, and their median counts."""
    all_of_it, edit = statistics.median(cold), statistics.median(edited)
    rows = [
        (f"everything, with nothing kept | {all_of_it:.2f} s | at most {COLD_MOST:g} s", all_of_it <= COLD_MOST),
        (f"again after one edit | {edit:.2f} s | at most {EDIT_MOST:g} s", edit <= EDIT_MOST),
    ]
    part, whole, theirs = (statistics.median(each) for each in list(zip(*pairs, strict=True))[:3])
    faster = statistics.median(each.theirs / each.part for each in pairs)
    name = f"linkinator {theirs:.1f} s over the links' part {part:.2f} s"
    rows.append((f"{name} | {faster:.1f} | at least {TIMES_FASTER:g}", faster >= TIMES_FASTER))
    alone = statistics.median(each.theirs / each.whole for each in pairs)
    beside = (
        f"{named('linkinator')} looked at {pairs[0].links:,} addresses of the same pages. "
        "A whole `briggate check --family links --anew`, with start-up and the reading of all sources, takes "
        f"{whole:.2f} s: linkinator takes {alone:.1f} times as long"
    )
    verdicts = "\n".join(f"| {row} | {'yes' if cleared else 'NO'} |" for row, cleared in rows)
    counted = ", ".join(f"{value:,} {name.replace('_', ' ')}" for name, value in looked.items())
    versions = ", ".join(f"{name} {version(name)}" for name in ("briggate", "selectolax", "markdown-it-py"))
    report = f"""\
# Checking, and linkinator beside it

Medians of {len(cold)} rounds, each check in a process of its own, over a site that was built beforehand. Written by `make bench-check`.

- {machine()}; {versions}
- Looked at: {counted}; families {", ".join(FAMILIES)}
- {beside}

| | | bar | cleared |
|---|---:|---:|---|
{verdicts}
"""
    return report, all(cleared for _, cleared in rows)


if __name__ == "__main__":
    sys.exit(main())
