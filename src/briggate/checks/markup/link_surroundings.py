"""What stands around a link (WCAG’s programmatically determined link context), and between it and the next."""

from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, words_of
from briggate.checks.markup.headings import TAGS
from briggate.checks.markup.lines import BLOCKS
from briggate.checks.markup.shown import before, is_blank

_MOST = 1_000
"""How many characters of what stands around a link are compared."""
_ONE_THING = ("div", "span", "p", "figure", "figcaption", "picture", "strong", "b", "em", "i", "center", "font", *TAGS)
"""What two links may stand in and still be beside each other. Items of a list are not: each is one thing."""
_STEPS = 6


class Surroundings:
    """Answers for the links of one page; what is asked about one element is worked out once."""

    def __init__(self, page: HtmlPage) -> None:
        self._texts: dict[int, str] = {}
        self._heading_over: dict[int, int] = {}
        last = 0
        for node in page.select(", ".join((*TAGS, "[role=heading]", "a", "area", "[role=link]"))):
            if node.tag in TAGS:
                last = node.mem_id
            self._heading_over[node.mem_id] = last

    def of(self, node: LexborNode) -> tuple[object, ...]:
        """The heading above it, and the words of its paragraph and of the list items, the table row and the term around that."""
        return (self._heading_over.get(node.mem_id), *(self._text(each) for each in _around(node)))

    def _text(self, node: LexborNode) -> str:
        if node.mem_id not in self._texts:
            self._texts[node.mem_id] = words_of(node)[:_MOST]
        return self._texts[node.mem_id]


def _around(node: LexborNode) -> Iterator[LexborNode]:
    block = above(node, *BLOCKS)
    while block is not None:
        yield block
        if block.tag == "dd":
            yield from islice((part for part in before(block) if part.tag == "dt"), 1)
        elif block.tag in ("td", "th") and (header := _header_over(block)) is not None:
            yield header
        block = above(block, "li", "tr", "td", "dd")


def _header_over(cell: LexborNode) -> LexborNode | None:
    """The cell in the table's first row above a cell."""
    table, place = above(cell, "table"), sum(1 for _ in before(cell))
    first = table.css_first("tr") if table is not None else None
    if first is None:
        return None
    return next(islice((part for part in first.iter() if part.tag in ("td", "th")), place, None), None)


def is_next(first: LexborNode, second: LexborNode) -> bool:
    """Whether nothing that people could see or hear stands between two links."""
    here = first
    for _ in range(_STEPS):
        following = here.next
        while following is not None and (is_blank(following) or following.tag == "br"):
            following = following.next
        if following is None:
            if here.parent is None or here.parent.tag not in _ONE_THING:
                return False
            here = here.parent
            continue
        while following.tag in _ONE_THING and (inner := _first_inside(following)) is not None:
            following = inner
        return following.mem_id == second.mem_id
    return False


def _first_inside(node: LexborNode) -> LexborNode | None:
    child = node.child
    while child is not None and is_blank(child):
        child = child.next
    return child
