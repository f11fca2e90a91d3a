"""Python-Markdown's steps over the finished tree, made short for the elements that our dialect makes."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import toc
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.serializers import RE_AMP
from markdown.treeprocessors import PrettifyTreeprocessor, Treeprocessor, UnescapeTreeprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, STX, AtomicString

from briggate.markdown.limits import HTML_MOST, too_long

BLOCK_LEVEL = frozenset(BLOCK_LEVEL_ELEMENTS)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_unique: Callable[..., str] = toc.unique
_EMPTY = frozenset({"br", "hr", "img"})
_NO_PLAIN_WORDS = re.compile(f"[&<>{STX}]")


class QuickPrettify(PrettifyTreeprocessor):
    """Line breaks between blocks."""

    def _prettifyETree(self, elem: Element) -> None:
        if len(elem) and elem.tag in BLOCK_LEVEL and elem.tag not in ("code", "pre"):
            if elem[0].tag in BLOCK_LEVEL and (not elem.text or not elem.text.strip()):
                elem.text = "\n"
            for child in elem:
                if child.tag in BLOCK_LEVEL:
                    self._prettifyETree(child)
        if not elem.tail or not elem.tail.strip():
            elem.tail = "\n"


class QuickAbbreviations(AbbrTreeprocessor):
    """Abbreviations with their meaning, without a search for each element among all beside it."""

    def iter_element(self, el: Element, parent: Element | None = None) -> None:
        for place in range(len(el) - 1, -1, -1):
            child = el[place]
            self.iter_element(child)
            if child.tail and not isinstance(child.tail, AtomicString):
                child.tail = self._marked(child.tail, el, place + 1)
        if el.text and not isinstance(el.text, AtomicString):
            el.text = self._marked(el.text, el, 0)

    def _marked(self, text: str, parent: Element, place: int) -> str:
        """What stands before the first abbreviation; the rest goes into the parent."""
        assert self.RE
        for match in reversed(list(self.RE.finditer(text))):
            if title := self.abbrs[match[0]]:
                parent.insert(place, self.create_element(title, match[0], text[match.end() :]))
                text = text[: match.start()]
        return text


class QuickUnescape(UnescapeTreeprocessor):
    """Characters that were written after a backslash."""

    def run(self, root: Element) -> None:
        engine: Any = self.md
        if not any("\\" in line for line in engine.lines):
            return
        for element in root.iter():
            if element.text and STX in element.text and element.tag != "code":
                element.text = self.unescape(element.text)
            if element.tail and STX in element.tail:
                element.tail = self.unescape(element.tail)
            for name, value in element.items():
                if STX in value:
                    element.set(name, self.unescape(value))


class Headings(Treeprocessor):
    """Headings get their ids, and are told in `toc_tokens`, one after another. No list of contents is made."""

    def __init__(self, md: Markdown, slug: Callable[[str, str], str]) -> None:
        super().__init__(md)
        self.md = md
        self._slug = slug

    def run(self, root: Element) -> None:
        taken: set[str] = set()
        counters: dict[str, int] = {}
        tokens = []
        for element in root.iter():
            if element.tag in _HEADINGS:
                name = self._name(element)
                slug = _unique(self._slug(unescape(name), "-"), taken, counters)
                element.set("id", slug)
                tokens.append({"level": int(element.tag[1]), "id": slug, "name": name, "children": []})
        engine: Any = self.md
        engine.toc_tokens = tokens

    def _name(self, heading: Element) -> str:
        words = heading.text or ""
        if not len(heading) and not _NO_PLAIN_WORDS.search(words):
            return " ".join(words.split())
        return toc.strip_tags(toc.render_inner_html(heading, self.md))


def to_html(root: Element) -> str:
    """A tree as XHTML. Raises BodyError where it is swollen."""
    parts: list[str] = []
    size = 0
    waiting: list[Element | str] = [root]
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            parts.append(element)
            continue
        tag, tail = element.tag, _escaped(element.tail) if element.tail else ""
        attributes = ""
        if items := element.items():
            attributes = "".join([f' {name}="{_escaped(value).replace('"', "&quot;")}"' for name, value in sorted(items)])
            size += len(attributes)
            if size > HTML_MOST:
                raise too_long(
                    "it becomes more than {most} characters long", HTML_MOST, "Shorten the addresses and titles that it repeats."
                )
        if tag in _EMPTY:
            parts.append(f"<{tag}{attributes} />{tail}")
            continue
        text = _escaped(element.text) if element.text else ""
        if not len(element):
            parts.append(f"<{tag}{attributes}>{text}</{tag}>{tail}")
            continue
        parts.append(f"<{tag}{attributes}>{text}")
        waiting.append(f"</{tag}>{tail}")
        waiting += element[::-1]
    return "".join(parts)


def _escaped(text: str) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text
