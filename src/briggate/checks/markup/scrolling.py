"""The parts of a page that scroll by themselves."""

from collections.abc import Iterator

from briggate.checks.markup.on_screen import CONTROLS, called
from briggate.checks.rendered_page import RenderedPage
from briggate.model.clipping import SCROLLING
from briggate.model.rendering import View
from briggate.model.snapshot import Element

_VIEWS: tuple[tuple[View, str], ...] = (("desktop", ""), ("phone", " on a phone"), ("narrow", " on a narrow screen"))
_OWN_KEYS = frozenset(("listbox", "menu", "menubar", "tree", "grid", "treegrid", "tablist", "combobox", "textbox", "slider"))
"""Roles whose own keys lead through what they hold."""
_OUT = 4
"""Pixels by which something has to be out of sight."""


def scroll_regions(page: RenderedPage) -> Iterator[tuple[Element, str]]:
    """Every element with words, pictures or controls that have to be scrolled to, and where that is so, as a message says it."""
    told: set[str] = set()
    for view, where in _VIEWS:
        for element in page.view(view).elements:
            if element.path not in told and _scrolls(element) and _hides_something(element):
                told.add(element.path)
                yield element, where


def part(element: Element) -> str:
    """How a message names what scrolls."""
    return f"the part with {called(element)}" if element.shown_text else "a part of the page"


def takes_focus(element: Element) -> bool:
    """Whether Tab stops at it."""
    said = element.attribute("tabindex").strip()
    if said.lstrip("-").isdecimal():
        return int(said) >= 0
    if "contenteditable" in element.attributes and element.attribute("contenteditable") != "false":
        return True
    is_link = element.tag in ("a", "area") and "href" in element.attributes
    return is_link or (element.tag in (*CONTROLS, "summary", "iframe") and "disabled" not in element.attributes)


def has_focus_inside(element: Element) -> bool:
    """Whether Tab stops at something in it, and brings it into sight."""
    return any(each.is_rendered and takes_focus(each) and each.attribute("type") != "hidden" for each in element.inside)


def _scrolls(element: Element) -> bool:
    if element.tag in ("html", "body", "textarea", "select", "input", "iframe") or not element.is_shown:
        return False
    if element.attribute("role").lower() in _OWN_KEYS or any(each.attribute("role").lower() in _OWN_KEYS for each in element.above):
        return False
    across = element.style("overflow-x") in SCROLLING and element.scroll.width > element.client.width + _OUT
    down = element.style("overflow-y") in SCROLLING and element.scroll.height > element.client.height + _OUT
    return across or down


def _hides_something(element: Element) -> bool:
    """Whether what is out of sight is more than empty room."""
    inner = element.inner
    for each in (element, *element.inside):
        boxes = [line.box for line in each.shown_lines]
        if each is not element and each.is_shown and each.box is not None and each.tag in (*CONTROLS, "img", "svg", "video", "iframe"):
            boxes.append(each.box)
        for box in boxes:
            if box.right > inner.right + _OUT or box.bottom > inner.bottom + _OUT or box.x < inner.x - _OUT or box.y < inner.y - _OUT:
                return True
    return False
