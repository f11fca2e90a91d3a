"""What of a page is shown, and to whom; and how a finding quotes its words."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute

QUOTED_MOST = 60
_NOT_SHOWN = re.compile(r"\b(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
"""Marks that take no room and that no screen reader says."""


def unheard(page: HtmlPage) -> frozenset[int]:
    """The `mem_id` of every element that is kept from everybody, or from screen readers: many elements are asked about at one cost."""
    found: set[int] = set()
    for root in page.select('[hidden], [aria-hidden="true"], [style]'):
        if root.mem_id not in found and ("style" not in root.attributes or _is_kept_back(root)):
            found.update(node.mem_id for node in root.traverse())
    return frozenset(found)


def _is_kept_back(node: LexborNode) -> bool:
    style = attribute(node, "style")
    return "hidden" in node.attributes or node.attributes.get("aria-hidden") == "true" or _NOT_SHOWN.search(style) is not None


def spoken(name: str) -> str:
    """A name without the marks that no screen reader says."""
    return name if name.isascii() else _UNSEEN.sub("", name).strip()


def quoted(text: str) -> str:
    """Words in quotation marks, at most 60 characters of them."""
    text = " ".join(text.split())
    return f"“{text if len(text) <= QUOTED_MOST else text[: QUOTED_MOST - 1].rstrip() + '…'}”"


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
