"""A built page as lines of words: what a resident reads, one line a heading, paragraph, item or row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

_INLINE = frozenset(
    re.findall(r"\w+", "a abbr b bdi bdo cite code data dfn em font i ins img kbd mark q s samp small span strong sub sup time u var br")
)
_CELLS = frozenset({"td", "th"})
_NOT_READ = frozenset({"script", "style", "template", "svg", "noscript", "head", "main"})
_BEGINS = {**{f"h{level}": f"{'#' * level} " for level in range(1, 7)}, "li": "• ", "dt": "– ", "summary": "▸ "}
_FIELDS = frozenset({"input", "select", "textarea"})


@dataclass(frozen=True)
class Line:
    """What stands in one block of a page."""

    words: str
    node: LexborNode | None = field(compare=False, repr=False)
    """The element that it stands in; None for what a browser shows above the page."""


@dataclass(frozen=True)
class PageWords:
    """A page read. `main` is what is the page's own; `around` is the menu, the path, notices and the foot."""

    title: str
    main: tuple[Line, ...]
    around: tuple[Line, ...]


def page_words(tree: LexborHTMLParser, address: str) -> PageWords:
    """The words of a built page at `address`, links with where they lead, pictures with what is said in their place."""
    title = tree.css_first("title")
    summary = tree.css_first('meta[name="description"]')
    main, body = tree.css_first("main"), tree.body
    head = [Line(f"Title: {_plain(title.text())}", None)] if title else []
    head += [Line(f"In search results: {_plain(summary.attributes.get('content') or '')}", None)] if summary else []
    own = _Reading(address).read(main) if main else ()
    around = _Reading(address).read(body) if body else ()
    named = tree.css_first("h1") or title
    return PageWords(_plain(named.text()) if named else address, (*head, *own), tuple(around))


def _plain(text: str) -> str:
    return " ".join(text.split())


class _Reading:
    """Walks through an element, and gathers its lines."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._lines: list[Line] = []
        self._words: list[str] = []
        self._begins = ""

    def read(self, top: LexborNode) -> tuple[Line, ...]:
        self._children(top, top)
        self._end(top)
        return tuple(self._lines)

    def _children(self, node: LexborNode, block: LexborNode) -> None:
        for child in node.iter(include_text=True):
            self._one(child, block)

    def _one(self, node: LexborNode, block: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._words.append(node.text())
        elif tag in _NOT_READ or tag.startswith(("-", "!", "_")) or _is_hidden(node):
            return
        elif tag in _FIELDS:
            self._words.append(f" [{_field(node)}] ")
        elif tag == "img":
            self._words.append(f" [picture: {node.attributes.get('alt') or 'without words'}] ")
        elif tag == "br":
            self._words.append(" ")
        elif tag in _INLINE:
            self._words.append(" " if "line" in _classes(node) else "")  # which the theme sets apart
            self._children(node, block)
            self._words += self._leads_to(node) if tag == "a" else ()
        elif tag in _CELLS:
            self._words.append(" | " if any(words.strip() for words in self._words) else "")
            self._children(node, block)
        else:
            self._end(block)
            self._begins = _BEGINS.get(tag, self._begins)
            self._children(node, node)
            self._end(node)

    def _leads_to(self, link: LexborNode) -> Iterator[str]:
        """Where a link leads, unless its words say so themselves."""
        href = link.attributes.get("href") or ""
        scheme, colon, rest = href.partition(":")
        if colon and scheme in ("tel", "mailto") and rest in re.sub(r"\s", "", link.text()):
            return
        if href:
            yield f" <{urljoin(self._address, href)}>"

    def _end(self, block: LexborNode) -> None:
        """A line is whole."""
        words = _plain("".join(self._words))
        if words:
            self._lines.append(Line(self._begins + words, block))
            self._begins = ""
        self._words.clear()


def _is_hidden(node: LexborNode) -> bool:
    said = node.attributes
    return "hidden" in said or said.get("aria-hidden") == "true" or "print-only" in _classes(node)


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def _field(node: LexborNode) -> str:
    said = node.attributes.get("aria-label") or node.attributes.get("placeholder") or node.attributes.get("name") or ""
    return f"field: {said}" if said else "field"
