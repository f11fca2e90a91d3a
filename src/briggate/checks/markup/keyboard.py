"""Where the Tab key stops, as far as HTML alone can tell."""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, has, hides

STOPS = (
    "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]"
)
"""What the Tab key may stop at."""
_INTEGER = re.compile(r"[ \t\n\f\r]*([+-]?\d{1,9})")


def tabindex_of(node: LexborNode) -> int | None:
    """The number in `tabindex`; None where there is none that a browser could read."""
    match = _INTEGER.match(attribute(node, "tabindex"))
    return int(match[1]) if match else None


def is_stop(page: HtmlPage, node: LexborNode) -> bool:
    """Whether the Tab key stops at an element. Whether screen readers are told of it is another question."""
    return _would_stop(page, node) and node.mem_id not in page.once(_not_shown)


def stops_inside(page: HtmlPage, node: LexborNode) -> Iterator[LexborNode]:
    """The elements inside another at which the Tab key stops, each once."""
    found = {each.mem_id: each for each in node.css(STOPS)}
    yield from (each for each in found.values() if each.mem_id != node.mem_id and is_stop(page, each))


def around_stops(page: HtmlPage) -> frozenset[int]:
    """The `mem_id` of every element that has something inside at which the Tab key stops."""
    return around(each for each in page.select(STOPS) if is_stop(page, each))


def within_stops(page: HtmlPage) -> frozenset[int]:
    """The `mem_id` of every element at which the Tab key stops, and of what stands inside those."""
    return _trees(each for each in page.select(STOPS) if is_stop(page, each))


def around(nodes: Iterable[LexborNode]) -> frozenset[int]:
    """The `mem_id` of every element that one of some elements stands in."""
    found: set[int] = set()
    for node in nodes:
        here = node.parent
        while here is not None and here.mem_id not in found:
            found.add(here.mem_id)
            here = here.parent
    return frozenset(found)


def _would_stop(page: HtmlPage, node: LexborNode) -> bool:
    tag, number = node.tag, tabindex_of(node)
    if tag in ("button", "input", "select", "textarea"):
        switched_off = has(node, "disabled") or attribute(node, "type").lower() == "hidden" or node.mem_id in page.once(_switched_off)
        return not switched_off and (number is None or number >= 0)
    if number is not None:
        return number >= 0
    if tag in ("a", "area"):
        return has(node, "href")
    if tag == "summary":
        return node.parent is not None and node.parent.tag == "details"
    if tag in ("audio", "video"):
        return has(node, "controls")
    return tag == "iframe" or attribute(node, "contenteditable").lower() in ("true", "plaintext-only")


def _switched_off(page: HtmlPage) -> frozenset[int]:
    return _trees(page.select("fieldset[disabled]"))


def _not_shown(page: HtmlPage) -> frozenset[int]:
    return _trees(each for each in page.select("[hidden], [inert], [style]") if hides(each.attributes))


def _trees(roots: Iterable[LexborNode]) -> frozenset[int]:
    """The `mem_id` of some elements and of all that stands inside them."""
    found: set[int] = set()
    for root in roots:
        if root.mem_id not in found:
            found.update(each.mem_id for each in root.traverse())
    return frozenset(found)
