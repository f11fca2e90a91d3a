"""Where the Tab key goes against the way in which a page is read."""

from collections.abc import Iterator

from briggate.checks.markup.tab_stops import is_skip_link, number_in, stops_of
from briggate.checks.rendered_page import RenderedPage
from briggate.model.box import NOWHERE, Box
from briggate.model.snapshot import Element

IN_A_ROW = 3
"""So many stops, each before the one that came before it, are no accident."""
_LAID_ANYWHERE = ("fixed", "sticky", "absolute")


def jumps_back(page: RenderedPage) -> Iterator[tuple[Element, Element, bool]]:
    """(from, to, certain): the first of every run of stops that goes backwards; certain where several do, one after the other."""
    stops = [element for _, element in stops_of(page) if _has_a_place(element)]
    if any((number_in(each) or 0) > 0 for each in stops):
        return  # which another rule tells
    run: list[tuple[Element, Element]] = []
    for before, after in zip(stops, [*stops[1:], None], strict=False):
        if after is not None and _goes_back(before, after):
            run.append((before, after))
            continue
        if len(run) >= IN_A_ROW - 1:
            yield *run[0], True
        elif run and _is_far_up(*run[0]):
            yield *run[0], False
        run = []


def _has_a_place(element: Element) -> bool:
    """Whether it stands in the flow of the page, in sight."""
    if not element.is_shown or is_skip_link(element) or element.tag == "iframe":
        return False
    return not any(each.style("position") in _LAID_ANYWHERE for each in (element, *element.above))


def _goes_back(before: Element, after: Element) -> bool:
    return _is_above(before, after) or _is_left(before, after)


def _is_above(before: Element, after: Element) -> bool:
    """Whether the next stop stands higher up in the same column."""
    one, other = _boxes(before, after)
    shared = min(one.right, other.right) - max(one.x, other.x)
    return other.bottom <= one.y + 1 and shared >= max(one.width, other.width) / 2


def _is_left(before: Element, after: Element) -> bool:
    """Whether the next stop stands further left in the same row, or further right where words run to the left."""
    one, other = _boxes(before, after)
    shared = min(one.bottom, other.bottom) - max(one.y, other.y)
    if shared < max(one.height, other.height) / 2:
        return False
    return one.right <= other.x + 1 if after.style("direction") == "rtl" else other.right <= one.x + 1


def _is_far_up(before: Element, after: Element) -> bool:
    """Whether a single step back leads up by more than one line: within a card or a row things may stand as they like."""
    one, other = _boxes(before, after)
    return _is_above(before, after) and one.y - other.bottom > 3 * max(one.height, other.height)


def _boxes(before: Element, after: Element) -> tuple[Box, Box]:
    return before.box or NOWHERE, after.box or NOWHERE
