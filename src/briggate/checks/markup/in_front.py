"""What nobody comes upon while a window is open before it."""

from briggate.model.snapshot import Element, Snapshot


def is_within_reach(element: Element, view: Snapshot) -> bool:
    """Whether it is laid out, and no open window keeps everybody from it."""
    if not element.is_rendered:
        return False
    window = next((each for each in view.elements if _is_window(each)), None)
    return window is None or window in (element, *element.above)


def _is_window(element: Element) -> bool:
    is_one = (element.tag == "dialog" and "open" in element.attributes) or element.attribute("aria-modal") == "true"
    return is_one and element.is_shown
