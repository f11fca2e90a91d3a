"""What of a box on a page can be seen or scrolled to, after everything around it has cut off what does not fit."""

from collections.abc import Container
from typing import TYPE_CHECKING, NamedTuple

from briggate.model.box import Box

if TYPE_CHECKING:
    from briggate.model.snapshot import Element

CUTTING = ("hidden", "clip")
"""The values of overflow that leave no way to what does not fit."""
SCROLLING = ("auto", "scroll")
UNTOUCHED = (*CUTTING, *SCROLLING)
"""The values that cut off for as long as nobody scrolls."""
_FAR = 10_000_000
"""Pixels: further than any page goes."""


def reachable(element: "Element", box: Box, cutting: Container[str] = CUTTING, *, inside: bool = False) -> Box:
    """What is left of a box that moves with an element, or stands `inside` it. Without area: nothing. `cutting` are the values of
    overflow that cut off."""
    gone = Box(box.x, box.y, 0, 0)
    if element.is_clipped_away:
        return gone
    position = element.style("position")
    across = down = True
    """Whether what is around can still cut it off: once it is in something that scrolls, that brings it back."""
    for around in element.ruling:
        if around is element and not inside:
            continue
        if around.is_clipped_away:
            return gone
        if around is not element and position in ("fixed", "absolute") and not _holds(around, position):
            continue  # it stands outside what is around it
        if around.tag not in ("html", "body") or _is_own_scroller(around):
            if cutting is CUTTING and _scrolls(around):
                if not around.is_shown or _is_before(around, box):
                    return gone
                across, down = across and around.style("overflow-x") not in SCROLLING, down and around.style("overflow-y") not in SCROLLING
            if (across or down) and around.box is not None and around.style("display") not in ("inline", "contents"):
                cut = across and around.style("overflow-x") in cutting, down and around.style("overflow-y") in cutting
                box = box.within(around.inner, *cut) if any(cut) else box
        position = around.style("position")
    return _on_page(element, box, position == "fixed", across, down)


def _holds(around: "Element", position: str) -> bool:
    """Whether it is what something with this position is placed in."""
    moved = around.style("transform") not in ("", "none")
    return moved or (position == "absolute" and around.style("position") not in ("static", ""))


def _scrolls(element: "Element") -> bool:
    return element.style("overflow-x") in SCROLLING or element.style("overflow-y") in SCROLLING


def _is_before(scroller: "Element", box: Box) -> bool:
    """Whether a box lies where nobody can scroll to: above the beginning of what scrolls, or to the left of it."""
    beginning = scroller.inner.x - scroller.scroll.x
    return box.bottom <= scroller.inner.y - scroller.scroll.y or (scroller.style("direction") != "rtl" and box.right <= beginning)


def _is_own_scroller(element: "Element") -> bool:
    """Whether a body cuts off by itself: the root element's overflow is the page's, and the body's if the root says nothing."""
    root = element.parent
    return element.tag == "body" and root is not None and root.style("overflow-x") != "visible"


class PageRules(NamedTuple):
    """What a page leaves of what stands on it."""

    screen: Box
    across: bool
    down: bool
    """Whether it cuts off what does not fit the screen, across and down."""
    endless: Box
    """Where one can scroll to in a page that can be scrolled: not to before its beginning."""


def page_rules(root: "Element") -> PageRules:
    """What holds for a page, by its root element and body."""
    body = next((each for each in root.children if each.tag == "body"), root)
    ruling = root if root.style("overflow-x") != "visible" else body
    screen = Box(0, 0, root.client.width, root.client.height)
    endless = Box(screen.right - _FAR, 0, _FAR, _FAR) if body.style("direction") == "rtl" else Box(0, 0, _FAR, _FAR)
    return PageRules(screen, ruling.style("overflow-x") in CUTTING, ruling.style("overflow-y") in CUTTING, endless)


def matters(element: "Element") -> bool:
    """Whether an element can cut something off, move it, or hold what is placed in it."""
    usual = (
        ("position", "static"), ("overflow-x", "visible"), ("overflow-y", "visible"), ("transform", "none"), ("clip-path", "none"),
    )  # fmt: skip
    return any(element.style(name) not in (value, "") for name, value in usual)


def _on_page(element: "Element", box: Box, is_fixed: bool, across: bool, down: bool) -> Box:
    """What is left of it on the page: nothing can be scrolled to that lies before its beginning, nor what is fixed off the screen."""
    rules = (element.root or element).page_rules
    box = box.within(rules.screen, across and (is_fixed or rules.across), down and (is_fixed or rules.down))
    if box.x >= rules.endless.x and box.y >= 0 and box.right <= rules.endless.right:
        return box
    return box.within(rules.endless, across, down)
