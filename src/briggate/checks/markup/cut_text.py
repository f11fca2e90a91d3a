"""Text and controls of which a part is cut off by what is around them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briggate.checks.markup.on_screen import CONTROLS, is_drawn
from briggate.model.clipping import CUTTING
from briggate.model.snapshot import Box, Element, Snapshot

_LETTER = 0.6
"""Parts of a letter's height: what is cut off of a row's end by less is a space or a shadow."""
_ROW = 0.35
"""The part of a row's height that may be cut off: letters do not fill it."""
_SEEN = 2
"""Pixels: of what is cut to less nothing is to be seen."""


class Cut(NamedTuple):
    """Text, or a control, that does not fit into something around it, which cuts it off; where that is the page, `by` is the root."""

    element: Element
    by: Element
    through: bool
    """Whether it goes through letters. Otherwise it leaves out whole rows."""
    is_shortened: bool
    """Whether CSS puts dots where it is cut off."""


def cuts(page: Snapshot) -> Sequence[Cut]:
    """Where text is cut off: for each element that does it, the first text. What is hidden altogether is not cut off."""
    return page.once(_cuts_on)


def _cuts_on(page: Snapshot) -> Sequence[Cut]:
    return tuple(_each_cut(page))


def _each_cut(page: Snapshot) -> Iterator[Cut]:
    told: set[tuple[Element, bool]] = set()
    for element in page.elements:
        if (not element.lines and element.tag not in CONTROLS) or not element.is_rendered or element.opacity < 0.01 or is_drawn(element):
            continue
        for box in [line.box for line in element.lines] or [box for box in (element.box,) if box is not None]:
            cut = _cut(element, box)
            if cut is not None and (cut.by, cut.through) not in told:
                told.add((cut.by, cut.through))
                yield cut


def _cut(element: Element, box: Box) -> Cut | None:
    left = element.seen(box) if element.lines else element.shown
    across = box.width - left.width > max(_LETTER * element.pixels("font-size"), 4)
    down = box.height - left.height > _ROW * box.height
    if not across and not down:
        return None
    through = left.width >= _SEEN and left.height >= _SEEN
    if not through and not (down and element.shown_lines):
        return None
    by = next((each for each in (element, *element.above) if _cuts(each, box, across and through, down)), None)
    if by is None:
        by = [element, *element.above][-1]
        if by.tag != "html" or not through or _is_placed_off(element):
            return None
    if across and through and _turns_over(by):
        return None
    chain = [each for each in (element, *element.above) if each is by or by in each.above]
    return Cut(element, by, through, any(_has_dots(each, across=across and not down) for each in chain))


def _cuts(element: Element, box: Box, across: bool, down: bool) -> bool:
    if element.box is None or element.tag in ("html", "body") or element.style("display") in ("inline", "contents"):
        return False
    inner = element.inner
    wide = across and element.style("overflow-x") in CUTTING and (box.right > inner.right + _SEEN or box.x < inner.x - _SEEN)
    tall = down and element.style("overflow-y") in CUTTING and (box.bottom > inner.bottom + _SEEN or box.y < inner.y - _SEEN)
    return wide or tall


def _turns_over(element: Element) -> bool:
    """Whether it holds more beside what it shows, as a carousel does: its parts come into sight one after the other."""
    inner = element.inner if element.box is not None else None
    return inner is not None and any(
        each.box is not None and each.box.area > 0 and (each.box.x >= inner.right - 1 or each.box.right <= inner.x + 1) and bool(each.text)
        for each in element.inside
        if each.is_rendered
    )


def _is_placed_off(element: Element) -> bool:
    """Whether it stands on the edge of the page because somebody put it there: a menu waiting to slide in."""
    return any(
        each.style("position") in ("fixed", "absolute") or each.style("transform") not in ("none", "") for each in (element, *element.above)
    )


def _has_dots(element: Element, *, across: bool) -> bool:
    """Whether CSS says how to shorten it: at the end of a row, or after some rows."""
    return element.style("-webkit-line-clamp") not in ("none", "") or (across and element.style("text-overflow") not in ("clip", ""))
