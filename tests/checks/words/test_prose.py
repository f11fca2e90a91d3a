"""Sentences and words: where one ends, and what is none."""

import pytest

from briggate.checks.words.prose import Sentence, beginning, count_words, read_sentences, without_quoted


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in read_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three! Four…", ["One.", "Two?", "Three!", "Four…"]),
        ("He said “Go!” She went.", ["He said “Go!”", "She went."]),
        ("(We are closed.) Call us.", ["(We are closed.)", "Call us."]),
        ("We open at 9 a.m. Then we close.", ["We open at 9 a.m.", "Then we close."]),
        ("It costs £2. £3 is too much.", ["It costs £2.", "£3 is too much."]),
        ("Mae’r bin yn llawn. Ŵyn sydd yma.", ["Mae’r bin yn llawn.", "Ŵyn sydd yma."]),
    ],
)
def test_a_sentence_ends_where_a_reader_stops(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ask Dr. Jones of St. George’s, No. 5.",
        "Bring papers, e.g. Your passport.",
        "It costs 2.50 at example.org. and more",
        "Call J. B. Priestley House.",
        "Is this it? maybe.",
        "a list’s item",
    ],
)
def test_a_dot_within_a_sentence_does_not_end_it(text: str) -> None:
    assert texts(text) == [text]


def test_each_sentence_knows_its_line() -> None:
    assert list(read_sentences("One\ntwo. Three.\nFour\nfive.", 10)) == [
        Sentence("One\ntwo.", 10),
        Sentence("Three.", 11),
        Sentence("Four\nfive.", 12),
    ]


def test_knows_whether_it_is_whole() -> None:
    assert [sentence.ends for sentence in read_sentences("It ends. (So does this.) “And this?” You need:")] == [True, True, True, False]


def test_a_dash_is_no_word() -> None:
    assert [count_words(text) for text in ("one – two", "one - two — three", "well-known", "")] == [2, 3, 1, 0]


def test_a_text_is_found_by_its_beginning() -> None:
    assert (beginning("one\ntwo three", 2), beginning("one two", 2)) == ("“one two…”", "“one two”")


def test_words_in_quotation_marks_leave_room_as_long_as_they_are() -> None:
    text = 'say “please note” or "it" or ‘so’, but it’s ours'
    blank = without_quoted(text)
    assert (len(blank), blank.split()) == (len(text), ["say", "or", "or", ",", "but", "it’s", "ours"])
