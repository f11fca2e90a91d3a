"""Words are laid beside their lines on a page of any length."""

from briggate.markdown.line_map import LineMap, words_of_text


def lines_of(written: str, shown: str) -> list[int | None]:
    """The line of each shown word."""
    words = words_of_text(shown)
    lines = LineMap(written, 1, words)
    return [lines.line_of(place, place + 1) for place in range(len(words))]


def test_a_long_page_is_cut_at_phrases_that_come_once() -> None:
    """What stands between them on one side only does not shift the rest."""
    written = "".join(f"Bin number {number} is the bin of the street\nand [the bin](of-the-street) is full\n" for number in range(600))
    shown = "".join(f"Bin number {number} is the bin of the street and the bin is full " for number in range(600))
    assert lines_of(written, shown) == [number * 2 + half for number in range(600) for half in (1,) * 9 + (2,) * 5]


def test_a_page_that_says_the_same_throughout_is_laid_out_one_after_another() -> None:
    """Nothing in it comes once, and difflib would not end."""
    assert lines_of("[x](y)\n" * 20_000, "x " * 20_000) == [*range(1, 20_001)]


def test_a_word_far_ahead_is_not_jumped_to() -> None:
    """Else one word that only the HTML has would lose all that stands before the next place where it is written."""
    written = "bin day\n" * 1_000 + "recycling\n"
    found = lines_of(written, "recycling " + "bin day " * 1_000)
    assert found == [None, *(line for line in range(1, 1_001) for _ in (1, 2))]


def test_phrases_that_changed_places_keep_the_order_of_most() -> None:
    numbered = [f"the bin {number} and the bin" for number in range(900)]
    moved = [*numbered[1:], numbered[0]]
    assert lines_of("\n".join(numbered), " ".join(moved))[2::6] == [*range(2, 901), None]
