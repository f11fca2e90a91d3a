"""Syllables, told from letters: the words below were counted by ear."""

import pytest

from briggate.checks.words.syllables import syllables

BY_EAR = {
    1: "bin home called filled waste street school bridge house lives clothes brought through please moved asked",
    2: "council table centre metre wanted houses careful safely someone something business every homeless being doing paper"
    " homework employ landlord garden movement statement kitchen settled",
    3: "recycled recycling media area idea period employer carrier library animal annual audio various decided family government",
    4: "emergency society information application authority community education January usually",
    5: "disabilities communication representative qualification disability",
}
COUNTED = [(word, number) for number, words in BY_EAR.items() for word in words.split()]


@pytest.mark.parametrize(("word", "number"), COUNTED)
def test_counts_as_the_ear_does(word: str, number: int) -> None:
    assert syllables(word) == number


def test_capitals_and_possessives_change_nothing() -> None:
    assert (syllables("COUNCIL"), syllables("council’s"), syllables("Council's")) == (2, 2, 2)


def test_the_shortest_word_has_one() -> None:
    assert [syllables(word) for word in ("a", "e", "the", "hmm")] == [1, 1, 1, 1]
