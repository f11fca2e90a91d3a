"""Our dialect of Markdown, and the one function that turns a page's body into HTML."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.toc import slugify
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from briggate.markdown.references import REFERENCE, Lookup
from briggate.markdown.sanitiser import RESERVED_ID, Resolve, sanitise

_EXTENSIONS = ["abbr", "admonition", "def_list", "fenced_code", "sane_lists", "tables", "toc"]
_PANEL_OPENS, _PANEL_CLOSES = "\ue000", "\ue001"
_PANEL = re.compile(f"<p>{_PANEL_OPENS}([^{_PANEL_CLOSES}]*){_PANEL_CLOSES}</p>")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_TABLE = re.compile(r"<table(?: [^>]*)?>(?:\n?<caption>(.*?)</caption>)?", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


class BodyError(Exception):
    """A body that cannot be turned into HTML; the message is for the publisher."""


@dataclass(frozen=True)
class Heading:
    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Body:
    """A page's body as HTML that is safe to show."""

    html: str
    headings: tuple[Heading, ...]

    @property
    def text(self) -> str:
        """The words alone, in reading order."""
        return _SPACE.sub(" ", unescape(_TAG.sub(" ", self.html))).strip()


class Dialect:
    """Turns bodies into HTML, one after another. Keep one for many pages: making it costs more than using it."""

    def __init__(self) -> None:
        self._references = _References()
        self._markdown = Markdown(
            extensions=[*_EXTENSIONS, self._references],
            extension_configs={"toc": {"slugify": _slug, "permalink": False}},
        )

    def render(self, body: str, resolve: Resolve, lookup: Lookup, panel: Callable[[str], str]) -> Body:
        """Turn one body into HTML.

        `resolve` is asked for every address, `lookup` for every reference, `panel` for the trusted HTML of a contact.
        Raises BodyError where the text cannot be read as Markdown.
        """
        self._references.lookup = lookup
        try:
            html = self._markdown.reset().convert(_PRIVATE_USE.sub("", body))
        except RecursionError:
            raise BodyError("lists, quotes or notes stand too deep inside each other") from None
        headings = tuple(_headings(self._markdown.toc_tokens))  # type: ignore[attr-defined]  # added by the toc extension
        html = _with_scrolling_tables(sanitise(html, resolve))
        return Body(_PANEL.sub(lambda match: panel(match[1]), html), headings)


class _References(Extension):
    """References, table captions and the finishing of tables."""

    lookup: Lookup

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(_ReferenceProcessor(REFERENCE.pattern, md, self), "reference", 185)
        md.parser.blockprocessors.register(_PanelProcessor(md.parser), "panel", 85)
        md.treeprocessors.register(_TableProcessor(md), "tables-finished", 15)


class _ReferenceProcessor(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, references: _References) -> None:
        super().__init__(pattern, md)
        self.references = references

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, Any, Any]:  # type: ignore[override]  # as InlineProcessor has it
        shown = self.references.lookup(m[1], m[2])
        if shown is None:
            return None, None, None
        element = Element("a" if shown.url else "span")
        element.text = AtomicString(shown.text)
        if shown.url:
            element.set("href", shown.url)
        return element, m.start(0), m.end(0)


class _PanelProcessor(BlockProcessor):
    """`[[contact: id]]` on a line of its own becomes the contact's panel, put in after the sanitiser."""

    pattern = re.compile(r"^\[\[ *contact(?: *: *| +)([a-z0-9-]+) *\]\]$")

    def test(self, parent: Element, block: str) -> bool:
        return self.pattern.match(block.strip()) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        match = self.pattern.match(blocks.pop(0).strip())
        assert match
        paragraph = Element("p")
        paragraph.text = AtomicString(f"{_PANEL_OPENS}{match[1]}{_PANEL_CLOSES}")
        parent.append(paragraph)
        return True


class _TableProcessor(Treeprocessor):
    """Headers get a scope, alignment becomes a class, and a line `Table: …` above a table its caption."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for table in parent.findall("table"):
                self._finish(parent, table)

    def _finish(self, parent: Element, table: Element) -> None:
        for cell in table.iter():
            if cell.tag == "th":
                cell.set("scope", "col")
            if style := cell.attrib.pop("style", ""):
                side = "right" if "right" in style else "centre" if "center" in style else ""
                if side:
                    cell.set("class", side)
        position = list(parent).index(table)
        above = parent[position - 1] if position else None
        if above is not None and above.tag == "p" and (above.text or "").startswith("Table: "):
            above.text = (above.text or "").removeprefix("Table: ")
            above.tag = "caption"
            parent.remove(above)
            table.insert(0, above)


def _slug(value: str, separator: str) -> str:
    slug = slugify(value, separator)
    return f"h-{slug}" if slug.startswith(RESERVED_ID) or not slug else slug


def _headings(tokens: list[dict[str, Any]]) -> list[Heading]:
    found = []
    for token in tokens:
        found.append(Heading(token["level"], token["id"], unescape(_TAG.sub("", token["name"]))))
        found += _headings(token["children"])
    return found


def _with_scrolling_tables(html: str) -> str:
    """Put every table in a labelled region that scrolls, so that the page never does."""
    if "<table" not in html:
        return html
    count = 0

    def opened(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        label = escape(unescape(_TAG.sub("", match[1] or "")).strip()) or f"Table {count}"
        return f'<div class="table-scroll" role="region" aria-label="{label}" tabindex="0">{match[0]}'

    return _TABLE.sub(opened, html).replace("</table>", "</table></div>")
