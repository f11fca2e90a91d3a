"""The map from words of HTML back to lines of the Markdown that they came from."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+")


def words_of_text(text: str) -> list[str]:
    """The words of a text as this map knows them: runs of letters, digits and underscores, in small letters."""
    return [word.casefold() for word in _WORD.findall(text)]


class LineMap:
    """Holds a page's words in HTML, in reading order, against its Markdown.

    Both tell the same words in the same order, with markup and addresses in between on one side and what references show on the other.
    So the longest runs of words that both have are laid beside each other (Ratcliff and Obershelp's way, as difflib does it), and what is
    left stands between them.
    """

    def __init__(self, markdown: str, first_line: int, shown: Sequence[str]) -> None:
        """`markdown` begins on `first_line` of its file; `shown` are the HTML's words, by `words_of_text`."""
        self.first_line = first_line
        self.lines = markdown.split("\n")
        written = [(word.casefold(), number) for number, line in enumerate(self.lines, first_line) for word in _WORD.findall(line)]
        matcher = SequenceMatcher(None, [word for word, _ in written], list(shown), autojunk=False)
        self._line_of: dict[int, int] = {}
        for block in matcher.get_matching_blocks():
            for step in range(block.size):
                self._line_of[block.b + step] = written[block.a + step][1]
        self._count = len(shown)

    def line_of(self, start: int, end: int) -> int | None:
        """The line on which the first of the words from `start` to `end` stands that the Markdown has too."""
        return next((self._line_of[place] for place in range(start, end) if place in self._line_of), None)

    def window(self, start: int, end: int) -> tuple[int, int]:
        """The first and last line between which the words from `start` to `end` stand, by the nearest words known on either side."""
        before = next((self._line_of[place] for place in range(start - 1, -1, -1) if place in self._line_of), self.first_line)
        after = next((self._line_of[place] for place in range(end, self._count) if place in self._line_of), None)
        return before, max(before, after or self.first_line + len(self.lines) - 1)

    def lines_with(self, clue: str, first: int, last: int) -> Iterator[int]:
        """The lines from `first` to `last` that hold some text, in capitals or not."""
        clue = clue.casefold()
        for number in range(max(first, self.first_line), min(last, self.first_line + len(self.lines) - 1) + 1):
            if clue in self.lines[number - self.first_line].casefold():
                yield number
