"""What a page of HTML says in its own words, passage by passage."""

from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.lines import BLOCKS
from briggate.checks.words.languages import primary
from briggate.markdown.blocks import HOLE

_PASSED_OVER = 'nav, script, style, template, svg, pre, textarea, select, noscript, [hidden], [aria-hidden="true"]'
_NO_WORDS = ("code", "kbd", "samp", "var")
_ENTRIES = "li, dt, dd, td, p, h2, h3, h4"


class Passage(NamedTuple):
    """The words of a paragraph, a heading, an item of a list … on one line; HOLE stands for code."""

    text: str
    node: LexborNode
    """The element that they stand in."""

    @property
    def is_heading(self) -> bool:
        return self.node.tag in ("h1", "h2", "h3", "h4", "h5", "h6")


def main_words(page: HtmlPage) -> str:
    """Everything in the main part that may be words, on one line: for telling fast that a page has nothing of a kind."""
    return " ".join(page.main.text(deep=True, separator="\n").split())


def main_words_small(page: HtmlPage) -> str:
    """The same in small letters."""
    return page.once(main_words).lower()


def is_english(page: HtmlPage) -> bool:
    """Whether the page is in English, as far as anybody has said."""
    return primary(attribute(page.first("html") or page.root, "lang") or page.language or "en") == "en"


def own_passages(page: HtmlPage) -> tuple[Passage, ...]:
    """The passages of the main part, without what other pages say: menus, and lists of links with a few words on each."""
    skipped = {node.mem_id for node in page.select(_PASSED_OVER)}
    skipped |= {node.mem_id for node in page.select("[lang]") if node.tag != "html" and primary(attribute(node, "lang")) not in ("en", "")}
    skipped |= {node.mem_id for node in page.select(_ENTRIES) if _is_for_another_page(node)}
    return tuple(_passages(page.main, skipped))


def _passages(main: LexborNode, skipped: set[int]) -> Iterator[Passage]:
    """Walks by hand: to look upwards from each text would take minutes where somebody nests ten thousand elements."""
    blocks, parts = [main], list[str]()
    here = main.child
    while here is not None:
        entered = here.mem_id not in skipped and here.tag not in _NO_WORDS
        if here.tag in BLOCKS and entered:
            yield from _passage(blocks[-1], parts)
            blocks.append(here)
        elif here.tag == "-text" and entered:
            parts.append(here.text(deep=False))
        elif here.tag in _NO_WORDS:
            parts.append(HOLE)
        elif here.tag == "br":
            parts.append(" ")
        following = here.child if entered else None
        while following is None and here is not None:
            if here.mem_id == blocks[-1].mem_id:
                yield from _passage(blocks.pop(), parts)
            following, here = here.next, here.parent
            if here is not None and here.mem_id == main.mem_id and following is None:
                here = None
        here = following
    yield from _passage(main, parts)


def _passage(block: LexborNode, parts: list[str]) -> Iterator[Passage]:
    text = " ".join("".join(parts).split())
    parts.clear()
    if text:
        yield Passage(text, block)


def _is_for_another_page(node: LexborNode) -> bool:
    """Whether a block begins with a link and says no more than it in its own line: an entry in a list of pages."""
    first = node.child
    while first is not None and first.tag == "-text" and not first.text(deep=False).strip():
        first = first.next
    if first is None or first.tag != "a":
        return False
    after = first.next
    while after is not None and after.tag == "-text" and not after.text(deep=False).strip():
        after = after.next
    return after is None or after.tag in BLOCKS
