"""The order of the A–Z: as a resident looks for a word, not as a computer compares it."""

import dataclasses
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briggate.a_to_z.alphabet import _NUMBER, Alphabet, alphabet_of

ENGLISH = alphabet_of("en")
WELSH = alphabet_of("cy")


def assert_in_order(alphabet: Alphabet, *terms: str) -> None:
    """That sorting finds this order, whatever order the terms came in."""
    shuffled = list(terms)
    random.Random(5).shuffle(shuffled)
    assert sorted(shuffled, key=alphabet.sort_key) == list(terms)


def letters_of(alphabet: Alphabet, *terms: str) -> dict[str, str]:
    return {term: alphabet.letter_of(term).name for term in terms}


def test_the_letters_of_english_and_the_digits_after_them() -> None:
    """The first square of the grid is A; 0–9 is for the few who look under a figure."""
    assert "".join(letter.name for letter in ENGLISH.letters if not letter.guest) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ0–9"
    assert [letter.slug for letter in ENGLISH.letters][-3:] == ["z", "0-9", "other"]


def test_the_letters_of_welsh_and_their_addresses() -> None:
    shown = [letter for letter in WELSH.letters if not letter.guest]
    names = "A B C Ch D Dd E F Ff G Ng H I J L Ll M N O P Ph R Rh S T Th U W Y 0–9"
    assert [letter.name for letter in shown] == names.split()
    assert [letter.slug for letter in shown] == names.lower().replace("0–9", "0-9").split()


@pytest.mark.parametrize("alphabet", [ENGLISH, WELSH])
def test_every_letter_has_an_address_of_its_own(alphabet: Alphabet) -> None:
    """And one that can be typed: `all` is the page of every letter."""
    slugs = [letter.slug for letter in alphabet.letters]
    assert len(set(slugs)) == len(slugs)
    assert all(re.fullmatch(r"[a-z]+|0-9", slug) and slug != "all" for slug in slugs)


def test_leading_articles_do_not_count() -> None:
    filed = {"The Carriageworks": "C", "“The Stage” theatre": "S", "A guide to bins": "G", "An allotment": "A", "THE TOWN HALL": "T"}
    assert letters_of(ENGLISH, *filed) == filed
    assert_in_order(ENGLISH, "Care homes", "The Carriageworks", "Cars and parking")


def test_what_only_looks_like_an_article_counts() -> None:
    """“A boards” and “A levels” are looked for under A; “Theatre” begins with no article; nor does a term that is nothing else."""
    filed = {
        "A-boards on pavements": "A",
        "A boards": "A",
        "A levels": "A",
        "A to Z of services": "A",
        "A & E": "A",
        "A roads": "A",
        "A": "A",
        "The": "T",
        "Theatre": "T",
        "Anglers": "A",
        "Y Senedd": "Y",
    }
    assert letters_of(ENGLISH, *filed) == filed
    assert ENGLISH.folded("The The") == ENGLISH.folded("The")


def test_an_article_inside_a_term_counts() -> None:
    assert_in_order(ENGLISH, "Over a wall", "Over the bridge", "Over wall")


def test_numbers_compare_as_numbers() -> None:
    assert_in_order(ENGLISH, "Form 2", "Form 10", "Form 1,000", "Form 20000", "Form A")
    assert_in_order(ENGLISH, "4x4 cars", "16 to 18 bus pass", "20mph zones", "100 year old", "£200 grant")


def test_figures_are_filed_together_after_z() -> None:
    filed = {"20mph zones": "0–9", "£200 grant": "0–9", "½ term": "0–9", "٣ things": "0–9", "Form 2": "F"}
    assert letters_of(ENGLISH, *filed) == filed
    assert_in_order(ENGLISH, "Zebra crossings", "1 to 1 help", "24/7 help", "24-hour help")


def test_apostrophes_and_other_punctuation_do_not_count() -> None:
    for same in (["children’s homes", "Childrens homes", "CHILDREN'S HOMES"], ["M.O.T.", "MOT"], ["Bins (all)", "Bins all", "Bins, all"]):
        assert len({ENGLISH.folded(term) for term in same}) == 1
    assert_in_order(ENGLISH, "Carer", "Carers’ allowance", "Carer's break", "Carers centre")
    assert letters_of(ENGLISH, "’Allo", "(Bins)", "…cars") == {"’Allo": "A", "(Bins)": "B", "…cars": "C"}


def test_hyphens_dashes_and_slashes_are_spaces_and_words_compare_one_by_one() -> None:
    assert_in_order(ENGLISH, "Bin", "Bin bags", "Bin-day", "Bin – lost", "Bin/missed", "Binge drinking")
    assert ENGLISH.folded("Step-by-step") == ENGLISH.folded("Step by  step ") == ENGLISH.folded("Step – by – step")


def test_an_ampersand_reads_as_and() -> None:
    assert ENGLISH.folded("Bins & recycling") == ENGLISH.folded("Bins and recycling") == ENGLISH.folded("Bins&recycling")
    assert WELSH.folded("Biniau & ailgylchu") == WELSH.folded("Biniau a ailgylchu")


def test_accents_and_case_do_not_count() -> None:
    filed = {"Éclair": "E", "ÉCLAIR": "E", "E\u0301clair": "E", "Œuvre": "O", "Łódź twinning": "L", "Ærø": "A", "Straße": "S", "Ⅷ": "V"}
    assert letters_of(ENGLISH, *filed) == filed
    assert_in_order(ENGLISH, "cafe", "Café licences", "Cafeteria")


def test_terms_that_look_alike_still_have_one_order() -> None:
    """Otherwise two builds could differ."""
    assert_in_order(ENGLISH, "CAFE", "Cafe", "cafe", "Café")


def test_other_scripts_and_bare_punctuation_are_filed_last_and_not_lost() -> None:
    filed = {"اردو": "Other", "中文": "Other", "?!": "Other", "": "Other"}
    assert letters_of(ENGLISH, *filed) == filed
    assert_in_order(ENGLISH, "Zoo", "1 to 1", "?!", "اردو", "中文")


def test_welsh_double_letters_are_letters() -> None:
    filed = {
        "Cyngor": "C",
        "Chwaraeon": "Ch",
        "Ddoe": "Dd",
        "Ffioedd": "Ff",
        "Ngwaith": "Ng",
        "Llyfrgelloedd": "Ll",
        "Phrynu": "Ph",
        "Rheoli plâu": "Rh",
        "Theatr": "Th",
        "LLANFAIR": "Ll",
        "Ŵyl": "W",
    }
    assert letters_of(WELSH, *filed) == filed
    assert_in_order(
        WELSH, "Cam", "Cwm", "Cyngor", "Chwaraeon", "Dŵr", "Ddoe", "Ffair", "Gwyl", "Ngwaith", "Haf", "Lwc", "Llan", "Tŷ", "Theatr"
    )


def test_welsh_double_letters_count_inside_a_word() -> None:
    assert_in_order(WELSH, "Acw", "Ach", "Adwy", "Addysg")
    assert_in_order(ENGLISH, "Ach", "Acw", "Addysg", "Adwy")


def test_a_soft_hyphen_keeps_two_welsh_letters_apart() -> None:
    """Bangor is spelt with n and g, which no rule can know; the writer can say so unseen."""
    assert_in_order(WELSH, "Bangor", "Bail", "Ban\u00adgor", "Bara")
    assert_in_order(WELSH, "Bangor", "Bail", "Ban\u034fgor", "Bara")


def test_welsh_articles_do_not_count_and_english_ones_are_words() -> None:
    filed = {"Y Cyngor": "C", "Yr ysgol": "Y", "’r Eglwys": "E", "'r Eglwys": "E", "Y": "Y", "Yrfa": "Y", "The Stage": "Th", "A55": "A"}
    assert letters_of(WELSH, *filed) == filed


def test_letters_that_welsh_borrows_appear_in_their_places() -> None:
    assert_in_order(WELSH, "Jiwdo", "Karate", "Lawnt", "Phrynu", "Quorn", "Rygbi", "Urdd", "Vaping", "Wal", "X", "Ysgol", "Zumba")


def test_a_language_without_an_alphabet_of_its_own_has_the_latin_one() -> None:
    polish = alphabet_of("pl")
    assert letters_of(polish, "Żłobki", "A teraz", "The end") == {"Żłobki": "Z", "A teraz": "A", "The end": "T"}


def test_a_region_has_its_languages_alphabet() -> None:
    assert alphabet_of("cy-GB") is WELSH


ALPHABETS = st.sampled_from([ENGLISH, WELSH, alphabet_of("pl")])
TERMS = st.text(max_size=12) | st.text("aAcChHéÉlLnNgG '’-–&/.,0129£yrte\u00ad", max_size=12)


@given(ALPHABETS, st.lists(TERMS, max_size=8), st.randoms())
def test_the_order_is_total(alphabet: Alphabet, terms: list[str], chance: random.Random) -> None:
    """Different terms never tie, so no order of input shows through."""
    shuffled = list(terms)
    chance.shuffle(shuffled)
    assert sorted(shuffled, key=alphabet.sort_key) == sorted(terms, key=alphabet.sort_key)
    assert len({alphabet.sort_key(term) for term in terms}) == len(set(terms))


@given(ALPHABETS, st.lists(TERMS, max_size=8))
def test_each_letters_terms_stand_together_in_the_order_of_the_letters(alphabet: Alphabet, terms: list[str]) -> None:
    places = [alphabet.letters.index(alphabet.letter_of(term)) for term in sorted(terms, key=alphabet.sort_key)]
    assert places == sorted(places)


@given(st.text("abcdehlnoprtwyÉéŵŷâô'’-–.,() 0129", max_size=16))
def test_case_and_punctuation_at_the_ends_never_move_a_term(term: str) -> None:
    for alphabet in (ENGLISH, WELSH):
        assert alphabet.folded(term.upper()) == alphabet.folded(term) == alphabet.folded(f"({term})")


@given(ALPHABETS, st.text(st.characters(max_codepoint=127), max_size=20))
def test_plain_characters_are_read_in_one_go_as_they_are_one_by_one(alphabet: Alphabet, term: str) -> None:
    one_by_one = dataclasses.replace(alphabet)
    one_by_one.__dict__["_of_ascii"] = dict.fromkeys(range(128), _NUMBER)
    assert alphabet.folded(term) == one_by_one.folded(term)
