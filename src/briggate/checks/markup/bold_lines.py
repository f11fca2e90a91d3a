"""Bold words on a line of their own above text: what people take for a heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, attribute, words_of
from briggate.checks.markup.lines import BLOCKS
from briggate.checks.markup.shown import after, before, is_blank

WORDS_MOST = 12
"""A title is not longer."""
_SENTENCE_WORDS = 6
_STEPS = 8
_WRAPS = ("span", "em", "i", "u", "font", "big", "strong", "b", "small")
_PARAGRAPHS = ("p", "div")
_TEXT = ("p", "ul", "ol", "dl", "div", "blockquote", "pre", "-text")
"""What a heading stands above. Bold words above a table are its title, which the table lacks: that is told of the table."""
_ELSEWHERE = (
    *("li", "td", "th", "dt", "dd", "figcaption", "caption", "blockquote", "label", "legend", "summary", "button", "address", "a"),
    *("header", "footer", "nav", "h1", "h2", "h3", "h4", "h5", "h6"),
)
"""Where bold words are no heading of what follows: they are the first words of an item, a cell, a caption."""
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)\b", re.IGNORECASE)
_LARGE = re.compile(
    r"font-size\s*:\s*(?:x{1,3}-large|large|larger|(?:1[5-9]|[2-9]\d)(?:\.\d+)?pt|(?:2\d|[3-9]\d)(?:\.\d+)?px"
    r"|(?:1\.[2-9]\d*|[2-9](?:\.\d+)?)r?em|1[2-9]\d%|[2-9]\d\d%)",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"[@£$€%]|\d{4,}.*\d{3}|\d{5}|https?:|www\.")
"""Prices, telephone numbers and addresses are set in bold for what they are."""


@dataclass(frozen=True, slots=True)
class BoldLine:
    node: LexborNode
    words: str
    stands_alone: bool
    """Whether it is a paragraph of its own, and not the first line of one."""


def bold_lines(page: HtmlPage) -> tuple[BoldLine, ...]:
    """Every such line, in document order."""
    return tuple(_bold_lines(page))


def _bold_lines(page: HtmlPage) -> Iterator[BoldLine]:
    seen: set[int] = set()
    for bold in page.select("strong, b, big, font[size], [style*=font-weight], [style*=font-size]"):
        if bold.tag not in ("strong", "b") and not _looks_like_a_title(bold):
            continue
        unit = _whole(bold)
        if unit.mem_id in seen or (alone := _stands_alone(unit)) is None:
            continue
        seen.add(unit.mem_id)
        if _could_be_title(words := words_of(unit)) and unit.css_first("a, img") is None and above(unit, *_ELSEWHERE) is None:
            yield BoldLine(unit, words, alone)


def _looks_like_a_title(node: LexborNode) -> bool:
    if node.tag in _ELSEWHERE or node.tag not in (*_WRAPS, *_PARAGRAPHS):
        return False
    style, size = attribute(node, "style"), attribute(node, "size")
    return node.tag == "big" or size in ("4", "5", "6", "7", "+1", "+2", "+3", "+4") or bool(_BOLD.search(style) or _LARGE.search(style))


def _whole(bold: LexborNode) -> LexborNode:
    """The paragraph, if there is nothing in it but the bold words; or else the outermost element that holds only them."""
    here = bold
    for _ in range(_STEPS):
        parent = here.parent
        if here.tag in _PARAGRAPHS or parent is None or parent.tag not in (*_WRAPS, *_PARAGRAPHS) or not _is_alone(here):
            break
        here = parent
    return here


def _is_alone(node: LexborNode) -> bool:
    return next(before(node), None) is None and all(each.tag == "br" for each in after(node))


def _stands_alone(unit: LexborNode) -> bool | None:
    """True for a paragraph above text, False for a line above more of its own paragraph, None for what is neither."""
    following = next(after(unit), None)
    if following is None:
        return None
    if unit.tag in _PARAGRAPHS:
        return True if _is_text(following) and not _is_bold(following) else None
    above_it = next(before(unit), None)
    if above_it is not None and above_it.tag != "br" and above_it.tag not in BLOCKS:
        return None
    if following.tag == "br":
        return False if _is_prose(next((each for each in after(following) if each.tag != "br"), None)) else None
    return True if _is_text(following) and following.tag != "-text" else None


def _is_text(node: LexborNode) -> bool:
    return node.tag in _TEXT and node.css_first("table") is None


def _is_bold(paragraph: LexborNode) -> bool:
    inside = [child for child in paragraph.iter(include_text=True) if not is_blank(child)]
    return bool(inside) and all(child.tag in ("strong", "b", "br") for child in inside)


def _is_prose(node: LexborNode | None) -> bool:
    """Whether it is a sentence, and not a line of an address or a telephone number."""
    return node is not None and len(words_of(node).split()) >= _SENTENCE_WORDS


def _could_be_title(words: str) -> bool:
    if len(words.split()) > WORDS_MOST or words.endswith((".", "!", ";", ",", "…")) or not any(mark.isalpha() for mark in words):
        return False
    return len(words) > 1 and _NO_TITLE.search(words) is None
