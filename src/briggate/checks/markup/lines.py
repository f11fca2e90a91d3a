"""The lines of a page as its HTML tells them: paragraphs, what <br> parts, and line ends that only its source has."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from selectolax.lexbor import LexborNode

BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li"),
        *("main", "menu", "nav", "ol", "p", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
"""Elements that begin a line of their own."""
_NO_PROSE = frozenset(
    ("head", "script", "style", "template", "svg", "math", "pre", "code", "kbd", "samp", "textarea", "select", "noscript")
)
TEXT_MOST = 200


class Line(NamedTuple):
    """One line: at most 200 characters of its words."""

    text: str
    block: LexborNode
    """The element in which it stands."""
    begun_by: Literal["block", "br", "source"]
    """What it is a line by; "source" is a line end that browsers show as a space."""


def lines_of(root: LexborNode) -> Iterator[Line]:
    """Every line that has words, in document order."""
    walk = _Walk(root)
    here: LexborNode | None = root.child
    while here is not None:
        yield from walk.enter(here)
        following = here.child if here.tag not in _NO_PROSE else None
        while following is None and here is not None and here.mem_id != root.mem_id:
            yield from walk.leave(here)
            following, here = here.next, here.parent
        here = following
    yield from walk.end("block")


class _Walk:
    def __init__(self, root: LexborNode) -> None:
        self._blocks = [root]
        self._words: list[str] = []
        self._begun_by: Literal["block", "br", "source"] = "block"

    def enter(self, node: LexborNode) -> Iterator[Line]:
        if node.tag == "-text":
            first, *others = node.text(deep=False).split("\n")
            self._words.append(first)
            for text in others:
                yield from self.end("source")
                self._words.append(text)
        elif node.tag == "br":
            yield from self.end("br")
        elif node.tag in BLOCKS:
            yield from self.end("block")
            self._blocks.append(node)

    def leave(self, node: LexborNode) -> Iterator[Line]:
        if node.tag in BLOCKS:
            yield from self.end("block")
            self._blocks.pop()

    def end(self, begins: Literal["block", "br", "source"]) -> Iterator[Line]:
        """Gives the line so far, if it has words. A blank line leaves the stronger of two beginnings."""
        text = "".join(self._words).strip()
        if text:
            yield Line(text[:TEXT_MOST], self._blocks[-1], self._begun_by)
            self._begun_by = begins
        elif begins == "block" or (begins == "br" and self._begun_by == "source"):
            self._begun_by = begins
        self._words.clear()
