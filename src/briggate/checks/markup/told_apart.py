"""What sets one piece of a page apart from another like it, colours aside."""

from briggate.checks.markup.colours import SIDES, own_colour
from briggate.model.snapshot import Element

_LOOKS = ("font-weight", "font-style", "font-family", "text-transform", "background-image", "transform", "list-style-type", "opacity")
_LINES = ("underline", "overline", "line-through")

type Shape = tuple[object, ...]


def shape(element: Element) -> Shape:
    """All that is seen of an element and of what is in it, but its words and its colours."""
    return tuple(_own_shape(each) for each in (element, *element.inside) if each.is_shown)


def _own_shape(element: Element) -> Shape:
    before_and_after = tuple((name, each.style("content")) for name, each in sorted(element.pseudo.items()) if name != "::marker")
    edges = tuple(round(element.pixels(f"border-{side}-width")) if _has_edge(element, side) else 0 for side in SIDES)
    shadow, outline = element.style("box-shadow") not in ("none", ""), element.style("outline-style") not in ("none", "")
    looks = tuple(element.style(name) for name in _LOOKS)
    return (element.tag, round(element.pixels("font-size")), has_line(element), edges, before_and_after, shadow, outline, *looks)


def has_line(element: Element) -> bool:
    """Whether its words are underlined or struck through, in a colour that can be seen."""
    lines = element.style("text-decoration-line")
    return any(line in lines for line in _LINES) and own_colour(element, "text-decoration-color").is_seen


def _has_edge(element: Element, side: str) -> bool:
    return element.style(f"border-{side}-style") not in ("none", "hidden", "") and own_colour(element, f"border-{side}-color").is_seen


def has_edges(element: Element) -> bool:
    """Whether a border that can be seen is drawn on any of its sides."""
    return any(_has_edge(element, side) and element.pixels(f"border-{side}-width") > 0 for side in SIDES)
