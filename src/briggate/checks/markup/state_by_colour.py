"""Elements that are told from others like them by colour alone."""

from collections import Counter
from collections.abc import Iterator

from briggate.checks.markup.colours import around, behind, own_colour
from briggate.checks.markup.seen import class_words_of
from briggate.checks.markup.told_apart import shape
from briggate.model.colour import Colour, contrast
from briggate.model.snapshot import Element, Snapshot

_CHOSEN = frozenset(("active", "current", "selected", "chosen"))
_SAME = 1.02
"""Colours of less contrast look the same."""


def chosen_items(page: Snapshot) -> Iterator[tuple[Element, list[Element], bool]]:
    """Every item of a menu, list or row of tabs that is marked as the present one, its neighbours, and whether ARIA marks it."""
    seen: set[str] = set()
    for element in page.elements:
        by_aria = element.attribute("aria-current") not in ("", "false") or element.attribute("aria-selected") == "true"
        if (by_aria or _CHOSEN & class_words_of(element)) and element.is_shown and element.tag != "option":
            item = _item(element)
            peers = _peers(item)
            if peers and item.path not in seen and not any(_is_chosen(each) for each in peers):
                seen.add(item.path)
                yield item, peers, by_aria


def differs_in_colour_alone(item: Element, peers: list[Element]) -> float | None:
    """The best contrast between the colours of an item and those of its peers, if these look alike and nothing else sets it apart."""
    usual, _ = Counter(shape(each) for each in peers).most_common(1)[0]
    if shape(item) != usual:
        return None
    other = next(each for each in peers if shape(each) == usual)
    ratios = [
        _ratio(one, two) for one, two in zip((item, *item.inside), (other, *other.inside), strict=False) if one.is_shown and two.is_shown
    ]
    best = max((each for each in ratios if each is not None), default=1.0)
    return best if best > _SAME and None not in ratios else None


def _ratio(one: Element, two: Element) -> float | None:
    backs = behind(one), behind(two)
    outside = around(one)
    if backs[0] is None or backs[1] is None or outside is None:
        return None
    names = [f"border-{side}-color" for side in ("top", "right", "bottom", "left") if one.pixels(f"border-{side}-width") > 0]
    edges = [contrast(own_colour(one, name).over(outside), own_colour(two, name).over(outside)) for name in names]
    words = [contrast(_words(one, backs[0]), _words(two, backs[1]))] if one.lines else []
    return max([contrast(backs[0], backs[1]), *words, *edges])


def _words(element: Element, back: Colour) -> Colour:
    return own_colour(element, "color").over(back)


def _item(element: Element) -> Element:
    """The whole item of a list that it belongs to: a link is all that its <li> holds."""
    parent = element.parent
    return parent if parent is not None and parent.tag == "li" and len(parent.children) == 1 else element


def _peers(item: Element) -> list[Element]:
    if item.parent is None:
        return []
    return [each for each in item.parent.children if each is not item and each.tag == item.tag and each.is_shown and each.shown_text]


def _is_chosen(element: Element) -> bool:
    return any(
        each.attribute("aria-current") not in ("", "false") or each.attribute("aria-selected") == "true" or _CHOSEN & class_words_of(each)
        for each in (element, *element.inside)
    )
