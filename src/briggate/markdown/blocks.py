"""A page's Markdown as blocks of plain words, each knowing the line of every word in it.

markdown-it-py reads it, because Python-Markdown, which makes the HTML, keeps no lines. Where the two dialects differ the words and
their lines are the same, and that is all that is asked of it here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.deflist import deflist_plugin

from briggate.markdown.references import BRACKETS

HOLE = "\ufffc"
"""Stands in a block's text for what are no words of the author's: code, an image, a reference such as `[[fact id]]`."""

BlockKind = Literal["paragraph", "heading", "item", "cell", "quote", "front matter"]

_ABBREVIATION = re.compile(r"^\*\[([^\]\n]+)\]:[ ]?(.*)$", re.MULTILINE)
_CAPTION = re.compile(r"\ATable: ")


@dataclass(frozen=True)
class SourceLink:
    """A link or an image as written. `url` is what stands in the Markdown; `text` is a link's words, or an image's alt."""

    text: str
    url: str
    line: int
    title: str = ""


@dataclass(frozen=True)
class RawHtml:
    """HTML typed into the Markdown."""

    html: str
    line: int


@dataclass(frozen=True)
class Block:
    """A stretch of words. Lines of the file part `text` with `\\n`; HOLE stands for what are no words."""

    kind: BlockKind
    text: str
    line: int
    level: int = 0
    """Of a heading: how many #. Of an item: how deep its list stands in others, from 1."""
    path: tuple[str | int, ...] = ()
    """Of front matter: the keys that lead to it."""
    strong: tuple[str, ...] = ()
    """Its parts in bold."""

    def line_at(self, place: int) -> int:
        """The line of the file on which the character at `place` in `text` stands."""
        return self.line + self.text.count("\n", 0, place)


@dataclass(frozen=True)
class Blocks:
    """A body in its parts, in order."""

    blocks: tuple[Block, ...] = ()
    links: tuple[SourceLink, ...] = ()
    images: tuple[SourceLink, ...] = ()
    html: tuple[RawHtml, ...] = ()
    abbreviations: tuple[tuple[str, str, int], ...] = ()
    """(short form, long form, line) of each line `*[ABC]: …`."""


@dataclass
class _Reading:
    first_line: int
    text: str
    blocks: list[Block] = field(default_factory=list)
    links: list[SourceLink] = field(default_factory=list)
    images: list[SourceLink] = field(default_factory=list)
    html: list[RawHtml] = field(default_factory=list)
    within: list[str] = field(default_factory=list)


def read_blocks(body: str, first_line: int = 1) -> Blocks:
    """The blocks of a body (lines end in `\\n`) that begins on `first_line` of its file."""
    abbreviations = tuple(
        (match[1], match[2].strip(), first_line + body.count("\n", 0, match.start())) for match in _ABBREVIATION.finditer(body)
    )
    text = _ABBREVIATION.sub("", body)
    text = BRACKETS.sub(lambda match: HOLE + "\n" * match[0].count("\n"), text)
    reading = _Reading(first_line, text)
    tokens = _reader().parse(text)
    for place, token in enumerate(tokens):
        if token.type == "inline":
            _read_inline(reading, token, tokens[place - 1])
        elif token.type == "html_block":
            reading.html.append(RawHtml(token.content, first_line + (token.map or (0, 0))[0]))
        elif token.nesting == 1:
            reading.within.append(token.type)
        elif token.nesting == -1 and reading.within:
            reading.within.pop()
    return Blocks(tuple(reading.blocks), tuple(reading.links), tuple(reading.images), tuple(reading.html), abbreviations)


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable("table").use(deflist_plugin).use(admon_plugin)


def _read_inline(reading: _Reading, token: Token, opened: Token) -> None:
    line = reading.first_line + (token.map or opened.map or (0, 0))[0]
    words, strong = "".join(_words(reading, token, line)), tuple(_strong(token))
    level = int(opened.tag[1]) if opened.type == "heading_open" else sum(each in _LISTS for each in reading.within)
    text = _CAPTION.sub("", words)
    reading.blocks.append(Block(_kind(opened, reading.within), text, line, level, strong=strong))


_LISTS = ("bullet_list_open", "ordered_list_open")


def _kind(opened: Token, within: list[str]) -> BlockKind:
    if opened.type == "heading_open":
        return "heading"
    if opened.type in ("th_open", "td_open"):
        return "cell"
    if "list_item_open" in within or "dd_open" in within or opened.type == "dt_open":
        return "item"
    return "quote" if "blockquote_open" in within else "paragraph"


def _words(reading: _Reading, token: Token, line: int) -> Iterator[str]:
    """The plain words of an inline token, while its links, images and HTML are noted."""
    opened: list[tuple[str, str, int, list[str]]] = []
    for child in token.children or ():
        said = ""
        if child.type == "text":
            said = child.content
        elif child.type in ("softbreak", "hardbreak"):
            line += 1
            said = "\n"
        elif child.type == "code_inline":
            said = HOLE
        elif child.type == "html_inline":
            reading.html.append(RawHtml(child.content, line))
            line += child.content.count("\n")
            said = "\n" * child.content.count("\n")
        elif child.type == "image":
            reading.images.append(SourceLink(child.content, str(child.attrs.get("src", "")), line, str(child.attrs.get("title", ""))))
            said = HOLE
        elif child.type == "link_open":
            opened.append((str(child.attrs.get("href", "")), str(child.attrs.get("title", "")), line, []))
        elif child.type == "link_close" and opened:
            url, title, at, parts = opened.pop()
            reading.links.append(SourceLink("".join(parts), url, at, title))
        for _, _, _, parts in opened:
            parts.append(said)
        yield said


def _strong(token: Token) -> Iterator[str]:
    inside, words = 0, ""
    for child in token.children or ():
        inside += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
        if inside:
            words += child.content if child.type in ("text", "code_inline") else ""
        elif words:
            yield words
            words = ""


class LineOf:
    """The line of a place in a text: `LineOf(text)(place)`, from 1."""

    def __init__(self, text: str) -> None:
        self._breaks = [match.start() for match in re.finditer("\n", text)]

    def __call__(self, place: int) -> int:
        return bisect_right(self._breaks, place - 1) + 1
