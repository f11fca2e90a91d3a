"""Text that lies over other text, so that neither can be read."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briggate.checks.markup.on_screen import called, is_drawn
from briggate.model.snapshot import Box, Element, Snapshot

_ABOVE, _BELOW = 0.25, 0.2
"""The parts of a row's height that letters seldom reach into."""
_SHARED = 0.12
"""The part of the smaller of two that both must cover."""
_LEAST = 3
"""Pixels across and down."""


class Overlap(NamedTuple):
    """`element` is painted over `below`. Where they are one, its lines are too close."""

    element: Element
    below: Element

    def said(self) -> str:
        """What a message says of it."""
        if self.element is self.below:
            return f"the lines of {called(self.element)} lie over each other"
        return f"{called(self.element)} lies over {called(self.below)}"


class _Ink(NamedTuple):
    element: Element
    text: str
    box: Box


def overlaps(page: Snapshot) -> Sequence[Overlap]:
    """Every two elements of which the text of one is painted over the other's; what lies on a ground of its own covers, and is not told."""
    return page.once(_overlaps_on)


def _overlaps_on(page: Snapshot) -> Sequence[Overlap]:
    return tuple(_each_overlap(page))


def _each_overlap(page: Snapshot) -> Iterator[Overlap]:
    reach: list[_Ink] = []
    told: set[tuple[Element, Element]] = set()
    for ink in sorted(_inks(page), key=lambda each: each.box.y):
        reach = [each for each in reach if each.box.bottom > ink.box.y]
        for other in reach:
            if _cover_each_other(ink, other):
                above, below = sorted((ink.element, other.element), key=lambda each: each.painted, reverse=True)
                if (above, below) not in told and not _is_apart(above, below):
                    told.add((above, below))
                    yield Overlap(above, below)
        reach.append(ink)


def _inks(page: Snapshot) -> Iterator[_Ink]:
    for element in page.elements:
        if element.shown_lines and element.opacity > 0.3 and _is_inked(element.style("color")) and not is_drawn(element):
            for line in element.shown_lines:
                part = element.painted_part(line.box)
                skipped = part.height * _ABOVE
                box = Box(part.x + 1, part.y + skipped, part.width - 2, part.height - skipped - part.height * _BELOW)
                if box.width >= _LEAST and box.height >= _LEAST and any(letter.isalnum() for letter in line.text):
                    yield _Ink(element, line.text.strip(), box)


def _cover_each_other(one: _Ink, other: _Ink) -> bool:
    both = one.box.meet(other.box)
    if both.width < _LEAST or both.height < _LEAST or one.text == other.text:
        return False
    return both.area >= _SHARED * min(one.box.area, other.box.area)


def _is_apart(above: Element, below: Element) -> bool:
    """Whether the upper one has a ground of its own, or is kept over the page while that moves: a menu, a dialog, a bar."""
    around = {below, *below.above}
    for each in (above, *above.above):
        if each in around:
            break
        if each.style("position") in ("fixed", "sticky") or _is_inked(each.style("background-color")):
            return True
        if each.style("background-image") not in ("none", ""):
            return True
    return any(each.style("position") in ("fixed", "sticky") for each in (below, *below.above) if each not in {above, *above.above})


def _is_inked(colour: str) -> bool:
    """Whether a computed colour can be seen."""
    if colour in ("", "transparent"):
        return False
    if not colour.startswith("rgba(") and "/" not in colour:
        return True
    solid = colour.rstrip(")").replace("/", ",").split(",")[-1].strip()
    return float(solid.rstrip("%") or 1) > 0.3
