"""Shows which of a list of barriers the rules find: `python benchmarks/barriers.py DATA_FOLDER [--browser]`.

DATA_FOLDER holds `barriers.json`: public examples of what shuts people out of websites, each with id, category, name and a snippet of
HTML. Each is written to a file and `briggate scan` looks it through, with --browser in a browser too. A barrier counts as found only if
one of the rules that fired is about that kind of barrier: ABOUT says which are, by words of a barrier's category and name. Those that a
rule is sure of and those that it leaves to a person are counted apart. Writes results/barriers.md (without a browser
barriers-html.md), and exits 1 below the bars.
"""

import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from scanned import scanned

RESULTS = Path(__file__).parent / "results"

ABOUT: tuple[tuple[str, str], ...] = (
    (r"reading order|source order", "reading-order"),
    (r"abbreviation|acronym", "abbreviation*"),
    (r"plain language|reading age|sentence", "reading-age long-sentence"),
    (r"colour and contrast.*colour alone", "sight-directions colour-alone-* link-colour-only form-error-marked"),
    (r"colour and contrast: (?=.*contrast ratio)", "contrast contrast-enhanced text-on-image style-unseen"),
    (r"typography: (?=.*(?:blink|marquee|moving|scroll))", "moving-text media-moving motion-*"),
    (r"typography: (?=.*italic)", "long-italics text-italics"),
    (r"typography: (?=.*justif)", "obsolete-* text-justified"),
    (r"typography: (?=.*capital)", "capitals text-capitals"),
    (r"typography: (?=.*line (?:height|spacing))", "line-height"),
    (r"typography: (?=.*(?:long lines|line length))", "line-length"),
    (r"typography: (?=.*(?:small|size))", "text-small text-size"),
    (r"typography: (?=.*underline)", "underline"),
    (r"language of content: (?=.*html element)", "document-language page-language* page-settings"),
    (r"language of content: (?=.*change of language)", "passage-language* language-of-parts*"),
    (r"language of content: (?=.*direction)", "text-direction*"),
    (r"page title", "title-* page-settings"),
    (r"heading", "heading-* one-h1 bold-as-heading page-outline"),
    (r"lists: (?=.*(?:not marked|typed|markup))", "typed-list"),
    (r"lists: (?=.*(?:parent|li\b|nest|structure|element))", "list-structure"),
    (r"tables: (?=.*(?:scope|header|th elements))", "table-header* table-headers table-false-headers"),
    (r"tables: (?=.*caption|.*summary)", "table-caption table-fake-caption"),
    (r"tables: (?=.*numbers? of columns)", "table-uneven"),
    (r"tables: (?=.*empty)", "table-cells-empty table-header-empty"),
    (r"tables: (?=.*layout)", "table-layout"),
    (r"tables: (?=.*nested)", "table-nested"),
    (r"tables: (?=.*only has)", "table-header-only table-headers"),
    (r"images: (?=.*no alt|.*missing alt)", "image-alt"),
    (r"images: (?=.*file name)", "image-alt-file-name"),
    (r"images: (?=.*title)", "image-title"),
    (r"images: (?=.*(?:image of|picture of|graphic|redundant))", "image-alt-redundant"),
    (r"images: (?=.*(?:placeholder|uninformative|inappropriate|space))", "image-alt-placeholder image-alt-file-name"),
    (r"images: (?=.*(?:same|identical|caption|repeat))", "image-alt-repeats"),
    (r"images: (?=.*(?:text of|images? of text))", "image-of-text"),
    (r"images: (?=.*partial)", "image-of-text"),
    (r"spacer", "image-spacer"),
    (r"multimedia: (?=.*(?:transcript|audio|video|caption))", "media-transcript media-captions media-link-transcript"),
    (r"multimedia: (?=.*(?:autoplay|automatically))", "media-autoplay"),
    (r"multimedia: (?=.*(?:flash|moving))", "media-moving moving-text motion-* media-embedded"),
    (r"links: (?=.*(?:blank|empty|no (?:alternative )?text))", "link-text-empty image-alt control-name picture-words"),
    (r"links: (?=.*(?:uninformative|out of context|click here|vague))", "link-text-vague"),
    (r"links: (?=.*(?:full stop|punctuation))", "link-text-punctuation"),
    (r"links: (?=.*(?:url|address))", "link-text-address"),
    (r"links: (?=.*new window)", "link-new-window"),
    (r"links: (?=.*title)", "link-title-repeats"),
    (r"links: (?=.*same text)", "link-same-words"),
    (r"links: (?=.*adjacent)", "links-side-by-side"),
    (r"links: (?=.*multimedia)", "media-link-transcript"),
    (r"links: (?=.*to an image)", "image-link-target"),
    (r"links: (?=.*colour alone)", "colour-alone-link link-colour-only style-unseen"),
    (r"links: (?=.*skip)", "landmarks skip-* bypass-*"),
    (r"buttons: (?=.*(?:empty|missing|no (?:text|name|alt)))", "button-name image-alt control-name"),
    (
        r"buttons: (?=.*(?:uninformative|vague|click|alt attribute))",
        "button-name-vague image-alt image-alt-placeholder image-alt-file-name",
    ),
    (r"forms: (?=.*error)(?=.*(?:colour|identified|marked))", "form-error-marked colour-alone-state"),
    (r"forms: (?=.*error)(?=.*(?:suggestion|correction|format))", "form-error-words"),
    (r"forms: (?=.*label)(?=.*(?:missing|no |without))", "form-label form-label-orphan form-placeholder-label control-name"),
    (r"forms: (?=.*label)(?=.*(?:white space|far|aligned))", "label-far"),
    (r"forms: (?=.*label)(?=.*(?:match|for=|orphan))", "form-label-orphan form-label"),
    (r"forms: (?=.*label)(?=.*(?:unique|identical|same|duplicate|ambiguous|two))", "form-label-duplicate form-label"),
    (r"forms: (?=.*placeholder)", "form-placeholder-label"),
    (r"forms: (?=.*(?:radio|checkbox|group))(?=.*fieldset)", "form-group"),
    (r"forms: (?=.*legend)", "form-legend"),
    (r"forms: (?=.*hint)", "form-hint"),
    (r"forms: (?=.*(?:submit|no button))", "form-submit"),
    (r"forms: (?=.*(?:required|mandatory|asterisk))", "form-required"),
    (r"forms: (?=.*autocomplete)", "form-autocomplete"),
    (r"focus (?:is )?not (?:visible|indicated)|visible focus", "focus-removed focus-visible focus-contrast focus-obscured style-unseen"),
    (r"keyboard access: (?=.*hover)", "hover-only submenu-hover hover-reveals tab-reaches-all"),
    (r"forms: (?=.*(?:on change|onchange|automatically))", "change-on-input input-changes-page focus-changes-page"),
    (r"keyboard access: (?=.*tabindex)(?=.*(?:non focusable|=0|text))", "tabindex-on-text"),
    (r"keyboard access: (?=.*tabindex)(?=.*(?:greater|positive))", "positive-tabindex focus-order tab-order-set"),
    (r"keyboard access: (?=.*(?:dropdown|submenu|navigation))", "submenu-hover hover-reveals tab-reaches-all"),
    (r"keyboard access: (?=.*(?:lightbox|dialog|modal))", "dialog-marked"),
    (r"keyboard access: (?=.*(?:lightbox|dialog|modal))(?=.*\b(?:esc|escape)\b)", "dialog-escape"),
    (r"keyboard access: (?=.*(?:lightbox|dialog|modal))(?=.*focus)", "dialog-focus"),
    (r"keyboard access: (?=.*trap)", "keyboard-trap"),
    (r"keyboard access: (?=.*role=button)", "link-as-button key-ignored"),
    (r"keyboard access: (?=.*(?:tooltip|accordion|concertina))", "keyboard-reach fake-button hover-reveals tab-reaches-all"),
    (r"keyboard access: (?=.*(?:onclick|fake|div|span|custom|clickable))", "fake-button keyboard-reach tab-reaches-all key-ignored"),
    (r"accesskey", "access-key"),
    (r"close button|named? only x", "close-button-name"),
    (r"frames: (?=.*title)", "frame*"),
    (r"css: (?=.*display:none)", "hidden-words words-unheard words-unseen"),
    (r"css: (?=.*(?:inserted|generated|background))", "css-words background-image-words words-break-off"),
    (r"html: (?=.*(?:deprecated|obsolete|font|center))", "obsolete-*"),
    (r"html: (?=.*role)", "aria-role role-and-state"),
    (r"html: (?=.*aria)(?!.*role)", "aria-* role-and-state"),
    (r"html: (?=.*object)", "embedded-object"),
    (r"html: (?=.*inline style)", "inline-style* security-policy"),
    (r"html: (?=.*(?:close tags|nesting|validat|unclosed|stray|match))", "html-*"),
    (r"html: (?=.*duplicate id)", "duplicate-id*"),
    (r"zoom|resiz", "zoom-blocked zoom text-size text-cut-off text-overlap reflow narrow-cut-off"),
    (r"target size|touch target", "target-size start-button-size axe-target-size"),
    (r"refresh|redirect|time ?out", "meta-refresh"),
)
"""What a barrier is about, as a pattern of “category: name” in small letters → the rules that tell of that. Written for kinds of barrier
and read over by a person; a pattern of rules may name one that is still to come."""


@dataclass(frozen=True)
class Barrier:
    id: str
    category: str
    name: str
    example: str

    @property
    def rules(self) -> tuple[str, ...]:
        """Patterns of the ids of rules that are about it."""
        said = f"{self.category}: {self.name}".lower()
        return tuple(rule for words, rules in ABOUT if re.search(words, said) for rule in rules.split())

    @property
    def is_elsewhere(self) -> bool:
        """Whether the example is only a link to a page on which the barrier is, and that nobody gave us."""
        return (
            re.fullmatch(r'\s*<a href="[^"]*/[^"]*\.html">\s*Example page\b.*</a>\s*', self.example, re.DOTALL | re.IGNORECASE) is not None
        )


Fired = Mapping[str, str]
"""Rule id → “failed”, or “cannot tell” where that is all it said."""


@dataclass(frozen=True)
class Way:
    """How the barriers are looked at, and how many have to be found: for sure, and with those that a person is asked to look at."""

    in_browser: bool
    results: str
    said: str
    failed: int
    found: int


WAYS = {
    False: Way(False, "barriers-html.md", "`briggate scan`, without a browser. Written by `make bench-barriers BROWSER=no`", 0, 30),
    True: Way(True, "barriers.md", "`briggate scan --browser`. Written by `make bench-barriers`", 55, 66),
}


def main(data: Path, way: Way) -> int:
    barriers = [Barrier(**each) for each in json.loads((data / "barriers.json").read_text(encoding="utf-8"))]
    with tempfile.TemporaryDirectory(prefix="briggate-barriers-") as place:
        folder = Path(place, "examples")
        folder.mkdir()
        for barrier in barriers:
            (folder / f"{barrier.id}.html").write_text(barrier.example, encoding="utf-8")
        scan = scanned(folder, way.in_browser)
    if scan.not_run:
        print(f"Could not look {len(scan.not_run)} times, first: {': '.join(scan.not_run[0])}", file=sys.stderr)
    fired: dict[str, dict[str, str]] = defaultdict(dict)
    for each in sorted(scan.found, key=lambda found: found.certain):
        fired[Path(each.file).stem][each.rule] = "failed" if each.certain else "cannot tell"
    found = {barrier.id: about(barrier, fired.get(barrier.id, {})) for barrier in barriers}
    sure = sum(any(fired[name][rule] == "failed" for rule in rules) for name, rules in found.items())
    is_well = sure >= way.failed and sum(map(bool, found.values())) >= way.found
    report = told(barriers, fired, found, way, sure)
    print(report)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / way.results).write_text(report, encoding="utf-8", newline="\n")
    return 0 if is_well else 1


def about(barrier: Barrier, fired: Fired) -> list[str]:
    """The rules that fired and are about the barrier."""
    return [rule for rule in sorted(fired) if any(fnmatch(rule, pattern) for pattern in barrier.rules)]


def told(barriers: list[Barrier], fired: Mapping[str, Fired], found: Mapping[str, list[str]], way: Way, sure: int) -> str:
    """The results as Markdown."""
    categories = list(dict.fromkeys(barrier.category for barrier in barriers))
    by_category = {category: [barrier for barrier in barriers if barrier.category == category] for category in categories}
    rows = [row(barrier, fired.get(barrier.id, {}), found[barrier.id]) for barrier in barriers]
    totals = [total(category, among, fired, found) for category, among in by_category.items()]
    number = sum(map(bool, found.values()))
    elsewhere = sum(barrier.is_elsewhere for barrier in barriers)
    lines = [
        "# Barriers that the rules find",
        "",
        f"Public examples of barriers, each looked through by {way.said}.",
        "A barrier is found if a rule that fired is about it; a rule in brackets only asks a person to look (“cannot tell”).",
        "",
        f"Found: **{number} of {len(barriers)}** (at least {way.found} are wanted: {'yes' if number >= way.found else 'NO'}), "
        f"**{sure}** of them as failed (at least {way.failed} are wanted: {'yes' if sure >= way.failed else 'NO'}). Of those not found, "
        f"{elsewhere} are examples that only link to a page which is not among the data.",
        "",
        "| category | barriers | with any finding | found |",
        "|---|---:|---:|---:|",
        *totals,
        total("all", barriers, fired, found),
        "",
        "| | category | barrier | found by | other findings |",
        "|---|---|---|---|---|",
        *rows,
    ]
    return "\n".join(lines) + "\n"


def total(name: str, barriers: list[Barrier], fired: Mapping[str, Fired], found: Mapping[str, list[str]]) -> str:
    with_any = sum(bool(fired.get(barrier.id)) for barrier in barriers)
    return f"| {name} | {len(barriers)} | {with_any} | {sum(bool(found[barrier.id]) for barrier in barriers)} |"


def row(barrier: Barrier, fired: Fired, found: list[str]) -> str:
    named = {rule: rule if outcome == "failed" else f"({rule})" for rule, outcome in sorted(fired.items())}
    others = ", ".join(shown for rule, shown in named.items() if rule not in found)
    by = ", ".join(named[rule] for rule in found) or ("page not given" if barrier.is_elsewhere else "–")
    name = barrier.name.replace("|", "\\|").replace("<", "&lt;")
    return f"| {barrier.id} | {barrier.category} | {name} | {by} | {others} |"


if __name__ == "__main__":
    arguments = [each for each in sys.argv[1:] if each != "--browser"]
    if len(arguments) != 1:
        sys.exit("Usage: python benchmarks/barriers.py DATA_FOLDER [--browser]")
    sys.exit(main(Path(arguments[0]), WAYS["--browser" in sys.argv]))
