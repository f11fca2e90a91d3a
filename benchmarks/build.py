"""Times our build beside the peers' on the same made-up pages: `python benchmarks/build.py [--quick] [--rounds N --slow-rounds N]`.

Every build is a process of its own, cold: without a cache, into a folder that is not there yet; every source has just been read. In a round
each contender builds once, every second round the other way round, and a ratio compares builds of one round. Slow ones take part in fewer.
Then edits at the middle size, growth and memory at the large one. Writes results/build.md, and exits 1 if a bar is missed; --quick builds
few pages and prints alone.
"""

import argparse
import compileall
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from contenders import Contest
from edits import Edits
from measuring import Bar, Rounds, Took, verdicts
from peers import machine, named

import briggate as engine

RESULTS = Path(__file__).parent / "results" / "build.md"
EDIT_ROUNDS = 7
"""Rounds of our edits, which are short."""
SIZES, QUICK_SIZES = (2000, 5000, 10_000), (60, 120, 240)
BYTES_IN_A_GIGABYTE = 1e9
PEERS_HERE = ("hugo", "pagefind", "@11ty/eleventy", "mkdocs-material", "zensical")
SHOWN = ("pages", "pages and search", "Hugo", "Hugo with section lists", "Eleventy", "bare MkDocs", "Material", "Zensical")


class Measured(NamedTuple):
    """One after another: few pages, more, and whether many take as much longer as they are more."""

    few: Contest
    more: Contest
    many: Contest
    at_few: Rounds
    at_more: Rounds
    edits: Rounds
    second_build: Took
    """After an edit of one page, where only a cold build went before."""
    growth: Rounds
    memory: int
    """Bytes, at many."""
    share: float
    """Of the pages, those that show the phone number that is changed."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Time our build beside the peers'.")
    parser.add_argument("--quick", action="store_true", help="few pages, to see that everything runs; results are printed alone")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help=f"rounds of each (3); of edits at least {EDIT_ROUNDS}")
    parser.add_argument("--slow-rounds", type=int, default=1, metavar="N", help="of them, with Material and Zensical (1)")
    asked = parser.parse_args()
    compileall.compile_dir(Path(engine.__file__).parent, quiet=1)  # as pip does when it installs a package, and a first run otherwise
    with tempfile.TemporaryDirectory(prefix="briggate-bench-") as place:
        measured = measure(Path(place), QUICK_SIZES if asked.quick else SIZES, asked.rounds, asked.slow_rounds)
    report, passed = told(measured)
    print(report)
    if not asked.quick:
        RESULTS.write_text(report, encoding="utf-8", newline="\n")
    return 0 if passed or asked.quick else 1


def measure(place: Path, sizes: Sequence[int], rounds: int, slow_rounds: int) -> Measured:
    few, more, many = (Contest(place / str(size), size) for size in sizes)
    at_few, at_more, growth, after = Rounds(), Rounds(), Rounds(), Rounds()
    fast = [few.bare_mkdocs, few.eleventy, few.hugo, few.pages_alone, few.pages_and_search]
    slow = [few.material, few.hugo_with_sections]
    at_few.run([*fast, *slow], rounds, slow, max(slow_rounds, min(rounds, 2)))
    fast, slow = [more.eleventy, more.hugo, more.pages_alone, more.pages_and_search], [more.zensical, more.hugo_with_sections]
    at_more.run([*slow, *fast], rounds, slow, slow_rounds)
    edits = Edits(more)
    slow = [edits.zensical, edits.hugo]
    after.run([*slow, edits.one_page, edits.phone_number], max(rounds, EDIT_ROUNDS), slow, slow_rounds)
    memory = many.memory()
    growth.run([lambda: _sized(few), lambda: _sized(many)], rounds)
    return Measured(few, more, many, at_few, at_more, after, edits.second_build, growth, memory, len(edits.shown_by) / more.pages)


def _sized(contest: Contest) -> Mapping:
    return {str(contest.pages): contest.pages_and_search()["pages and search"]}


def bars_of(measured: Measured) -> list[Bar]:
    few, more, edits = measured.at_few, measured.at_more, measured.edits
    one, two, ten = (f"{contest.pages:,} pages" for contest in (measured.few, measured.more, measured.many))
    return [
        Bar(f"{one}: pages alone, over Hugo", few.ratio("pages", "Hugo"), 1.3),
        Bar(f"{one}: pages and search, over Hugo then Pagefind", few.ratio("pages and search", "Hugo", "Pagefind"), 0.8),
        Bar(f"{one}: pages and search, over Material with pruned navigation", few.ratio("pages and search", "Material"), 0.5),
        Bar(f"{one}: pages alone, over MkDocs with one bare template", few.ratio("pages", "bare MkDocs"), 1.6),
        Bar(f"{two}: pages alone, over Hugo", more.ratio("pages", "Hugo"), 1.0),
        Bar(f"{two}: pages and search, over Hugo then Pagefind", more.ratio("pages and search", "Hugo", "Pagefind"), 0.7),
        Bar(f"{two}: pages and search, over Zensical", more.ratio("pages and search", "Zensical"), 0.25),
        Bar(
            f"{ten} over {one}: pages and search",
            measured.growth.ratio(str(measured.many.pages), str(measured.few.pages)),
            5.3,
        ),
        Bar(f"{ten}: most memory at once", measured.memory / BYTES_IN_A_GIGABYTE, 1.2, " GB"),
        Bar(f"{two}: build with search after an edit of one page", edits.median("build after an edit").wall, 1.5, " s"),
        Bar(f"{two}: that build and all checks without a browser", edits.median("build after an edit", "checks after it").wall, 4, " s"),
        Bar(
            f"{two}: a changed phone number, over an edit of each page that shows it",
            edits.ratio("build after a phone number", "build after as many pages"),
            1.5,
        ),
    ]


def told(measured: Measured) -> tuple[str, bool]:
    """The results as Markdown, and whether every bar was cleared."""
    bars = bars_of(measured)
    contests = (measured.few, measured.more, measured.many)
    versions = ", ".join(f"{name} {version(name)}" for name in ("briggate", "mkdocs", "Markdown", "Jinja2"))
    corpora = "\n".join(
        f"- {each.pages:,} pages: {each.written.words:,} words, {each.written.distinct:.1%} of their sentences different; deflate makes "
        f"the Markdown {each.repetition['Markdown']:.1f} and the built pages' text {each.repetition['text']:.1f} times smaller"
        for each in contests
    )
    rounds, zensical = measured.at_few.count("pages"), measured.at_more.count("Zensical")
    small, large = (measured.growth.median(str(each.pages)).wall for each in (measured.few, measured.many))
    report = f"""\
# Building, and the peers beside it

Medians of {rounds} rounds; Material took part in {measured.at_few.count("Material")} of them, Zensical in {zensical}. In a round each
contender builds once, in a process of its own, and a ratio compares builds of one round. Cold: no cache, and a folder that is not
there yet; every source has just been read. Written by `make bench-build`.

- {machine()}, {versions}
- {", ".join(map(named, PEERS_HERE))}
{corpora}

{verdicts(bars)}

## Seconds by the clock, and of both processors together

| | {measured.few.pages:,} pages | {measured.more.pages:,} pages | bytes of a page |
|---|---:|---:|---:|
{_rows(measured)}

| after an edit at {measured.more.pages:,} pages | seconds | of processors |
|---|---:|---:|
{_edit_rows(measured)}

An edit is timed where two builds went before; medians of ours are of {measured.edits.count("build after an edit")} rounds. The second
build of a project also writes every file anew, and every later one only those that differ from the site before the last.

Pages and search at {measured.many.pages:,} pages: {large:.2f} s, beside {small:.2f} s at {measured.few.pages:,} in the same rounds. Memory
is looked at ten times a second, over all processes of the build; what they share counts once.

The phone number is shown by {measured.share:.0%} of the pages. It is compared with a build in which each of these pages, and no other, was
edited by a word.

## How each was laid out

- **Briggate** as it comes. It also writes an A to Z, feeds, redirects, a list of all pages and the addresses for search engines;
  of these, peers write the last alone. Pages alone is with `search_index: false`.
- **Hugo** and **Eleventy** have templates of ours that show the same parts: header with menu and search form, breadcrumb, data for search
  engines, what to know before starting, ways to get in touch, body, contact, related pages or those of the section, footer, and on landing
  pages a list of all pages below. What all pages have alike is taken from ours word for word, and put in as a text that is made once.
  Neither has taxonomies or feeds. Hugo is timed once more with a list of its section's pages on every page, which ours has not.
  Eleventy makes no addresses of headings, no sitemap, and renders Markdown without templates in it.
- **Pagefind** indexes `<main>` of what Hugo wrote. Hugo's and Pagefind's programs are run themselves, not the wrappers around them.
- **Material** with pruned navigation and its search, and **Zensical** as Material's settings have it, keep their own header, navigation and
  footer, in which each page lists its section; the other parts are the same. Their search is a part of the build.
- **Bare MkDocs** has a template of title and body, no plugin and no search: what MkDocs itself takes.
- Peers leave links as they are; Briggate and no other holds every link, reference and address against the pages that there are.
"""
    return report, all(bar.is_cleared for bar in bars)


def _rows(measured: Measured) -> str:
    rows = []
    for step in (*SHOWN[:3], "Pagefind", "Hugo then Pagefind", *SHOWN[3:]):
        steps = ("Hugo", "Pagefind") if " then " in step else (step,)
        cells = [_seconds(rounds, *steps) for rounds in (measured.at_few, measured.at_more)]
        pages = measured.few.seen.get(step) or measured.more.seen.get(step)
        name = f"Briggate, {step}" if step in SHOWN[:2] else step
        rows.append(f"| {name} | {' | '.join(cells)} | {f'{pages.mean_bytes:,.0f}' if pages else ''} |")
    return "\n".join(rows)


def _seconds(rounds: Rounds, *steps: str) -> str:
    if not all(step in rounds.by_step for step in steps):
        return ""
    took = rounds.median(*steps)
    return f"{took.wall:.2f} s ({took.processor:.2f})"


def _edit_rows(measured: Measured) -> str:
    took = {step: measured.edits.median(step) for step in measured.edits.by_step} | {"the second build ever": measured.second_build}
    return "\n".join(f"| {step} | {each.wall:.2f} s | {each.processor:.2f} s |" for step, each in took.items())


if __name__ == "__main__":
    sys.exit(main())
