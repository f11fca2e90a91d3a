"""The best contrast that words may have where no single colour is behind them: a gradient, a picture, a see-through part."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briggate.model.colour import BLACK, CLEAR, WHITE, Colour, colours_in, contrast, read_colour
from briggate.model.snapshot import Element, Snapshot

_STEPS = 8
"""Colours looked at between two of a gradient’s."""
_MOST = 400
"""Pairs of colours beyond which nothing is said."""
_GRADIENT = re.compile(r"(?:repeating-)?(?:linear|radial|conic)-gradient\(")
_PICTURES = ("img", "video", "canvas", "iframe", "object", "embed", "svg", "picture", "input")
_SWITCHED = ("button", "fieldset", "input", "select", "textarea", "option", "optgroup")
_SOLID = 0.99

type Pair = tuple[Colour, Colour]
"""What is seen of the words, and beside them."""


def best_contrast(element: Element) -> float | None:
    """The highest contrast ratio that any part of an element's words may have, whatever a picture behind them shows. None where styles
    do not tell what is behind them."""
    colour = read_colour(element.style("color"))
    if colour is None:
        return None
    pairs: list[Pair] = [(colour, CLEAR)]
    for here in (element, *element.above):
        layers = list(_layers(here))
        if not _is_plain(here) or len(pairs) * len(layers or " ") > _MOST:
            return None
        pairs = [_put_over(pair, layer) for pair in pairs for layer in layers] if layers else pairs
        solid = float(here.style("opacity") or 1)
        pairs = [(words.faded(solid), beside.faded(solid)) for words, beside in pairs] if solid < 1 else pairs
        if all(beside.alpha > _SOLID for _, beside in pairs):
            break
        if here.style("position") in ("absolute", "fixed", "sticky"):
            return None
    pairs = [_put_over(pair, WHITE) for pair in pairs]
    return max(contrast(words, beside) for words, beside in pairs)


def _put_over(pair: Pair, behind: Colour) -> Pair:
    words, beside = pair
    return words.over(behind), beside.over(behind)


def _layers(element: Element) -> Iterator[Colour]:
    """Every colour that an element's background may have somewhere. For a picture: black and white, between which all others lie."""
    image = element.style("background-image")
    ground = read_colour(element.style("background-color") or "transparent") or CLEAR
    if image in ("none", ""):
        if ground.is_seen:
            yield ground
    elif _GRADIENT.match(image) and "url(" not in image and image.count("gradient(") == 1:
        yield from (each.over(ground) for each in _between(colours_in(image)))
    else:
        yield from (BLACK, WHITE)


def _between(colours: Sequence[Colour]) -> Iterator[Colour]:
    yield from colours[:1]
    for one, other in pairwise(colours):
        for step in range(1, _STEPS + 1):
            share = step / _STEPS
            yield Colour(*(own * (1 - share) + next_ * share for own, next_ in zip(one, other, strict=True)))


def _is_plain(element: Element) -> bool:
    """Whether nothing is done to an element's colours that cannot be worked out."""
    return (
        element.style("mix-blend-mode") in ("normal", "")
        and element.style("filter") in ("none", "")
        and element.style("text-shadow") in ("none", "")
        and "text" not in element.style("background-clip")
    )


def lies_over_others(page: Snapshot, element: Element) -> bool:
    """Whether something else than what is around it has a picture or a colour where its words are."""
    own = {element, *element.above, *element.inside}
    for other in page.elements:
        if other in own or other.box is None or not other.is_shown or not any(line.box.meet(other.box).area for line in element.lines):
            continue
        if other.tag in _PICTURES or next(_layers(other), None) is not None:
            return True
    return False


def is_out_of_use(page: Snapshot, element: Element) -> bool:
    """Whether it is part of something that is switched off, or the label of such a thing, or hidden from screen readers."""
    for here in (element, *element.above):
        if _is_off(here) or here.attribute("aria-hidden") == "true" or "inert" in here.attributes:
            return True
        labelled = [page.by_id(here.attribute("for")), *here.inside] if here.tag == "label" else []
        if name := here.attribute("id"):
            labelled += [each for each in page.elements if name in each.attribute("aria-labelledby").split()]
        if any(each is not None and _is_off(each) for each in labelled):
            return True
    return False


def _is_off(element: Element) -> bool:
    is_disabled = "disabled" in element.attributes and element.tag in _SWITCHED
    return is_disabled or element.attribute("aria-disabled") == "true"
