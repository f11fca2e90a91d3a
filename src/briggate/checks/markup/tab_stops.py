"""Where Tab really stops on a rendered page, and what can be used there."""

from collections.abc import Iterable

from briggate.checks.markup.seen import is_hidden_from_hearing, is_off
from briggate.checks.rendered_page import RenderedPage
from briggate.model.rendering import Stop
from briggate.model.snapshot import Element

COMPOSITE = frozenset(
    (
        *("combobox", "grid", "listbox", "menu", "menubar", "radiogroup", "tablist", "toolbar", "tree", "treegrid", "slider", "spinbutton"),
        *("option", "tab", "menuitem", "menuitemradio", "menuitemcheckbox", "treeitem", "gridcell", "row", "rowheader", "columnheader"),
        *("radio", "application"),
    )
)
"""Roles in which arrow keys lead from one thing to the next, and Tab past all of them."""
_SKIPPED = ("skip", "jump to", "go to", "main content", "neidio")


def stops_of(page: RenderedPage) -> list[tuple[Stop, Element]]:
    """Every stop that is on the page as it was loaded."""
    found = ((stop, page.element(stop.path)) for stop in page.walk.stops)
    return [(stop, element) for stop, element in found if element is not None]


def around_and_inside(elements: Iterable[Element]) -> tuple[frozenset[str], frozenset[str]]:
    """The paths of everything around some elements; and of these elements and everything inside them."""
    chosen = list(elements)
    around = frozenset(each.path for element in chosen for each in element.above)
    return around, frozenset(each.path for element in chosen for each in (element, *element.inside))


def number_in(element: Element) -> int | None:
    """The tabindex; None where there is none."""
    try:
        return int(element.attribute("tabindex"))
    except ValueError:
        return None


def is_led_by_arrows(element: Element) -> bool:
    """Whether it belongs to something in which the arrow keys lead about."""
    return any(each.attribute("role") in COMPOSITE or "aria-activedescendant" in each.attributes for each in (element, *element.above))


def can_be_used(element: Element) -> bool:
    """Whether it is shown, switched on, and not kept from screen readers."""
    return element.is_shown and not is_off(element) and not is_hidden_from_hearing(element)


def is_skip_link(element: Element) -> bool:
    """Whether it leads past something to the words of the page."""
    said = element.text.lower()
    return element.tag == "a" and element.attribute("href").startswith("#") and any(word in said for word in _SKIPPED)


def is_behind_a_dialog(page: RenderedPage) -> bool:
    """Whether a dialog is open in front of the page, which keeps the focus rightly."""
    stops = stops_of(page)
    return bool(stops) and all(in_dialog(element) is not None for _, element in stops)


def in_dialog(element: Element) -> Element | None:
    """The dialog that it stands in."""
    return next((each for each in (element, *element.above) if each.tag == "dialog" or each.attribute("role").endswith("dialog")), None)


def first_of_a_kind(elements: Iterable[Element]) -> list[tuple[Element, int]]:
    """The first of all that have the same tag and classes, and how many others there are."""
    groups: dict[tuple[str, str], list[Element]] = {}
    for each in elements:
        groups.setdefault((each.tag, each.attribute("class")), []).append(each)
    return [(group[0], len(group) - 1) for group in groups.values()]


def and_others(others: int) -> str:
    """How a message goes on where others are like it."""
    return f", nor {others} other{'s' if others > 1 else ''} like it" if others else ""
