"""Lines of a terminal are as long as they may be, and lose nothing."""

from hypothesis import given
from hypothesis import strategies as some

from briggate.reporters.columns import columns, wrapped


def test_wide_and_combining_characters() -> None:
    assert [columns(text) for text in ("bins", "tŷ", "ty\u0302", "箱箱", "🚮", "a\u200db")] == [4, 2, 2, 4, 2, 2]


def test_lines_are_broken_at_spaces() -> None:
    assert wrapped("Say what the image tells the reader.", 14) == ["Say what the", "image tells", "the reader."]


def test_a_word_is_broken_only_where_it_fits_on_no_line() -> None:
    assert wrapped("see https://example.org/a/b", 10) == ["see", "https://ex", "ample.org/", "a/b"]


def test_there_is_always_a_line() -> None:
    assert wrapped("", 10) == [""]


@given(some.text(), some.integers(2, 60))
def test_every_line_fits_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert [line for line in lines if columns(line) > width] == []
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
