"""Which colours are seen where on a page, as far as its computed styles tell."""

from collections.abc import Iterator

from briggate.model.colour import CLEAR, WHITE, Colour, contrast, read_colour
from briggate.model.snapshot import Element

SIDES = ("top", "right", "bottom", "left")


def own_colour(element: Element, name: str = "background-color") -> Colour:
    """One of an element's computed colours; clear where it has none that can be read."""
    return read_colour(element.style(name)) or CLEAR


def behind(element: Element) -> Colour | None:
    """The colour that lies behind what stands in an element, its own background included. None where styles do not tell: a picture,
    something see-through as a whole, or something placed over other things."""
    seen = CLEAR
    for here in (element, *element.above):
        if here.style("background-image") not in ("none", "") or float(here.style("opacity") or 1) < 1 or _blends(here):
            return None
        if (colour := read_colour(here.style("background-color") or "transparent")) is None:
            return None
        seen = seen.over(colour)
        if seen.alpha > 0.99:
            return seen
        if here.style("position") in ("absolute", "fixed", "sticky") or here.style("transform") not in ("none", ""):
            return None
    return seen.over(WHITE)


def around(element: Element) -> Colour | None:
    """The colour next to an element, on its outside."""
    placed = element.style("position") in ("absolute", "fixed", "sticky")
    return None if element.parent is None or placed else behind(element.parent)


def text_contrast(element: Element) -> float | None:
    """The contrast between an element's words and what is behind them; None where styles do not tell."""
    back, colour = behind(element), read_colour(element.style("color"))
    return None if back is None or colour is None else contrast(colour.over(back), back)


def borders(element: Element) -> Iterator[Colour]:
    """The colours of the borders that are drawn."""
    for side in SIDES:
        if element.style(f"border-{side}-style") not in ("none", "hidden", "") and element.pixels(f"border-{side}-width") > 0:
            yield own_colour(element, f"border-{side}-color")


def edge_contrast(element: Element) -> float | None:
    """The contrast of what sets an element off from its surroundings, the best of its borders and its background: 1 where nothing does.
    None where styles do not tell."""
    outside = around(element)
    if outside is None or element.style("background-image") not in ("none", ""):
        return None
    if element.style("box-shadow") not in ("none", "") or element.style("outline-style") not in ("none", ""):
        return None
    painted = (*borders(element), own_colour(element))
    return max((contrast(each.over(outside), outside) for each in painted if each.is_seen), default=1.0)


def _blends(element: Element) -> bool:
    return element.style("mix-blend-mode") not in ("normal", "") or element.style("filter") not in ("none", "")
