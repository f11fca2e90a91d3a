"""Bodies that are written to take the build down: each is a page or is refused with a reason, and the next page is as ever."""

import pytest

from briggate.markdown.blocks import read_blocks
from briggate.markdown.dialect import Dialect
from briggate.markdown.limits import BodyError
from briggate.markdown.references import Shown
from tests.markdown.by_the_book import by_the_book, quick
from tests.markdown.hostile import HOSTILE

SMALL, LARGE = 600, 100_000
AFTER = "- one\n- two\n\n    > three *four* [five](/six/) HTML\n\n## Seven\n\n*[HTML]: a language\n"


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_at_length_reads_as_ever_when_short(name: str) -> None:
    """No short cut is taken where Python-Markdown would read on. What it reads into something too deep, we refuse at once."""
    body = HOSTILE[name](SMALL)
    assert quick(body) in (by_the_book(body), "lists, quotes or notes stand too deep inside each other")


REFUSED = {
    "a line is longer than 20,000 characters": [
        "opening brackets",
        "stars",
        "backticks of every length",
        "escapes",
        "words",
        "less-than signs",
    ],
    "a paragraph is longer than 20,000 characters": ["a long paragraph"],
    "lists, quotes or notes stand too deep inside each other": [
        *("lists in lists by lines", "notes in notes", "notes in notes by paragraphs"),
        *("quotes growing",),
    ],
    "more than 3,000 lines follow each other without an empty one": [
        *("headings on lines", "underlined headings", "rules", "notes on lines", "names without an address", "lists", "a long table"),
        *("abbreviations", "abbreviations without an end", "abbreviations without a meaning", "bars on lines", "line breaks"),
    ],
    "more than 500 abbreviations are explained": ["abbreviations apart"],
    "more than 100 tags begin and do not end": ["tags without an end, on lines"],
}


@pytest.mark.parametrize(("wrong", "name"), [(wrong, name) for wrong, names in REFUSED.items() for name in names])
def test_a_body_past_a_limit_is_refused_and_the_next_page_is_as_ever(wrong: str, name: str) -> None:
    dialect = Dialect()
    expected = _render(dialect, AFTER)
    with pytest.raises(BodyError) as refused:
        _render(dialect, HOSTILE[name](LARGE))
    assert refused.value.wrong == wrong
    assert refused.value.fix.endswith(".")
    assert _render(dialect, AFTER) == expected


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("[a]: /" + "x" * 10_000 + "/\n\n" + "[a]\n\n" * 500, "it becomes more than 4,000,000 characters long"),
        ("|" + "a|" * 100 + "\n|" + "-|" * 100 + "\n" + "|\n" * 600, "a table has more than 50,000 cells"),
    ],
)
def test_what_swells_is_refused(body: str, wrong: str) -> None:
    """Half a gigabyte is made of 100 KB where nothing stops it."""
    assert quick(body) == wrong


@pytest.mark.parametrize("error", [MemoryError, RecursionError, KeyboardInterrupt])
def test_a_page_that_stops_midway_leaves_nothing_for_the_next(error: type[BaseException]) -> None:
    """Deep inside a list, in the middle of a paragraph: whatever stopped it, the next page is as ever."""
    dialect = Dialect()
    expected = _render(dialect, AFTER)

    def stop(kind: str, name: str) -> Shown | None:
        raise error

    for body in ("- a\n    - b\n\n        [[contact waste]]\n", "*a* [b](/c/) [[fact season]]", "<div>[[fact season]]</div>"):
        with pytest.raises((error, BodyError)):
            dialect.render(body, lambda element, attribute, value: value, stop, lambda name: "")
        assert _render(dialect, AFTER) == expected


@pytest.mark.parametrize("name", HOSTILE)
def test_its_words_are_read_for_the_rules_too(name: str) -> None:
    assert isinstance(read_blocks(HOSTILE[name](SMALL)).blocks, tuple)


def _render(dialect: Dialect, body: str) -> object:
    return dialect.render(body, lambda element, attribute, value: value, lambda kind, name: None, lambda name: "")
