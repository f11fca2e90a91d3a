"""What moves or blinks by itself on a page."""

from typing import NamedTuple

from briggate.checks.markup.seen import can_be_stopped, class_words_of
from briggate.checks.rendered_page import RenderedPage
from briggate.model.snapshot import Element

_WAITING = frozenset(("spinner", "spin", "loader", "loading", "progress", "skeleton", "busy", "throbber"))
_SWING_LEAST = 0.3
"""A change of opacity under this is hardly seen."""


class Motion(NamedTuple):
    """One animation of an element that is in sight."""

    element: Element
    seconds: float
    """How long it goes on, from when it begins; infinite for what never ends."""
    moves: bool
    """Whether something changes its place, its size or its direction."""
    changes: float
    """How often in a second it turns from light to dark, or from dark to light."""
    area: float
    """Square pixels, as large as it is without the animation."""
    name: str

    @property
    def blinks(self) -> bool:
        return self.changes > 0

    @property
    def flashes(self) -> float:
        """How often in a second it goes on and off again."""
        return self.changes / 2


def motions(page: RenderedPage) -> list[Motion]:
    """All that moves or blinks in the desktop view. What shows that the page is busy is left out: there is nothing to read meanwhile."""
    found = []
    for each in page.probe("animations"):
        element = page.element(each["path"])
        if element is None or not each["seconds"] or _area(element) < 4 or not _is_in_sight(element) or _shows_waiting(element):
            continue
        runs = float("inf") if each["runs"] is None else each["runs"]
        rate = each["steps"] / each["seconds"] if each["blinks"] and each["swing"] >= _SWING_LEAST else 0.0
        found.append(Motion(element, each["seconds"] * runs, each["moves"], rate, _area(element), each["name"]))
    return found


def has_a_stop(page: RenderedPage) -> bool:
    """Whether there is a button that stops it."""
    return can_be_stopped(page.desktop.elements)


def outermost(found: list[Motion]) -> list[tuple[Motion, int]]:
    """Of each animation by its name the first, and how many others there are like it."""
    groups: dict[tuple[str, str], list[Motion]] = {}
    for each in found:
        groups.setdefault((each.name or each.element.path, each.element.tag), []).append(each)
    return [(group[0], len(group) - 1) for group in groups.values()]


def _area(element: Element) -> float:
    return max(element.box.area if element.box is not None else 0.0, element.client.area)


def _is_in_sight(element: Element) -> bool:
    """Whether what it stands in is: it may itself be out of sight for the moment."""
    return element.parent is None or element.parent.is_shown or element.is_shown


def _shows_waiting(element: Element) -> bool:
    around = (element, *list(element.above)[:3])
    return any(
        each.attribute("role") in ("progressbar", "status") or each.attribute("aria-busy") == "true" or _WAITING & class_words_of(each)
        for each in around
    )
