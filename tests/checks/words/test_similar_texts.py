"""Which texts are copies of each other."""

import random
from collections.abc import Iterable

from briggate.checks.words.similar_texts import LEAST_WORDS, alike, likeness, telling_runs, words_of_text


def texts(number: int, length: int = 120) -> list[tuple[int, list[str]]]:
    """Texts that have their words in common and nothing else."""
    chance = random.Random(number)
    return [(each, [f"w{chance.randrange(400)}" for _ in range(length)]) for each in range(number)]


def copies(among: Iterable[tuple[int, list[str]]]) -> list[tuple[int, int, float]]:
    """Which of them are copies, each asked for its words only where it may be one."""
    words = dict(among)
    return list(alike([(each, telling_runs(said)) for each, said in words.items()], words.__getitem__, 0.7))


def test_capitals_marks_and_spaces_do_not_count() -> None:
    assert words_of_text("Café: the *Bins*,\n\nwe empty_them!") == ["café", "the", "bins", "we", "empty", "them"]


def test_only_the_same_words_in_the_same_order_are_wholly_alike() -> None:
    words = ["one", "two", "three", "four"]
    assert likeness(words, list(words)) == 1
    assert likeness(words * 9, words * 10) < 1
    assert likeness(words, words[::-1]) == 0


def test_texts_that_share_words_and_no_passages_are_not_alike() -> None:
    assert copies(texts(60)) == []


def test_a_copy_is_found_among_many_whatever_was_put_before_it() -> None:
    many = texts(60)
    copy = ["new", "words", "first", *many[41][1][:100], "changed", *many[41][1][102:]]
    assert [(one, other) for one, other, _ in copies([*many, (99, copy)])] == [(99, 41)]


def test_every_copy_is_found_once_by_its_first_original_however_many_there_are() -> None:
    one = texts(1)[0][1]
    assert copies((number, one) for number in range(50)) == [(number, 0, 1.0) for number in range(1, 50)]


def test_a_passage_that_every_text_has_makes_no_copies_of_them() -> None:
    passage = texts(3)[2][1][:40]
    assert copies((number, passage + said) for number, said in texts(60)) == []


def test_short_texts_are_alike_by_chance() -> None:
    word = ["a", "b", "c"] * LEAST_WORDS
    short, long = word[: LEAST_WORDS - 1], word[:LEAST_WORDS]
    assert copies(enumerate([[], ["a"], ["a"], [], short, short, long, long])) == [(7, 6, 1.0)]
