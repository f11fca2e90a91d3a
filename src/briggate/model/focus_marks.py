"""How an element shows that it has the focus: what its styles change then, and how well that can be seen."""

import re
from collections.abc import Iterator, Mapping

from briggate.model.colour import CLEAR, Colour, colours_in, contrast, read_colour

type Styles = Mapping[str, str]
BEST = 21.0
_SIDES = ("top", "right", "bottom", "left")
_UNCOUNTED = ("background-image", "opacity", "transform", "filter", "font-weight", "::before", "::after")
"""What shows, but how well no computed colour tells."""
_BETWEEN_SHADOWS = re.compile(r",(?![^(]*\))")


def marks(focused: Styles, bare: Styles) -> frozenset[str]:
    """Which of an element's styles show the focus: outline, border, box-shadow, background-color, color, text-decoration-line …"""
    found = {name for name in (*_UNCOUNTED, "background-color", "color") if focused.get(name, "") != bare.get(name, "")}
    for name, read in (("outline", _outline), ("border", _borders), ("box-shadow", _shadows), ("underline", _underline)):
        if read(focused) != read(bare):
            found.add(name)
    return frozenset(found)


def mark_contrast(focused: Styles, bare: Styles, inside: Colour | None, outside: Colour | None) -> float | None:
    """The contrast ratio of the best of its marks with what is there without the focus. None where styles do not tell.

    `inside` is the colour behind the element's words without the focus, `outside` the colour around it.
    """
    found = marks(focused, bare)
    if "outline" in found and focused.get("outline-style") == "auto":
        return BEST  # drawn by the browser, in two colours
    if inside is None or outside is None:
        return None
    best = max(_contrasts(focused, bare, found, inside, outside), default=1.0)
    return None if best < 3 and found.intersection(_UNCOUNTED) else best


def _contrasts(focused: Styles, bare: Styles, found: frozenset[str], inside: Colour, outside: Colour) -> Iterator[float]:
    filled = _colour(focused, "background-color").over(outside)
    if "outline" in found and (drawn := _outline(focused)):
        before = _colour(bare, "outline-color") if _outline(bare) and _length(bare, "outline-width") >= drawn[1] else CLEAR
        around = filled if _length(focused, "outline-offset") + drawn[1] <= 0 else outside
        yield _against(_colour(focused, "outline-color"), before, around)
    if "background-color" in found:
        yield contrast(filled, _colour(bare, "background-color").over(outside))
    if "color" in found:
        yield contrast(_colour(focused, "color").over(filled), _colour(bare, "color").over(inside))
    if "underline" in found:
        yield _against(_colour(focused if _underline(focused) else bare, "text-decoration-color"), CLEAR, filled)
    for now, then in zip(_borders(focused), _borders(bare), strict=True):
        if now != then:
            yield _against(now[2], then[2] if now[1] <= then[1] else CLEAR, outside)
    for is_inset, shade in {*_shadows(focused)} ^ {*_shadows(bare)}:
        yield _against(shade, CLEAR, filled if is_inset else outside)


def _against(colour: Colour, before: Colour, around: Colour) -> float:
    return contrast(colour.over(around), before.over(around))


def _outline(styles: Styles) -> tuple[str, float, Colour] | None:
    style, width, colour = styles.get("outline-style", "none"), _length(styles, "outline-width"), _colour(styles, "outline-color")
    return None if style == "none" or not width or (style != "auto" and not colour.is_seen) else (style, width, colour)


def _borders(styles: Styles) -> tuple[tuple[bool, float, Colour], ...]:
    return tuple(_border(styles, side) for side in _SIDES)


def _border(styles: Styles, side: str) -> tuple[bool, float, Colour]:
    width, colour = _length(styles, f"border-{side}-width"), _colour(styles, f"border-{side}-color")
    drawn = styles.get(f"border-{side}-style", "solid") not in ("none", "hidden") and width > 0 and colour.is_seen
    return (True, width, colour) if drawn else (False, 0.0, CLEAR)


def _shadows(styles: Styles) -> tuple[tuple[bool, Colour], ...]:
    """(whether it is drawn inwards, colour) of every shadow that can be seen."""
    parts = _BETWEEN_SHADOWS.split(styles.get("box-shadow", "none"))
    found = (("inset" in part, colour) for part in parts for colour in colours_in(part)[:1] if re.search(r"[1-9][\d.]*px", part))
    return tuple((is_inset, colour) for is_inset, colour in found if colour.is_seen)


def _underline(styles: Styles) -> tuple[str, str] | None:
    line = styles.get("text-decoration-line", "none")
    return None if line in ("none", "") else (line, styles.get("text-decoration-thickness", ""))


def _colour(styles: Styles, name: str) -> Colour:
    return read_colour(styles.get(name, "")) or CLEAR


def _length(styles: Styles, name: str) -> float:
    try:
        return float(styles.get(name, "0").removesuffix("px"))
    except ValueError:
        return 0.0
