"""The map from words of HTML back to lines of the Markdown that they came from."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_WORD = re.compile(r"[^\W_]+")
_PAIRS_MOST = 100_000
"""Places of the same word on both sides, beyond which difflib may take minutes. A page of 2,500 words has about so many."""
_PHRASE = 3
_AHEAD = 50
"""How many words are looked past for the next one that both sides have, where it comes too often to look everywhere."""


def words_of_text(text: str) -> list[str]:
    """The words of a text as this map knows them: runs of letters and digits, in small letters."""
    return [word.casefold() for word in _WORD.findall(text)]


class LineMap:
    """Holds a page's words in HTML, in reading order, against its Markdown.

    Both tell the same words in the same order, with markup and addresses in between on one side and what references show on the other.
    So the longest runs of words that both have are laid beside each other (Ratcliff and Obershelp's way, as difflib does it), and what is
    left stands between them. A long page, or one that says the same again and again, is first cut where a phrase stands that comes once.
    """

    def __init__(self, markdown: str, first_line: int, shown: Sequence[str]) -> None:
        """`markdown` begins on `first_line` of its file; `shown` are the HTML's words, by `words_of_text`."""
        self.first_line = first_line
        self.lines = markdown.split("\n")
        written = [(word.casefold(), number) for number, line in enumerate(self.lines, first_line) for word in _WORD.findall(line)]
        self._line_of = {there: written[here][1] for here, there in _same_words([word for word, _ in written], list(shown))}
        self._known = sorted(self._line_of)
        self._count = len(shown)

    def line_of(self, start: int, end: int) -> int | None:
        """The line on which the first of the words from `start` to `end` stands that the Markdown has too."""
        next_known = bisect_left(self._known, start)
        known = self._known[next_known] if next_known < len(self._known) else self._count
        return self._line_of[known] if known < end else None

    def window(self, start: int, end: int) -> tuple[int, int]:
        """The first and last line between which the words from `start` to `end` stand, by the nearest words known on either side."""
        last_known = bisect_left(self._known, start) - 1
        before = self._line_of[self._known[last_known]] if last_known >= 0 else self.first_line
        return before, max(before, self.line_of(end, self._count) or self.first_line + len(self.lines) - 1)

    def line(self, number: int) -> str:
        """What stands on a line of the Markdown."""
        return self.lines[number - self.first_line]

    def lines_with(self, clue: str, first: int, last: int) -> Iterator[int]:
        """The lines from `first` to `last` that hold some text, in capitals or not."""
        clue = clue.casefold()
        for number in range(max(first, self.first_line), min(last, self.first_line + len(self.lines) - 1) + 1):
            if clue in self.lines[number - self.first_line].casefold():
                yield number


def _same_words(written: Sequence[str], shown: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of places at which both have the same word, in order."""
    if _is_quick(written, shown):
        yield from _by_difflib(written, shown)
        return
    here, there = 0, 0
    for next_here, next_there in [*_anchors(written, shown), (len(written), len(shown))]:
        gap = written[here:next_here], shown[there:next_there]
        for one, other in _by_difflib(*gap) if _is_quick(*gap) else _one_after_another(*gap):
            yield here + one, there + other
        here, there = next_here, next_there


def _is_quick(written: Sequence[str], shown: Sequence[str]) -> bool:
    times = Counter(shown)
    return sum(times[word] for word in written) <= _PAIRS_MOST


def _by_difflib(written: Sequence[str], shown: Sequence[str]) -> Iterator[tuple[int, int]]:
    for block in SequenceMatcher(None, written, shown, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            yield block.a + step, block.b + step


def _anchors(written: Sequence[str], shown: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where phrases begin that come once on each side: as many as keep their order."""
    ours, theirs = _once(written), _once(shown)
    ends: list[int] = []
    chains: list[tuple[int, int, int]] = []  # (place in written, place in shown, the chain's link before it)
    last: list[int] = []
    for phrase, here in ours.items():
        if (there := theirs.get(phrase)) is not None:
            length = bisect_left(ends, there)
            ends[length : length + 1] = [there]
            last[length : length + 1] = [len(chains)]
            chains.append((here, there, last[length - 1] if length else -1))
    link, found = (last[-1] if last else -1), list[tuple[int, int]]()
    while link >= 0:
        here, there, link = chains[link]
        found.append((here, there))
    yield from reversed(found)


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """The phrases that come once, in order, and where."""
    phrases = [tuple(words[place : place + _PHRASE]) for place in range(len(words) - _PHRASE + 1)]
    times = Counter(phrases)
    return {phrase: place for place, phrase in enumerate(phrases) if times[phrase] == 1}


def _one_after_another(written: Sequence[str], shown: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each shown word at the next place where it is written, if that is not far."""
    here = 0
    for there, word in enumerate(shown):
        found = next((place for place in range(here, min(here + _AHEAD, len(written))) if written[place] == word), None)
        if found is not None:
            yield found, there
            here = found + 1
