"""What of a page is shown, and to whom; and how a finding quotes its words."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, hides

QUOTED_MOST = 60
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ue000-\uf8ff\ufeff]")
"""Marks that no screen reader says: those that take no room, and the drawings of icon fonts."""


def unheard(page: HtmlPage) -> frozenset[int]:
    """The `mem_id` of every element that is kept from everybody, or from screen readers: many elements are asked about at one cost."""
    found: set[int] = set()
    for root in page.select('[hidden], [inert], [aria-hidden="true"], [style]'):
        if root.mem_id not in found and (root.attributes.get("aria-hidden") == "true" or hides(root.attributes)):
            found.update(node.mem_id for node in root.traverse())
    return frozenset(found)


def within(page: HtmlPage, selector: str) -> frozenset[int]:
    """The `mem_id` of everything that stands in the elements that a selector matches."""
    found: set[int] = set()
    for root in page.select(selector):
        if root.mem_id not in found:
            found.update(node.mem_id for node in root.css("*"))
    return frozenset(found)


def spoken(name: str) -> str:
    """A name without the marks that no screen reader says."""
    return name if name.isascii() else _UNSEEN.sub("", name).strip()


def quoted(text: str) -> str:
    """Words in quotation marks, at most 60 characters of them."""
    text = " ".join(text.split())
    return f"“{text if len(text) <= QUOTED_MOST else text[: QUOTED_MOST - 1].rstrip() + '…'}”"


def shortened(address: str) -> str:
    """An address, of a long one the end: by that it differs from others."""
    return address if len(address) <= QUOTED_MOST else f"…{address[1 - QUOTED_MOST :]}"


def before(node: LexborNode) -> Iterator[LexborNode]:
    """What stands before a node in the same element, nearest first, without blank text and comments."""
    here = node.prev
    while here is not None:
        if not is_blank(here):
            yield here
        here = here.prev


def after(node: LexborNode) -> Iterator[LexborNode]:
    """What stands after a node in the same element, nearest first, without blank text and comments."""
    here = node.next
    while here is not None:
        if not is_blank(here):
            yield here
        here = here.next


def is_blank(node: LexborNode) -> bool:
    return node.tag == "-comment" or (node.tag == "-text" and not spoken(node.text(deep=False)).strip())
