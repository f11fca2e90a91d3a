"""Spelling: what is suggested, where, and how the dictionary was put together."""

from pathlib import Path

import pytest

from briggate.checks.rules.content.spelling import rule
from briggate.checks.words.misspelt import MISSPELT_MOST
from briggate.checks.words.spelling import british, is_spelt_right, nearest
from briggate.model.policy import Policy
from tests.checks.harness import hits, source_page


def test_the_fix_says_what_may_be_meant(tmp_path: Path) -> None:
    found = hits(rule, source_page("We recieve the color zzxqj.\n", tmp_path))
    assert [hit.fix for hit in found] == [
        "Correct the word: perhaps “receive” was meant. If “recieve” is right, add it to checks/spelling.txt.",
        "Write “colour”. If “color” is right, add it to checks/spelling.txt.",
        "Correct the word. If it is right, add it to checks/spelling.txt.",
    ]


def test_tells_the_line_of_a_word_within_its_paragraph(tmp_path: Path) -> None:
    page = source_page("One.\n\nTwo\nthree recieve\nfour.\n", tmp_path)
    assert [hit.where - page.page.body_line for hit in hits(rule, page)] == [3]


def test_a_word_that_one_council_allows_is_still_found_for_another(tmp_path: Path) -> None:
    text, plain = "We jobshop here.\n", Policy()
    allowed = Policy(spelling=frozenset(("jobshop",)))
    found = [len(hits(rule, source_page(text, tmp_path, policy))) for policy in (allowed, plain, allowed)]
    assert found == [0, 1, 0]


def test_a_word_that_is_allowed_in_small_letters_may_begin_a_sentence(tmp_path: Path) -> None:
    page = source_page("Recyclin helps.\n", tmp_path, Policy(spelling=frozenset(("recyclin",))))
    assert hits(rule, page) == []


def test_a_page_that_is_not_english_at_all_is_not_told_of_word_by_word(tmp_path: Path) -> None:
    letters = "bcdfghjklmnp"
    words = " ".join(f"q{first}x{second}z{third}" for first in letters for second in letters for third in letters)
    assert len(hits(rule, source_page(words + "\n", tmp_path))) == MISSPELT_MOST


@pytest.mark.parametrize(
    ("american", "spelt"),
    [
        ("color", "colour"),
        ("neighborhoods", "neighbourhoods"),
        ("organization", "organisation"),
        ("apologized", "apologised"),
        ("analyzing", "analysing"),
        ("theater", "theatre"),
        ("kilometers", "kilometres"),
        ("defense", "defence"),
        ("catalog", "catalogue"),
        ("canceled", "cancelled"),
        ("counselors", "counsellors"),
        ("jewelry", "jewellery"),
        ("pediatrician", "paediatrician"),
        ("gray", "grey"),
        ("enrollment", "enrolment"),
    ],
)
def test_knows_the_british_spelling_of(american: str, spelt: str) -> None:
    assert (british(american), is_spelt_right(american), is_spelt_right(spelt)) == (spelt, False, True)


BRITISH = """
    license prize meter timber outer charter filed tiled scored compiled analog actor mirror author minor major editor doctor tutor visitor
    paper offer water order number member letter after enter winter labelled modelled controlled practice programme honorary humorous
    glamorous laboratory vigorous coloration exercise advise surprise comprise otherwise size
"""


@pytest.mark.parametrize("word", BRITISH.split())
def test_takes_no_british_word_for_american(word: str) -> None:
    assert british(word) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("recieve", "receive"),
        ("teh", "the"),
        ("goverment", "government"),
        ("adress", "address"),
        ("seperate", "separate"),
        ("definately", "definitely"),
        ("occured", "occurred"),
        ("colur", "colour"),
        ("neigbour", "neighbour"),
        ("souncil", "council"),
        ("vill", "will"),
        ("bervice", "service"),
        ("porm", "port"),
        ("xqzzy", ""),
    ],
)
def test_suggests_the_word_that_is_one_slip_away(typed: str, meant: str) -> None:
    assert (is_spelt_right(typed), nearest(typed)) == (False, meant)
