"""The ways in which a page shows where the keyboard is: its stops, those together that do it alike."""

from briggate.checks.markup.colours import around, behind
from briggate.checks.markup.rendered_fields import label_of
from briggate.checks.rendered_page import RenderedPage
from briggate.model.focus_marks import mark_contrast, marks
from briggate.model.rendering import Stop
from briggate.model.snapshot import Element

INVISIBLE = 1.1
"""A contrast under this is none."""
_OWN_INSIDE = ("iframe", "frame", "object", "embed", "video", "audio", "details", "html", "body")
"""What passes the focus on to something in it that we do not see."""


def shown_stops(page: RenderedPage) -> list[tuple[Stop, Element]]:
    """Every stop that is in sight when it has the focus, and what it is."""
    found = ((stop, page.element(stop.path)) for stop in page.walk.stops)
    return [(stop, element) for stop, element in found if element is not None and stop.is_shown and element.tag not in _OWN_INSIDE]


def drawn_by_labels(page: RenderedPage) -> list[tuple[Stop, Element]]:
    """The fields that are out of sight themselves, because their labels are drawn instead."""
    found = ((stop, page.element(stop.path)) for stop in page.walk.stops if not stop.is_shown)
    fields = [(stop, field) for stop, field in found if field is not None and field.tag == "input"]
    return [(stop, field) for stop, field in fields if label_of(page.desktop, field) is not None]


def contrast_by_style(stop: Stop, element: Element) -> float | None:
    """The contrast of what a stop's styles do for the focus; None where styles do not tell."""
    return mark_contrast(stop.focused, stop.bare, behind(element), around(element))


def is_marked(stop: Stop) -> bool:
    """Whether anything of its styles changes with the focus."""
    return bool(marks(stop.focused, stop.bare))


def alike(found: list[tuple[Stop, Element]]) -> list[tuple[Element, int]]:
    """The first of all that have the same tag and classes, and how many others there are."""
    groups: dict[tuple[str, str], list[Element]] = {}
    for _, element in found:
        groups.setdefault((element.tag, element.attribute("class")), []).append(element)
    return [(group[0], len(group) - 1) for group in groups.values()]


def and_others(others: int) -> str:
    """How a message goes on."""
    return "" if not others else ", nor at another like it" if others == 1 else f", nor at {others} others like it"
