"""Python-Markdown's inline step, passed over for text in which no inline pattern can match: most of it."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import STX, AtomicString

from briggate.markdown.limits import STRETCH_MOST, too_long

_MARKS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference-by-name": ("[[",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""What a text must hold one of for each pattern to match. A pattern that is not named is always tried."""
_DISTINCT = sorted({mark for marks in _MARKS.values() for mark in marks})
_OF_REFERENCES = {"reference", "image_reference", "short_reference", "short_image_ref"}
"""Patterns that find nothing on a page that defines no references."""


_WITH_BRACKETS = {
    "reference": 170,
    "link": 160,
    "image_link": 150,
    "image_reference": 140,
    "short_reference": 130,
    "short_image_ref": 125,
}
_BRACKET = re.compile(r"[\[\]]")
_PLAIN_ADDRESS = re.compile(rf"\(([^\s()<>'\"{STX}]*)\)")
"""An address in which nothing has a meaning of its own: most of them. Python-Markdown reads each letter by letter."""
_LOOKED_AT = 50
"""Brackets after which it is quicker to work out where all of a text close."""


class QuickInline(InlineProcessor):
    """Does what InlineProcessor does. Its methods have no public names; tests compare what comes out with Python-Markdown's own."""

    _placed: Callable[..., list[tuple[Element, list[str]]]] = getattr(InlineProcessor, "_InlineProcessor__processPlaceholders")  # noqa: B009
    _stashed: Callable[..., str] = getattr(InlineProcessor, "_InlineProcessor__stashNode")  # noqa: B009

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        for name, priority in _WITH_BRACKETS.items():
            usual = md.inlinePatterns[name]
            quick: Any = type(type(usual).__name__, (_Brackets, type(usual)), {})
            md.inlinePatterns.register(quick(usual.pattern, md), name, priority)
        names = {id(md.inlinePatterns[name]): name for name in _MARKS}
        self._named = [(*each, names.get(id(each[1]), "")) for each in enumerate(md.inlinePatterns)]
        self._tried = lru_cache(maxsize=1000)(self._patterns)

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        self.stashed_nodes: dict[str, Any] = {}
        self.ancestors = []  # no pattern of ours asks what it stands in
        waiting = [tree]
        for element in waiting:
            found_in: list[tuple[Element, list[tuple[Element, list[str]]]]] = []
            for child in element:
                text = child.text
                if text and not isinstance(text, AtomicString) and _is_marked(text):
                    child.text = None
                    found = self._placed(self._InlineProcessor__handleInline(text), child)
                    waiting += [each for each, _ in found]
                    found_in.append((child, found))
                if child.tail and _is_marked(child.tail):
                    self._read_tail(element, child, child.tail)
                if len(child):
                    waiting.append(child)
            for child, found in found_in:
                for place, (new, _) in enumerate(found):
                    child.insert(place, new)
        return tree

    def _read_tail(self, parent: Element, child: Element, tail: str) -> None:
        holder = Element("d")
        found = self._placed(self._InlineProcessor__handleInline(tail), holder, False)
        child.tail = holder.tail or None
        place = list(parent).index(child) + 1
        for new, _ in reversed(found):
            parent.insert(place, new)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString) or not _is_marked(data):
            return data
        if len(data) > STRETCH_MOST and patternIndex == 0:
            raise too_long("a paragraph is longer than {most} characters", STRETCH_MOST, "Part it with empty lines.")
        tried = self._tried(tuple([mark in data for mark in _DISTINCT]), bool(self.md.references))
        for index, pattern in tried:
            if index >= patternIndex:
                start, matched = 0, True
                while matched:
                    data, matched, start = self._applied(pattern, data, index, start)
        return data

    def _applied(self, pattern: Any, data: str, index: int, start: int) -> tuple[str, bool, int]:
        """The text once a pattern has been applied at the first place after `start` where it can be, whether it was, and where to go on."""
        for match in pattern.getCompiledRegExp().finditer(data, start):
            node, begin, end = pattern.handleMatch(match, data)
            if begin is not None and end is not None:
                break
        else:
            return data, False, 0
        if node is None:
            return data, True, end
        if not isinstance(node, str) and not isinstance(node.text, AtomicString):
            for child in (node, *node):
                if child.text:
                    child.text = self._InlineProcessor__handleInline(child.text, index + 1)
                if child.tail:
                    child.tail = self._InlineProcessor__handleInline(child.tail, index)
        placeholder = self._stashed(node, pattern.type())
        return f"{data[:begin]}{placeholder}{data[end:]}", True, begin + len(placeholder)

    def _patterns(self, found: tuple[bool, ...], references: bool) -> tuple[tuple[int, Pattern], ...]:
        """The patterns that can match where those marks were found, with their place among all."""
        marks = {mark for mark, is_there in zip(_DISTINCT, found, strict=True) if is_there}
        return tuple(
            (index, pattern)
            for index, pattern, name in self._named
            if (not name or not marks.isdisjoint(_MARKS[name])) and (references or name not in _OF_REFERENCES)
        )


class _Brackets:
    """Where brackets close, found once for a text: Python-Markdown looks through the rest of it again for each that does not."""

    _text = ""
    _ends: dict[int, int]

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:
        """What stands in brackets that open before `index`, where they end, and whether they do."""
        if data is not self._text:
            open_ones = 1
            for bracket in islice(_BRACKET.finditer(data, index), _LOOKED_AT):
                open_ones += 1 if bracket[0] == "[" else -1
                if not open_ones:
                    return data[index : bracket.start()], bracket.end(), True
            self._text, self._ends = data, _ends(data)
        end = self._ends.get(index)
        return ("", len(data), False) if end is None else (data[index : end - 1], end, True)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:
        if plain := _PLAIN_ADDRESS.match(data, index):
            return plain[1], None, plain.end(), True
        if not any(data.find(end, index) >= 0 for end in (")", '"', "'")):  # quotes may end a link too, in their own way
            return "", None, index, False
        found: tuple[str, str | None, int, bool] = super().getLink(data, index)  # type: ignore[misc]  # mixed into what has it
        return found


def _ends(text: str) -> dict[int, int]:
    """The places after opening brackets, each with the place after the one that closes it."""
    open_ones: list[int] = []
    ends = {}
    for bracket in _BRACKET.finditer(text):
        if bracket[0] == "[":
            open_ones.append(bracket.end())
        elif open_ones:
            ends[open_ones.pop()] = bracket.end()
    return ends


def _is_marked(text: str) -> bool:
    """Whether a pattern or a placeholder may be in it. Ten searches for a letter are quicker than one for a class of letters."""
    return (
        "[" in text
        or "*" in text
        or "_" in text
        or "`" in text
        or "&" in text
        or "<" in text
        or "\\" in text
        or STX in text
        or "  \n" in text
    )
