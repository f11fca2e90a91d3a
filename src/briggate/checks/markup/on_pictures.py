"""Words whose background no computed colour tells: a picture, or colours that run into each other."""

from briggate.checks.markup.seen import is_off, words_in
from briggate.checks.rendered_page import RenderedPage
from briggate.model.colour import read_colour
from briggate.model.snapshot import Element

MOST = 200
"""Elements on one page that are measured."""
_PICTURES = ("img", "picture", "svg")
_MOVING = ("video", "canvas", "iframe")
_CAME = (0, 200, 206, 304)


def words_on_pictures(page: RenderedPage) -> list[Element]:
    """The elements with words of their own that stand on a picture or a gradient. None where a picture of the page has not come."""
    found = [each for each in page.desktop.elements if _has_words(each) and _is_on_a_picture(each, page)]
    if found and any(request.kind == "Image" and request.status not in _CAME[1:] for request in page.loaded.requests):
        found = [each for each in found if not any("url(" in around.style("background-image") for around in (each, *each.above))]
        found = [each for each in found if _ground(each) is not None]
    return found[:MOST]


def _has_words(element: Element) -> bool:
    return (
        bool(element.lines)
        and element.is_shown
        and bool(words_in(" ".join(line.text for line in element.lines)))
        and not _is_no_text(element)
    )


def _is_no_text(element: Element) -> bool:
    return is_off(element) or element.closest("svg", "option") is not None or element.style("background-clip") == "text"


def _is_on_a_picture(element: Element, page: RenderedPage) -> bool:
    ground = _ground(element)
    if ground is not None:
        return ground.style("background-image") not in ("none", "") and not _is_moving(ground)
    return any(_lies_behind(each, element) for each in page.desktop.all(*_PICTURES))


def _ground(element: Element) -> Element | None:
    """The nearest element behind words that has a picture or a solid colour; None where they stand over what is no part of it."""
    for here in (element, *element.above):
        colour = read_colour(here.style("background-color") or "transparent")
        if here.style("background-image") not in ("none", "") or (colour is not None and colour.alpha > 0.99) or here.tag == "body":
            return here
        if here.style("position") in ("absolute", "fixed"):
            return None
    return None


def _is_moving(ground: Element) -> bool:
    return any(each.tag in _MOVING for each in ground.inside)


def _lies_behind(picture: Element, element: Element) -> bool:
    if not picture.is_shown or picture.painted >= element.painted or element.box is None:
        return False
    return picture.shown.meet(element.box).area > 0.5 * element.box.area
