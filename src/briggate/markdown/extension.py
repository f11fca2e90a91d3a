"""What our dialect adds to Python-Markdown: references, contacts' panels, captions and finished tables, and an eye for slips."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from briggate.markdown.references import BRACKETS, Lookup, Reference, Shown, in_html, reference_in, shown
from briggate.markdown.sanitiser import NOTE_KINDS
from briggate.model.fault import did_you_mean

CAPTION = "Table: "


@dataclass(frozen=True)
class Slip:
    """Something in a body that its author should mend."""

    written: tuple[str, ...]
    """How it may stand in the Markdown, the likeliest first."""
    wrong: str
    fix: str


class DialectExtension(Extension):
    """Registers it all. `begin` comes before each body; what was met in it is told after it."""

    def __init__(self) -> None:
        super().__init__()
        self.begin(lambda kind, name: None, "")

    def begin(self, lookup: Lookup, panel_mark: str) -> None:
        """Forget the last body. `panel_mark` is to stand before a contact's id where its panel is to come."""
        self.lookup = lookup
        self.panel_mark = panel_mark
        self.slips: list[Slip] = []
        self.unknown: dict[Reference, None] = {}
        """References that show nothing."""
        self.addresses: dict[tuple[str, str], None] = {}
        """The address of each link (`a`) and image (`img`) that Markdown made."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_ReferencesInHtml(md, self), "references-in-html", 5)  # once blocks of HTML are stashed
        md.parser.blockprocessors.register(_PanelProcessor(md.parser, self), "panel", 85)
        md.parser.blockprocessors.register(_CaptionProcessor(md.parser), "caption", 76)  # just before tables
        md.inlinePatterns.register(_ReferenceProcessor(BRACKETS.pattern, md, self), "reference-by-name", 175)  # after `code` and \[
        md.treeprocessors.register(_Finisher(md, self), "finished", 15)
        md.treeprocessors.register(_Addresses(md, self), "addresses", -10)  # once nothing more is done to them

    def show(self, reference: Reference) -> Shown | None:
        """What a reference shows. One that shows nothing is noted."""
        found = shown(reference, self.lookup)
        if found is None:
            self.unknown[reference] = None
        return found


class _ReferencesInHtml(Preprocessor):
    """References in blocks of HTML, which Markdown passes over. Those in code stay as they are."""

    def __init__(self, md: Markdown, dialect: DialectExtension) -> None:
        super().__init__(md)
        self.dialect = dialect

    def run(self, lines: list[str]) -> list[str]:
        blocks = self.md.htmlStash.rawHtmlBlocks
        blocks[:] = [in_html(b, self.dialect.show) if isinstance(b, str) and not b.startswith("<pre") else b for b in blocks]
        return lines


class _ReferenceProcessor(InlinePattern):
    def __init__(self, pattern: str, md: Markdown, dialect: DialectExtension) -> None:
        super().__init__(pattern, md)
        self.dialect = dialect

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, Any, Any]:  # type: ignore[override]  # Pattern's is the old form
        reference = reference_in(m)
        found = self.dialect.show(reference) if reference else None
        if found is None:
            return None, None, None
        element = Element("a" if found.url else "span")
        element.text = AtomicString(found.text)
        if found.url:
            element.set("href", found.url)
        elif found.language:
            element.set("lang", found.language)
        return element, m.start(0), m.end(0)


class _PanelProcessor(BlockProcessor):
    """`[[contact id]]` on a line of its own becomes the contact's panel, put in after the sanitiser."""

    def __init__(self, parser: Any, dialect: DialectExtension) -> None:
        super().__init__(parser)
        self.dialect = dialect

    def test(self, parent: Element, block: str) -> bool:
        reference = self._reference(block)
        return reference is not None and reference.kind == "contact" and shown(reference, self.dialect.lookup) is not None

    def run(self, parent: Element, blocks: list[str]) -> bool:
        reference = self._reference(blocks.pop(0))
        assert reference
        paragraph = Element("p")
        paragraph.text = AtomicString(f"{self.dialect.panel_mark}{reference.name}")
        parent.append(paragraph)
        return True

    def _reference(self, block: str) -> Reference | None:
        match = BRACKETS.fullmatch(block.strip())
        return reference_in(match) if match else None


class _CaptionProcessor(BlockProcessor):
    """Parts a line `Table: …` from the table right under it, which would not be one otherwise."""

    def test(self, parent: Element, block: str) -> bool:
        first, _, rest = block.partition("\n")
        table = self.parser.blockprocessors["table"]
        return first.startswith(CAPTION) and table.test(parent, rest)

    def run(self, parent: Element, blocks: list[str]) -> None:
        first, _, rest = blocks.pop(0).partition("\n")
        blocks[:0] = [first, rest]


class _Finisher(Treeprocessor):
    """Table headers get a scope, alignment becomes a class, and a line `Table: …` above a table its caption. Notes slips."""

    def __init__(self, md: Markdown, dialect: DialectExtension) -> None:
        super().__init__(md)
        self.dialect = dialect

    def run(self, root: Element) -> None:
        if next(root.iter("table"), None) is not None:
            self._finish_tables(root)
        for note in root.iter("div"):
            self._look_at(note)

    def _finish_tables(self, root: Element) -> None:
        for parent in [element for element in root.iter() if element.find("table") is not None]:
            kept: list[Element] = []
            for child in parent:
                if child.tag == "table":
                    _finish(child)
                    if kept and kept[-1].tag == "p" and (kept[-1].text or "").startswith(CAPTION):
                        child.insert(0, _as_caption(kept.pop()))
                kept.append(child)
            parent[:] = kept

    def _look_at(self, element: Element) -> None:
        kind = element.get("class", "").removeprefix("admonition ")
        if kind != element.get("class", "") and kind not in NOTE_KINDS:
            fix = did_you_mean(kind, NOTE_KINDS, f"The kinds are {', '.join(NOTE_KINDS)}.")
            self.dialect.slips.append(Slip((f"!!! {kind}", "!!!"), f"unknown kind of note “{kind}”", fix))


def _finish(table: Element) -> None:
    for cell in table.iter():
        if cell.tag == "th":
            cell.set("scope", "col")
        if style := cell.attrib.pop("style", ""):
            side = "right" if "right" in style else "centre" if "center" in style else ""
            if side:
                cell.set("class", side)


def _as_caption(paragraph: Element) -> Element:
    paragraph.text = (paragraph.text or "").removeprefix(CAPTION)
    paragraph.tag = "caption"
    return paragraph


class _Addresses(Treeprocessor):
    """Notes where links and images lead, as a browser would read it."""

    def __init__(self, md: Markdown, dialect: DialectExtension) -> None:
        super().__init__(md)
        self.dialect = dialect

    def run(self, root: Element) -> None:
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(element.tag)
            if name:
                address = unescape(element.get(name, "").replace(AMP_SUBSTITUTE, "&"))
                self.dialect.addresses[element.tag, address] = None
