"""What can be used with a mouse on a rendered page, and is not among the stops of the Tab key."""

from collections.abc import Iterator

from briggate.checks.markup.seen import words_in
from briggate.checks.markup.tab_stops import around_and_inside, can_be_used, in_dialog, is_led_by_arrows, number_in, stops_of
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.told_in_html import doubted_paths, told_paths
from briggate.model.snapshot import Element

_CONTROLS = ("a", "button", "input", "select", "textarea", "summary")
_ANSWERS_FOR_OTHERS = frozenset(
    (
        *("html", "body", "label", "form", "fieldset", "legend", "option", "optgroup", "canvas", "video", "audio", "iframe", "object"),
        *("embed", "dialog", "details", "main", "header", "footer", "nav", "section", "article", "table", "tbody", "map", "area", "a"),
        *("button", "input", "select", "textarea", "summary", "g", "path", "circle", "rect", "use"),
    )
)
WORDS_MOST = 20
"""More words than a button has: it is something whose parts are clicked."""


def answers_to_a_mouse(page: RenderedPage) -> Iterator[Element]:
    """What has a listener for clicks of its own, and is neither a stop nor stands in one nor has one in it."""
    told = told_paths(page, "fake-button")
    for element in _apart_from_stops(page):
        if element.is_clickable and element.tag not in _ANSWERS_FOR_OTHERS and element.path not in told and _is_one_thing(element):
            yield element


def passed_over(page: RenderedPage) -> Iterator[Element]:
    """Links, buttons and fields that Tab leaves out although nothing else does the same."""
    stops = stops_of(page)
    led_to = {element.attribute("href") for _, element in stops}
    said = {element.shown_text for _, element in stops}
    groups = {element.attribute("name") for _, element in stops if element.attribute("type") == "radio"}
    told = told_paths(page, "focus-removed")
    for element in _apart_from_stops(page):
        if element.tag not in _CONTROLS or (element.tag == "a" and not element.attribute("href")) or element.path in told:
            continue
        is_in_group = element.attribute("type") == "radio" and element.attribute("name") in groups
        same_elsewhere = (element.tag == "a" and element.attribute("href") in led_to) or (element.shown_text and element.shown_text in said)
        helps_a_field = any(
            each.tag in ("input", "textarea", "select") for around in _near(element) for each in around.inside if each is not element
        )
        is_summary_part = element.tag == "summary" and (element.parent is None or element.parent.tag != "details")
        if not (
            is_in_group
            or same_elsewhere
            or is_summary_part
            or is_led_by_arrows(element)
            or (helps_a_field and number_in(element) is not None)
        ):
            yield element


def seems_clickable(page: RenderedPage) -> Iterator[Element]:
    """Words over which the mouse becomes a hand, on a page that listens for clicks as a whole."""
    if not page.probe("delegated"):
        return
    told = doubted_paths(page, "fake-button", "keyboard-reach")
    for element in _apart_from_stops(page):
        is_hand = element.style("cursor") == "pointer" and element.parent is not None and element.parent.style("cursor") != "pointer"
        if (
            is_hand
            and not element.is_clickable
            and element.tag not in _ANSWERS_FOR_OTHERS
            and element.path not in told
            and _is_one_thing(element)
        ):
            yield element


def _apart_from_stops(page: RenderedPage) -> Iterator[Element]:
    """What can be used, and is no stop, nor in one, nor around one."""
    stops = [element for _, element in stops_of(page)]
    around, inside = around_and_inside(stops)
    for element in page.desktop.elements:
        if element.path in inside or element.path in around or element.closest("label", "svg", "iframe") not in (None, element):
            continue
        if can_be_used(element) and in_dialog(element) is None:
            yield element


def _is_one_thing(element: Element) -> bool:
    """Whether it is as small as a button, has something to be seen in it, and is not led to by arrow keys."""
    shows = bool(element.shown_text) or any(each.tag in ("img", "svg") and each.is_shown for each in (element, *element.inside))
    return shows and len(words_in(element.shown_text)) <= WORDS_MOST and not is_led_by_arrows(element)


def _near(element: Element) -> list[Element]:
    return [each for each, _ in zip(element.above, range(2), strict=False) if each.tag not in ("body", "main", "form")]
