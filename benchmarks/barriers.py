"""Shows which of a list of barriers the rules find: `python benchmarks/barriers.py DATA_FOLDER`.

DATA_FOLDER holds `barriers.json`: public examples of what shuts people out of websites, each with id, category, name and a snippet of
HTML. Each is written to a file and `briggate scan` looks it through. A barrier counts as found only if one of the rules that fired is
about that kind of barrier: ABOUT says which are, by words of a barrier's category and name. Writes results/barriers.md, and exits 1
below FOUND.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

RESULTS = Path(__file__).parent / "results" / "barriers.md"
FOUND = 30

ABOUT: tuple[tuple[str, str], ...] = (
    (r"reading order|source order", "reading-order"),
    (r"abbreviation|acronym", "abbreviation*"),
    (r"plain language|reading age|sentence", "reading-age long-sentence"),
    (r"colour and contrast.*colour alone", "sight-directions"),
    (r"typography: (?=.*(?:blink|marquee|moving|scroll))", "moving-text media-moving"),
    (r"typography: (?=.*italic)", "long-italics"),
    (r"typography: (?=.*justif)", "obsolete-*"),
    (r"typography: (?=.*capital)", "capitals"),
    (r"typography: (?=.*underline)", "underline"),
    (r"language of content: (?=.*html element)", "document-language page-language*"),
    (r"language of content: (?=.*change of language)", "passage-language* language-of-parts*"),
    (r"language of content: (?=.*direction)", "text-direction"),
    (r"page title", "title-*"),
    (r"heading", "heading-* one-h1 bold-as-heading"),
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
    (r"multimedia: (?=.*(?:flash|moving))", "media-moving"),
    (r"links: (?=.*(?:blank|empty|no (?:alternative )?text))", "link-text-empty image-alt"),
    (r"links: (?=.*(?:uninformative|out of context|click here|vague))", "link-text-vague"),
    (r"links: (?=.*(?:full stop|punctuation))", "link-text-punctuation"),
    (r"links: (?=.*(?:url|address))", "link-text-address"),
    (r"links: (?=.*new window)", "link-new-window"),
    (r"links: (?=.*title)", "link-title-repeats"),
    (r"links: (?=.*same text)", "link-same-words"),
    (r"links: (?=.*adjacent)", "links-side-by-side"),
    (r"links: (?=.*multimedia)", "media-link-transcript"),
    (r"links: (?=.*to an image)", "image-link-target"),
    (r"links: (?=.*skip)", "landmarks skip-*"),
    (r"buttons: (?=.*(?:empty|missing|no (?:text|name|alt)))", "button-name image-alt"),
    (
        r"buttons: (?=.*(?:uninformative|vague|click|alt attribute))",
        "button-name-vague image-alt image-alt-placeholder image-alt-file-name",
    ),
    (r"forms: (?=.*error)(?=.*(?:colour|identified|marked))", "form-error-marked"),
    (r"forms: (?=.*error)(?=.*(?:suggestion|correction|format))", "form-error-words"),
    (r"forms: (?=.*label)(?=.*(?:missing|no |without))", "form-label form-label-orphan form-placeholder-label"),
    (r"forms: (?=.*label)(?=.*(?:match|for=|orphan))", "form-label-orphan form-label"),
    (r"forms: (?=.*label)(?=.*(?:unique|identical|same|duplicate|ambiguous|two))", "form-label-duplicate form-label"),
    (r"forms: (?=.*placeholder)", "form-placeholder-label"),
    (r"forms: (?=.*(?:radio|checkbox|group))(?=.*fieldset)", "form-group"),
    (r"forms: (?=.*legend)", "form-legend"),
    (r"forms: (?=.*hint)", "form-hint"),
    (r"forms: (?=.*(?:submit|no button))", "form-submit"),
    (r"forms: (?=.*(?:required|mandatory|asterisk))", "form-required"),
    (r"forms: (?=.*autocomplete)", "form-autocomplete"),
    (r"focus (?:is )?not (?:visible|indicated)|visible focus", "focus-removed"),
    (r"keyboard access: (?=.*hover)", "hover-only submenu-hover"),
    (r"forms: (?=.*(?:on change|onchange|automatically))", "change-on-input"),
    (r"keyboard access: (?=.*tabindex)(?=.*(?:non focusable|=0|text))", "tabindex-on-text"),
    (r"keyboard access: (?=.*tabindex)(?=.*(?:greater|positive))", "positive-tabindex"),
    (r"keyboard access: (?=.*(?:dropdown|submenu|navigation))", "submenu-hover"),
    (r"keyboard access: (?=.*(?:lightbox|dialog|modal))", "dialog-marked"),
    (r"keyboard access: (?=.*role=button)", "link-as-button"),
    (r"keyboard access: (?=.*(?:tooltip|accordion|concertina))", "keyboard-reach fake-button"),
    (r"keyboard access: (?=.*(?:onclick|fake|div|span|custom|clickable))", "fake-button keyboard-reach"),
    (r"accesskey", "access-key"),
    (r"close button|named? only x", "close-button-name"),
    (r"frames: (?=.*title)", "frame*"),
    (r"css: (?=.*display:none)", "hidden-words"),
    (r"html: (?=.*(?:deprecated|obsolete|font|center))", "obsolete-*"),
    (r"html: (?=.*role)", "aria-role"),
    (r"html: (?=.*aria)(?!.*role)", "aria-*"),
    (r"html: (?=.*object)", "embedded-object"),
    (r"html: (?=.*inline style)", "inline-style* security-policy"),
    (r"html: (?=.*(?:close tags|nesting|validat|unclosed|stray|match))", "html-*"),
    (r"html: (?=.*duplicate id)", "duplicate-id*"),
    (r"zoom", "zoom-blocked"),
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


def main(data: Path) -> int:
    barriers = [Barrier(**each) for each in json.loads((data / "barriers.json").read_text(encoding="utf-8"))]
    with tempfile.TemporaryDirectory(prefix="briggate-barriers-") as place:
        folder = Path(place, "examples")
        folder.mkdir()
        for barrier in barriers:
            (folder / f"{barrier.id}.html").write_text(barrier.example, encoding="utf-8")
        fired = scanned(folder, Path(place, "findings.json"))
    found = {barrier.id: about(barrier, fired.get(barrier.id, {})) for barrier in barriers}
    report = told(barriers, fired, found)
    print(report)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(report, encoding="utf-8", newline="\n")
    return 0 if sum(map(bool, found.values())) >= FOUND else 1


def scanned(folder: Path, answer: Path) -> dict[str, dict[str, str]]:
    """What `briggate scan` finds: by the name of a file without its ending."""
    command = [str(Path(sys.executable).with_name("briggate")), "scan", str(folder), "--json", str(answer)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode not in (0, 1):
        raise SystemExit(f"briggate scan ended with {ran.returncode}:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")
    fired: dict[str, dict[str, str]] = defaultdict(dict)
    for finding in json.loads(answer.read_text(encoding="utf-8"))["findings"]:
        of_file = fired[Path(finding["file"]).stem]
        if of_file.get(finding["rule"]) != "failed":
            of_file[finding["rule"]] = finding["outcome"]
    return fired


def about(barrier: Barrier, fired: Fired) -> list[str]:
    """The rules that fired and are about the barrier."""
    return [rule for rule in sorted(fired) if any(fnmatch(rule, pattern) for pattern in barrier.rules)]


def told(barriers: list[Barrier], fired: Mapping[str, Fired], found: Mapping[str, list[str]]) -> str:
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
        "Public examples of barriers, each looked through by `briggate scan`, without a browser. Written by `make bench-barriers`.",
        "A barrier is found if a rule that fired is about it; a rule in brackets only asks a person to look (“cannot tell”).",
        "",
        f"Found: **{number} of {len(barriers)}** (at least {FOUND} are wanted: {'yes' if number >= FOUND else 'NO'}). Of those not found, "
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
    if len(sys.argv) != 2:
        sys.exit("Usage: python benchmarks/barriers.py DATA_FOLDER")
    sys.exit(main(Path(sys.argv[1])))
