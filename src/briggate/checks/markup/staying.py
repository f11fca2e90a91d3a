"""What stands still over a page while that is scrolled."""

from collections.abc import Mapping

from briggate.checks.markup.on_screen import CONTROLS, outermost
from briggate.model.snapshot import Element, Snapshot


def staying(page: Snapshot) -> Mapping[Element, float]:
    """What stays over a page that has to be scrolled, and which part of the screen it covers. Of headings that stick one after the other,
    the largest."""
    if page.page.height <= page.height * 1.5:
        return {}
    parts = {each: _covered(each, page) for each in outermost([each for each in page.elements if _stays(each, page)])}
    fixed = {each: part for each, part in parts.items() if part > 0.01 and each.style("position") == "fixed"}
    sticky = [each for each in parts if parts[each] > 0.01 and each not in fixed]
    if sticky:
        largest = max(sticky, key=lambda each: parts[each])
        fixed[largest] = parts[largest]
    return fixed


def can_be_closed(element: Element) -> bool:
    """Whether it has a button that may take it away, as a notice of cookies has."""
    return any(each.is_shown and (each.tag == "button" or each.attribute("role") == "button") for each in element.inside)


def _stays(element: Element, page: Snapshot) -> bool:
    """Whether it stands still, over the page, while that is scrolled by a screen and more."""
    if not element.is_shown or element.style("z-index").startswith("-") or element.closest("dialog") is not None:
        return False
    if element.attribute("role") in ("dialog", "alertdialog"):
        return False
    if element.style("position") == "fixed":
        return True
    if element.style("position") != "sticky" or element.parent is None or element.parent.box is None or element.box is None:
        return False
    if element.style("top") == "auto" and element.style("bottom") == "auto":
        return False
    return element.parent.box.bottom - element.box.bottom > page.height


def _covered(element: Element, page: Snapshot) -> float:
    """The part of the screen that it covers: its own ground, or else what is in it."""
    own = element.style("background-color") != "rgba(0, 0, 0, 0)" or element.style("background-image") != "none"
    boxes = [element.shown] if own else [line.box for each in (element, *element.inside) for line in each.shown_lines]
    if not own:
        boxes += [each.shown for each in element.inside if each.is_shown and (each.tag in (*CONTROLS, "img", "svg") or _has_ground(each))]
    around = None
    for box in boxes:
        around = box if around is None else around.around(box)
    if around is None:
        return 0
    return min(around.width, page.width) * min(around.height, page.height) / (page.width * page.height)


def _has_ground(element: Element) -> bool:
    return element.style("background-color") not in ("rgba(0, 0, 0, 0)", "")
