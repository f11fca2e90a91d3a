"""Lists that somebody has typed out, mark by mark, instead of making them lists."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from briggate.checks.markup.lines import Line

_BULLETS = "-–—*•·∙◦▪▫■□●○‣⁃✓✔➤►»›→+"
_BULLET = re.compile(rf"(?P<mark>[{_BULLETS}])(?P<gap>\s*)(?P<first>\S)")
_COUNT = re.compile(r"\(?(?P<mark>\d{1,2}|[a-z]|[ivx]{2,4}|[A-Z](?=\)))[.)](?P<gap>\s*)(?P<first>\w)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_BEGINS = rf"[ \t\xa0]*+(?:[{_BULLETS}]|\(?\w{{1,4}}[.)][\w\s&]|&)"
_POSSIBLE = (re.compile(f">{_BEGINS}"), re.compile(f"\n{_BEGINS}"))
LINES_BETWEEN = 3
"""How many lines an item may go on over."""

type Places = frozenset[tuple[str, int]]
"""What a mark can be: (kind, place in its order). “i” is the ninth letter, and the first Roman number."""


def may_have_one(html: str) -> bool:
    """Whether a page has two places where a line may begin with a mark: looked up in a moment, and enough for most pages."""
    places = chain.from_iterable(pattern.finditer(html) for pattern in _POSSIBLE)
    return sum(1 for _ in islice(places, 2)) == 2


def typed_lists(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines that begin the items of each list of two items or more."""
    items: list[Line] = []
    last: Places = frozenset()
    between = 0
    for line in lines:
        places = _places(line)
        if items and _goes_on(items[-1], line) and places and (fitting := _follow(last, places)) and between <= _most_between(line):
            items.append(line)
            last, between = fitting, 0
        elif places:
            if len(items) > 1:
                yield items
            items, last, between = [line], places, 0
        elif line.begun_by == "block":
            if len(items) > 1:
                yield items
            items, last = [], frozenset()
        else:
            between += 1
    if len(items) > 1:
        yield items


def _places(line: Line) -> Places:
    if (match := _BULLET.match(line.text)) and (match["gap"] or match["first"].isalpha()):
        tight = match["mark"] in "+→" or line.begun_by == "source"
        return frozenset() if tight and not match["gap"] else frozenset({(match["mark"], 0)})
    if (match := _COUNT.match(line.text)) is None or not (match["gap"] or match["first"].isalpha()):
        return frozenset()
    mark = match["mark"]
    found = {("number", int(mark))} if mark.isdigit() else set[tuple[str, int]]()
    if len(mark) == 1 and mark.isalpha():
        found.add(("letter" if mark.islower() else "capital", ord(mark)))
    if mark in _ROMAN:
        found.add(("roman", _ROMAN.index(mark)))
    return frozenset(found)


def _follow(last: Places, places: Places) -> Places:
    """Those meanings of a mark by which it comes next after another."""
    return frozenset((kind, place) for kind, place in places if (kind, place - 1) in last or (kind in _BULLETS and (kind, place) in last))


def _goes_on(last: Line, line: Line) -> bool:
    """Whether two lines stand in one paragraph, or in two that follow each other."""
    if line.begun_by != "block":
        return line.block.mem_id == last.block.mem_id
    if line.block.tag not in ("p", "div") or last.block.tag not in ("p", "div"):
        return False
    one, other = line.block.parent, last.block.parent
    return one is not None and other is not None and one.mem_id == other.mem_id


def _most_between(line: Line) -> int:
    """A dash may begin a line of a running sentence by chance, so that only dashes right under each other are taken for a list."""
    return 0 if line.begun_by == "source" and line.text[0] in "-–—" else LINES_BETWEEN
