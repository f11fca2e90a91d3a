"""Measures the first view of a service page beside a Material and a GOV.UK Frontend page of the same words: `python benchmarks/page.py`.

One server on this machine sends all three, gzipped and with the same caching; each view has a Chromium of its own that knows nothing
yet: a phone of 360 by 740 pixels, slow 4G, and a processor slowed four times. In turns, a round each. Then lighthouse looks at the same
three pages in its own way. Writes results/page.md, and exits 1 if a bar is missed.
"""

import argparse
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from first_view import DEVTOOLS_SLOW_4G, SLOW_4G, View, first_view, lighthouse
from peers import browser_version, machine, named
from same_page import govuk_page, material_page, refuse_other_words, words_of
from wire import served_compressed

from briggate.browser.serving import read_headers
from briggate.build.pipeline import build

PROJECT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results" / "page.md"
ADDRESS, MOMENT = "bins/missed-bin/", "2026-12-16T09:00"
"""A service page with two alerts, a start button, the other ways, a contact and related pages."""
BYTES_MOST, REQUESTS_MOST, SECONDS_MOST, SHIFT_MOST = 30_000, 4, 1.2, 0.0
ROUNDS = 9
PEERS = {"ours": "ours", "material": "mkdocs-material", "govuk": "GOV.UK Frontend"}
KINDS = {".css": "CSS", ".js": "scripts", ".woff2": "fonts", ".json": "data", ".svg": "images", ".png": "images", ".ico": "images"}

LIGHTHOUSE_SAYS = (
    ("largest contentful paint, s", "paint", "{:.2f}"),
    ("layout shift", "shift", "{:.3f}"),
    ("bytes", "bytes", "{:,.0f}"),
    ("requests", "requests", "{:.0f}"),
    ("score of 100", "score", "{:.0f}"),
)
"""What its report is asked: the words, the key and the form of each."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the first view of a service page beside Material and GOV.UK Frontend.")
    parser.add_argument("--runs", type=int, default=ROUNDS, metavar="N", help=f"rounds ({ROUNDS}; with fewer, results are printed alone)")
    rounds = parser.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="briggate-bench-") as place, ExitStack() as servers:
        urls = {
            name: servers.enter_context(served_compressed(folder, read_headers(folder / "_headers"))).address + path
            for name, (folder, path) in pages(Path(place)).items()
        }
        views = in_turns(urls, SLOW_4G, rounds)
        harsher = in_turns(urls, DEVTOOLS_SLOW_4G, min(rounds, 3))
        looked = {name: median_of([lighthouse(url) for _ in range(min(rounds, 3))]) for name, url in urls.items()}
    report, passed = told(views, harsher, looked)
    print(report)
    if rounds >= ROUNDS:
        RESULTS.write_text(report, encoding="utf-8", newline="\n")
    return 0 if passed else 1


def pages(place: Path) -> dict[str, tuple[Path, str]]:
    """Each page by name: the folder of its site, and its path there."""
    ours = build(PROJECT, MOMENT, place / "ours").folder
    words = words_of(ours / ADDRESS / "index.html")
    material, govuk = material_page(words, place / "material"), govuk_page(words, place / "govuk")
    refuse_other_words(words, (ours / ADDRESS / "index.html", material, govuk))
    folders = {"ours": ours, "material": place / "material/site", "govuk": place / "govuk"}
    paths = {"ours": ADDRESS, "material": "bins/page/", "govuk": "bins/page/"}
    return {name: (folders[name], paths[name]) for name in PEERS}


def in_turns(urls: dict[str, str], network: dict[str, float], rounds: int) -> dict[str, list[View]]:
    views: dict[str, list[View]] = {name: [] for name in urls}
    for number in range(rounds):
        for name, url in urls.items():
            views[name].append(first_view(url, network))
        print(f"round {number + 1}:", ", ".join(f"{name} {views[name][-1].paint:.2f} s" for name in urls), file=sys.stderr)
    return views


def median_of(reports: Sequence[dict[str, float]]) -> dict[str, float]:
    return {key: statistics.median(each[key] for each in reports) for key in reports[0]}


def told(views: dict[str, list[View]], harsher: dict[str, list[View]], looked: dict[str, dict[str, float]]) -> tuple[str, bool]:
    """The results as Markdown, and whether every bar was cleared."""
    paint = {name: statistics.median(view.paint for view in each) for name, each in views.items()}
    shift = {name: max(view.shift for view in each) for name, each in views.items()}
    size = {name: statistics.median(view.bytes for view in each) for name, each in views.items()}
    requests = {name: max(len(view.fetched) for view in each) for name, each in views.items()}
    slower = {name: statistics.median(view.paint for view in each) for name, each in harsher.items()}
    bars = (
        ("bytes over the wire, headers among them", size, "{:,.0f}", BYTES_MOST),
        ("requests", requests, "{:,.0f}", REQUESTS_MOST),
        ("largest contentful paint, s", paint, "{:.2f}", SECONDS_MOST),
        ("layout shift", shift, "{:.3f}", SHIFT_MOST),
    )
    passed = all(values["ours"] <= bar for _, values, _, bar in bars)
    rows = [
        _row(what, values, form) + f" at most {bar:,g} | {'yes' if values['ours'] <= bar else 'NO'} |" for what, values, form, bar in bars
    ]
    others = [name for name in PEERS if name != "ours"]
    longer = ", ".join(f"{PEERS[name]} {_ratio(views, name):.2f} times" for name in others)
    heavier = ", ".join(f"{PEERS[name]} {size[name] / size['ours']:.1f} times" for name in others)
    kinds = {name: _by_kind(each[0]) for name, each in views.items()}
    known = ("page", *dict.fromkeys(KINDS.values()), "other")
    parts = [_row(kind, {name: kinds[name][kind] for name in PEERS}, "{:,}") for kind in known if any(kinds[name][kind] for name in PEERS)]
    said = [_row(what, {name: looked[name][key] for name in PEERS}, form) for what, key, form in LIGHTHOUSE_SAYS]
    names = " | ".join(PEERS.values())
    report = f"""\
# The first view of a service page, and two others of the same words

Medians of {len(views["ours"])} rounds of `/{ADDRESS}` of this repository's own site, as at {MOMENT}; of requests and layout shift the most.
Written by `make bench-page` (`python benchmarks/page.py`).

- {machine()}; {browser_version()}
- {named("mkdocs-material")}, as it comes with search, with a page a topic; without its fonts, which Google would send
- {named("govuk-frontend")}: its published markup, compiled stylesheet, script, fonts and icons; topics in its footer
- One server for all: gzip 9, HTTP/1.1, the same caching; ours with its security headers too
- Each view in a browser of its own with nothing kept, 360 by 740 pixels
- Slow 4G as lighthouse means it: 150 ms before each answer, 1.6 Mb/s down, 0.75 Mb/s up; processor slowed 4 times
- Until the largest paint, as long as ours (medians of paired rounds): {longer}. As many bytes: {heavier}

| | {names} | bar | cleared |
|---|---:|---:|---:|---:|---|
{chr(10).join(rows)}

What the bytes are, in the first round:

| | {names} |
|---|---:|---:|---:|
{chr(10).join(parts)}

By the harsher slow 4G of Chromium's developer tools (562.5 ms before each answer, 1.44 Mb/s down), without a bar, the largest paint comes
after {", ".join(f"{slower[name]:.2f} s ({PEERS[name]})" for name in PEERS)}.

What {named("lighthouse")} says of the same pages (mobile, its simulated slow 4G), medians of {min(3, len(views["ours"]))}:

| | {names} |
|---|---:|---:|---:|
{chr(10).join(said)}
"""
    return report, passed


def _row(what: str, values: Mapping[str, float], form: str) -> str:
    return f"| {what} | {' | '.join(form.format(values[name]) for name in PEERS)} |"


def _ratio(views: dict[str, list[View]], name: str) -> float:
    return statistics.median(theirs.paint / ours.paint for theirs, ours in zip(views[name], views["ours"], strict=True))


def _by_kind(view: View) -> Counter[str]:
    """Bytes by kind of file."""
    kinds: Counter[str] = Counter()
    for url, size in view.fetched:
        kinds["page" if url.endswith("/") else KINDS.get(Path(url).suffix, "other")] += size
    return kinds


if __name__ == "__main__":
    sys.exit(main())
