"""Files as nobody should write them: real ones with a few things changed, and pieces put together at random."""

import json
import re
from pathlib import Path

from hypothesis import strategies as some

from briggate.markdown.front_matter import split_front_matter
from tests.sites import PROJECT

GOOD_TOWN = PROJECT / "tests/sites/good_town"
STARTER = PROJECT / "src/briggate/starter"
CHANGES_MOST = 4
LONG = 100_000
"""Characters of the longest line."""

_READ: dict[str, list[str]] = json.loads(Path(__file__).with_name("pieces.json").read_text(encoding="utf-8"))
ODD_TEXT = [*_READ["odd_text"], "A" * 5_000, "word " * 3_000]
ODD_VALUES = _READ["odd_values"]
"""Of YAML, after a key."""
LINES = _READ["lines"]
"""Of YAML."""
PIECES = [*_READ["pieces"], *_READ["odd_text"]]
"""Of Markdown."""
REPEATED = _READ["repeated"]
"""Of Markdown: what makes long pages of one thing over and over."""
FRAGMENTS = _READ["fragments"]
"""Of HTML."""
TEXT = some.one_of(some.sampled_from(ODD_TEXT), some.text(max_size=8))
VALUE = some.one_of(some.sampled_from(ODD_VALUES), some.sampled_from(ODD_VALUES), TEXT)
HOW_MANY = some.sampled_from((1, 1, 1, 1, 2, 3, CHANGES_MOST))
"""Changes to a file: most have one, so that some can still be read."""
PROSE = ("title", "summary", "what_happens_next", "how_long", "status_text", "note", "reason", "name", "why")
"""Keys after which almost anything can be read: half of the changes are made there, or rules would see few of them."""
OPEN_BRACKETS_MOST = 300
"""Python-Markdown looks from every open bracket to the end of its paragraph, and that is its own affair."""
_RUNS_OF_MARKS = re.compile(r"([*_`#>\[(])\1{40,}")


def pages(folder: Path) -> dict[str, tuple[str, str]]:
    """The front matter and the body of every page of a site, by its path in content/."""
    found = {}
    for path in sorted((folder / "content").rglob("*.md")):
        split = split_front_matter(path.read_text(encoding="utf-8"))
        found[path.relative_to(folder / "content").as_posix()] = split.yaml or "", split.body
    return found


PAGES = pages(GOOD_TOWN)
FRONTS = [front for front, _ in [*PAGES.values(), *pages(STARTER).values()] if front]
SNIPPETS = tuple(
    text
    for file in sorted((PROJECT / "tests/checks").glob("*/*.html"))
    for text in re.split(r"(?:<!-- (?:finds|cannot tell|finds nothing): .* -->\n)+", file.read_text(encoding="utf-8"))
    if text.strip()
)


@some.composite
def mutated_lines(draw: some.DrawFn, text: str) -> str:
    """YAML with some of its lines changed."""
    lines = text.splitlines()
    said = [number for number, line in enumerate(lines) if line.partition(":")[0].strip() in PROSE]
    if said and draw(some.booleans()):
        at = draw(some.sampled_from(said))
        key, _, value = lines[at].partition(":")
        lines[at] = f"{key}: {json.dumps(value.strip() + draw(some.sampled_from(PIECES)).strip(), ensure_ascii=False)}"
        return "\n".join(lines) + "\n"
    for _ in range(draw(HOW_MANY)):
        at = draw(some.integers(0, max(len(lines) - 1, 0)))
        line = lines[at] if lines else ""
        key, colon, value = line.partition(":")
        match draw(some.integers(0, 10)):
            case 0 | 1:
                lines[at : at + 1] = [f"{key}{colon} {draw(VALUE)}"]
            case 2:
                lines[at : at + 1] = [f"{line} {draw(some.sampled_from(PIECES))}"]
            case 3:
                lines[at : at + 1] = []
            case 4:
                lines[at : at + 1] = [f"{key}{draw(TEXT)}{colon}{value}"]
            case 5:
                lines[at:at] = [draw(some.sampled_from(LINES))]
            case 6:
                lines[at : at + 1] = [line, line]
            case 7:
                lines[at : at + 1] = [" " * draw(some.integers(1, 3)) + line]
            case 8:
                where = draw(some.integers(0, len(line)))
                lines[at : at + 1] = [line[:where] + draw(VALUE) + line[where:]]
            case 9:
                other = draw(some.sampled_from(FRONTS)).splitlines()
                lines[at:at] = [draw(some.sampled_from(other))]
            case _:
                lines = [*lines[: at + 1], draw(VALUE)]
    return "\n".join(lines) + "\n"


@some.composite
def mutated_text(draw: some.DrawFn, text: str, pieces: list[str]) -> str:
    """Markdown or HTML with some pieces put in, taken out, and moved."""
    for _ in range(draw(HOW_MANY)):
        start = draw(some.integers(0, len(text)))
        end = min(len(text), start + draw(some.integers(0, 30)))
        put = draw(some.one_of(some.sampled_from(pieces), TEXT, some.just(text[start:end] * 2)))
        text = text[:start] + put + text[end:]
    return text


def _as_rendering_can_bear(body: str) -> str:
    body = _RUNS_OF_MARKS.sub(lambda match: match[0][:40], body)
    return body if body.count("[") <= OPEN_BRACKETS_MOST or body.count("](") * 2 > body.count("[") else body.replace("[", "")


LENGTHS = (50,) * 20 + (1_000,) * 20 + (10_000,) * 4 + (LONG,)
BODY = some.one_of(
    some.lists(some.sampled_from(PIECES), max_size=12).map("".join),
    some.sampled_from([body for _, body in PAGES.values()]).flatmap(lambda body: mutated_text(body, PIECES)),
    some.builds(lambda piece, length: piece * (length // len(piece)), some.sampled_from(REPEATED), some.sampled_from(LENGTHS)),
    some.text(max_size=60),
).map(_as_rendering_can_bear)
OTHERS_FRONT = some.one_of(some.sampled_from(FRONTS).flatmap(mutated_lines), some.sampled_from(ODD_VALUES))
PAGE = some.sampled_from([*PAGES]).flatmap(
    lambda source: some.one_of(mutated_lines(PAGES[source][0]), mutated_lines(PAGES[source][0]), OTHERS_FRONT).map(
        lambda front: (f"content/{source}", f"---\n{front}---\n{PAGES[source][1]}")
    )
)
"""A page whose front matter is changed, over a page of good_town."""
PAGE_WITH_BODY = some.tuples(some.sampled_from([*PAGES]), BODY).map(
    lambda page: (f"content/{page[0]}", f"---\n{PAGES[page[0]][0]}---\n{page[1]}")
)
HTML = some.one_of(
    some.sampled_from(SNIPPETS).flatmap(lambda html: mutated_text(html, FRAGMENTS)),
    some.lists(some.sampled_from(FRAGMENTS), max_size=12).map("".join),
    some.builds(lambda piece, length: piece * (length // len(piece)), some.sampled_from(FRAGMENTS), some.sampled_from(LENGTHS[:-1])),
)


def settings_file(folder: Path) -> some.SearchStrategy[tuple[str, str]]:
    """A file of site_config/ or checks/ in a folder, changed: its path and its text."""
    files = sorted(path for place in ("site_config", "checks") for path in (folder / place).rglob("*") if path.suffix in (".yml", ".txt"))
    return some.sampled_from(files).flatmap(
        lambda file: some.tuples(some.just(file.relative_to(folder).as_posix()), mutated_lines(file.read_text(encoding="utf-8")))
    )
