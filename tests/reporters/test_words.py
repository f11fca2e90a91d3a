"""Dates, numbers and verdicts as people write them, and text that can do no harm."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from datetime import date as Date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briggate.model.finding import Place
from briggate.reporters.words import (
    counted,
    date,
    harmless,
    how_long,
    listed,
    moment,
    place_in_words,
    reason,
    sentence,
    short_date,
    verdict,
)
from tests.reporters.samples import DESIGN, MANY, NOTHING, PASSED, RICH


def test_dates() -> None:
    assert date(Date(2026, 3, 3)) == "3 March 2026"
    assert short_date(Date(2026, 5, 4), Date(2026, 3, 3)) == "4 May"
    assert short_date(Date(2027, 5, 4), Date(2026, 3, 3)) == "4 May 2027"


@pytest.mark.parametrize(
    ("hour", "minute", "words"), [(20, 15, "8.15pm"), (9, 0, "9am"), (0, 5, "12.05am"), (12, 0, "12pm"), (23, 59, "11.59pm")]
)
def test_times(hour: int, minute: int, words: str) -> None:
    assert moment(datetime(2026, 3, 3, hour, minute, tzinfo=UTC)) == f"3 March 2026 at {words}"


def test_numbers() -> None:
    assert [counted(number, "page") for number in (0, 1, 2, 1_000)] == ["0 pages", "1 page", "2 pages", "1,000 pages"]
    assert counted(2, "thing needs", "things need") == "2 things need"


def test_lists() -> None:
    assert [listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (13, "13 days"),
        (14, "2 weeks"),
        (59, "8 weeks"),
        (60, "2 months"),
        (729, "24 months"),
        (730, "2 years"),
    ],
)
def test_how_long(days: int, words: str) -> None:
    assert how_long(days) == words


@pytest.mark.parametrize(
    ("place", "page", "words"),
    [
        (Place("content/a.md", 14), "/a/", "content/a.md:14"),
        (Place("content/a.md", 14, "nearest"), "/a/", "content/a.md near line 14"),
        (Place("content/a.md", 14, "file"), "/a/", "content/a.md"),
        (Place("content/a.md", 0), "/a/", "content/a.md"),
        (Place("", 0, "file", "theme"), "/a/", "/a/"),
        (Place("", 0), "", "The whole site"),
    ],
)
def test_places(place: Place, page: str, words: str) -> None:
    assert place_in_words(place, page) == words


def test_a_sentence_does_not_spoil_the_name_of_a_file() -> None:
    messages = ["the link is empty", "brown-bin.png has no alt text", "“refuse” may be English.", "Is it?", ""]
    assert [sentence(message) for message in messages] == [
        "The link is empty.",
        "brown-bin.png has no alt text.",
        "“refuse” may be English.",
        "Is it?",
        "",
    ]


def test_of_a_stack_trace_only_the_last_line_is_told() -> None:
    assert reason('Traceback (most recent call last):\n  File "x.py", line 3\nKeyError: 1\n') == "KeyError: 1"
    assert reason("two lines\nof words") == "two lines of words"


@pytest.mark.parametrize(
    ("report", "words"),
    [
        (PASSED, "All that was looked at passed these checks."),
        (DESIGN, "Does not pass these checks: 1 error blocks publishing."),
        (MANY, "Does not pass these checks: 333 errors block publishing."),
        (NOTHING, "Nothing was looked at, so nothing passed."),
        (replace(PASSED, not_run=RICH.not_run[:1]), "The check is not complete: 1 part of it could not be run."),
        (RICH, "The check is not complete: 2 parts of it could not be run. What could be looked at shows that 5 errors block publishing."),
    ],
    ids=["passed", "one", "many", "nothing", "not-run", "not-run-and-errors"],
)
def test_the_verdict(report: object, words: str) -> None:
    assert verdict(report) == words  # type: ignore[arg-type]


def test_what_cannot_be_seen_is_named() -> None:
    assert harmless("a\x1b[31mb\u202ec\x00d\ufeff\ud800") == "a[U+001B][31mb[U+202E]c[U+0000]d[U+FEFF][U+D800]"


def test_text_of_many_lines_becomes_one() -> None:
    assert harmless(" one\r\n\ttwo\u2028three\u2029  four ") == "one two three four"


@pytest.mark.parametrize("text", ["tŷ wrth dŷ, ŵyl", "£5 – “Leeds’s”", "موقع", "👩\u200d👧", "co\u00adoperate", "می\u200cخواهم"])
def test_what_people_write_is_left_alone(text: str) -> None:
    assert harmless(text) == text


@given(some.text(some.characters()))
def test_no_character_that_is_left_can_be_obeyed(text: str) -> None:
    kinds = {unicodedata.category(character) for character in harmless(text)}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(harmless(text)) & set("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff")
