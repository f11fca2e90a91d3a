"""What can be clicked or tapped on a page, and how much room each has (WCAG 2.2, 2.5.8)."""

from collections.abc import Iterator, Sequence
from math import hypot

from briggate.checks.markup.on_screen import block_of
from briggate.model.snapshot import Box, Element, Snapshot

LEAST = 24
"""Pixels across and down, and the diameter of the circle that a smaller target has to itself."""
_ROLES = frozenset(
    ("button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "combobox")
)
_ROUNDED = 0.5
_AS_BROWSERS_DRAW = {("checkbox", 13), ("radio", 13)}
"""Kinds of field, and their size in pixels as long as nobody has changed it."""
_LETTERS = "13.3333px"
"""The size of letters in a button or field that nobody has changed."""


def crowded(page: Snapshot) -> Iterator[tuple[Element, Element]]:
    """Each target that is too small and comes too close to another, and which."""
    targets = [each for each in page.elements if _is_target(each)]
    places = {each: _places(each, page) for each in targets}
    small = {each: _around(places[each]) for each in targets if _is_small(_around(places[each]))}
    for element, box in small.items():
        if _is_in_sentence(element) or _is_as_browsers_draw(element) or _has_equal(element, targets, small):
            continue
        near = next((other for other in targets if _is_near(element, box, other, places[other], small.get(other))), None)
        if near is not None:
            yield element, near


def is_plain(element: Element) -> bool:
    """Whether it is as high as browsers let a row of text be where no style says otherwise."""
    return (element.style("font-size"), element.style("line-height")) == ("16px", "normal") and element.shown.height < 20


def _is_target(element: Element) -> bool:
    if not element.is_shown or "disabled" in element.attributes or element.attribute("aria-disabled") == "true":
        return False
    if element.style("pointer-events") == "none" or element.closest("svg") is not None:
        return False
    if element.tag in ("a", "area"):
        return "href" in element.attributes and element.tag == "a"
    if element.tag in ("button", "select", "textarea", "summary"):
        return True
    return (element.tag == "input" and element.attribute("type") != "hidden") or element.attribute("role").lower() in _ROLES


def _places(element: Element, page: Snapshot) -> Sequence[Box]:
    """Where it can be hit: its box, those of its rows where it runs over several, and that of its label."""
    found = [element.shown]
    if element.style("display") == "inline":
        inside = [each for each in (element, *element.inside) if each.is_shown]
        found = [line.box for each in inside for line in each.shown_lines]
        found += [each.shown for each in inside if each is not element and each.style("display") != "inline"]
    if element.tag == "input" and element.attribute("type") in ("checkbox", "radio"):
        name = element.attribute("id")
        label = element.closest("label") or next((each for each in page.all("label") if name and each.attribute("for") == name), None)
        found += [label.shown] if label is not None and label.is_shown else []
    return found or [element.shown]


def _around(boxes: Sequence[Box]) -> Box:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.around(box)
    return whole


def _is_small(box: Box) -> bool:
    return box.width < LEAST - _ROUNDED or box.height < LEAST - _ROUNDED


def _is_in_sentence(element: Element) -> bool:
    """Whether there is other text on its row, which says how high the row is."""
    if not element.style("display").startswith("inline") or element.style("position") in ("absolute", "fixed"):
        return False
    block = element.parent and block_of(element.parent)
    if block is None:
        return False
    own = {element, *element.inside}
    top, bottom = element.shown.y, element.shown.bottom
    for each in (block, *block.inside):
        if each not in own and block_of(each) is block and each.closest("a", "button") is None:
            for line in each.shown_lines:
                if line.box.y < bottom and line.box.bottom > top and any(letter.isalnum() for letter in line.text):
                    return True
    return False


def _is_as_browsers_draw(element: Element) -> bool:
    kind, box = element.attribute("type"), element.shown
    if element.tag == "input" and kind in ("checkbox", "radio"):
        return (kind, round(box.width)) in _AS_BROWSERS_DRAW and (kind, round(box.height)) in _AS_BROWSERS_DRAW
    is_field = element.tag in ("button", "select") or (element.tag == "input" and kind != "image")
    return is_field and element.style("font-size") == _LETTERS and element.style("border-top-style") in ("outset", "inset", "solid")


def _has_equal(element: Element, targets: Sequence[Element], small: dict[Element, Box]) -> bool:
    """Whether a larger link leads to the same page."""
    place = element.attribute("href")
    return bool(place) and any(each not in small and each.attribute("href") == place for each in targets if each is not element)


def _is_near(element: Element, box: Box, other: Element, places: Sequence[Box], small: Box | None) -> bool:
    if other is element or other in element.above or element in other.above or _layer(element) is not _layer(other):
        return False
    if element.attribute("href") and element.attribute("href") == other.attribute("href"):
        return False
    x, y = box.x + box.width / 2, box.y + box.height / 2
    if any(_distance(x, y, place) < LEAST / 2 - _ROUNDED for place in places):
        return True
    return small is not None and hypot(small.x + small.width / 2 - x, small.y + small.height / 2 - y) < LEAST - _ROUNDED


def _distance(x: float, y: float, box: Box) -> float:
    return hypot(max(box.x - x, 0, x - box.right), max(box.y - y, 0, y - box.bottom))


def _layer(element: Element) -> Element | None:
    """What keeps it over the page while that moves, if anything does."""
    return next((each for each in (element, *element.above) if each.style("position") in ("fixed", "sticky")), None)
