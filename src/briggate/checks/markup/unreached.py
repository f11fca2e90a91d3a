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
    stops = [element for _, element in stops_of(page)]
    led_to = {element.attribute("href") for element in stops} - {""}
    said = {element.shown_text for element in stops} - {""}
    groups = {element.attribute("name") for element in stops if element.attribute("type") == "radio"}
    told = told_paths(page, "focus-removed")
    for element in _apart_from_stops(page):
        if element.tag not in _CONTROLS or element.path in told or is_led_by_arrows(element) or not _does_something(page, element):
            continue
        is_in_group = element.attribute("type") == "radio" and element.attribute("name") in groups
        if not is_in_group and element.attribute("href") not in led_to and element.shown_text not in said and not _helps_a_field(element):
            yield element


def seems_clickable(page: RenderedPage) -> Iterator[Element]:
    """Words over which the mouse becomes a hand, on a page that listens for clicks as a whole."""
    if not page.probe("clicks")["page"]:
        return
    told = doubted_paths(page, "fake-button", "keyboard-reach")
    for element in _apart_from_stops(page):
        if element.is_clickable or element.tag in _ANSWERS_FOR_OTHERS or element.path in told:
            continue
        is_hand = element.style("cursor") == "pointer" and element.parent is not None and element.parent.style("cursor") != "pointer"
        if is_hand and _is_one_thing(element):
            yield element


def _does_something(page: RenderedPage, element: Element) -> bool:
    """Whether a control does anything at all, as far as can be told."""
    if element.tag == "a":
        return element.attribute("href") not in ("", "#")
    if element.tag == "summary":
        return element.parent is not None and element.parent.tag == "details"
    is_button = element.tag == "button" or element.attribute("type") in ("button", "submit", "reset", "image")
    return not is_button or number_in(element) is None or element.path in page.probe("clicks")["left_out"]


def _helps_a_field(element: Element) -> bool:
    """Whether it is taken out of the Tab key's way on purpose because it stands beside a field, and does nothing that this does not do."""
    near = [each for each, _ in zip(element.above, range(2), strict=False) if each.tag not in ("body", "main", "form")]
    fields = ("input", "textarea", "select")
    return number_in(element) is not None and any(each.tag in fields and each is not element for around in near for each in around.inside)


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
