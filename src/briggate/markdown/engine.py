"""Python-Markdown for our dialect, whose steps are passed over where a text holds nothing for them.

What comes out is the same, byte for byte: tests hold it against Python-Markdown as it comes.
"""

import re
from collections.abc import Callable
from typing import Any, ClassVar, Literal, Self
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.htmlparser import HTMLExtractor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace, Preprocessor
from markdown.util import ETX, STX

from briggate.markdown.limits import STRETCH_MOST, UNCLOSED_AFTER, UNCLOSED_MOST, too_long
from briggate.markdown.quick_blocks import BoundedAbbreviations, BoundedTable, QuickBlockParser, QuickHeading
from briggate.markdown.quick_inline import QuickInline
from briggate.markdown.quick_tree import BLOCK_LEVEL, Headings, QuickAbbreviations, QuickPrettify, QuickUnescape, to_html

_UNCLOSED = re.compile(rf"<(?=[A-Za-z/!?][^>]{{{UNCLOSED_AFTER}}})")
_BLANK_LINE = re.compile(r"\n +(?:\n|\Z)")


class Engine(Markdown):
    """A Markdown with the extensions of the dialect, made once for many texts."""

    output_formats: ClassVar[dict[Literal["xhtml", "html"], Callable[[Element], str]]] = {"xhtml": to_html}
    toc_tokens: list[dict[str, Any]]
    """The headings of the last text."""

    def __init__(self, slug: Callable[[str, str], str], **settings: Any) -> None:
        """`slug` makes a heading's id of its words and what is to part them."""
        super().__init__(**settings)
        processors = self.parser.blockprocessors
        table: Any = processors["table"]
        processors.register(BoundedTable(self.parser, table.config), "table", 75)
        abbreviations: Any = processors["abbr"]
        processors.register(BoundedAbbreviations(self.parser, abbreviations.abbrs), "abbr", 16)
        processors.register(QuickHeading(self.parser), "hashheader", 70)
        self._blocks.settle()
        self.preprocessors.register(_Whitespace(self), "normalize_whitespace", 30)
        self.preprocessors.register(_Fences(self.preprocessors["fenced_code_block"]), "fenced_code_block", 25)
        self.preprocessors.register(_HtmlBlocks(self), "html_block", 20)
        self.treeprocessors.register(QuickInline(self), "inline", 20)
        self.treeprocessors.register(QuickPrettify(self), "prettify", 10)
        self.treeprocessors.register(QuickAbbreviations(self, abbreviations.abbrs), "abbr", 7)
        self.treeprocessors.register(Headings(self, slug), "toc", 5)
        self.treeprocessors.register(QuickUnescape(self), "unescape", 0)

    def build_parser(self) -> Self:
        super().build_parser()
        self.parser = self._blocks = QuickBlockParser(self, self.parser)
        return self

    def is_block_level(self, tag: Any) -> bool:
        return isinstance(tag, str) and tag.lower().rstrip("/") in BLOCK_LEVEL


class _Whitespace(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        if max(map(len, lines)) > STRETCH_MOST:
            raise too_long("a line is longer than {most} characters", STRETCH_MOST, "Break it into shorter lines.")
        text = "\n".join(lines)
        if "\t" in text or "\r" in text or STX in text or ETX in text or _BLANK_LINE.search(text):
            return super().run(lines)
        return [*lines, "", ""]


class _Fences(Preprocessor):
    def __init__(self, usual: Preprocessor) -> None:
        super().__init__(usual.md)
        self._usual = usual

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return self._usual.run(lines) if "```" in text or "~~~" in text else lines


class _HtmlBlocks(HtmlBlockPreprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "<" not in text and "&#" not in text:
            return lines
        if sum(1 for _ in _UNCLOSED.finditer(text)) > UNCLOSED_MOST:
            fix = "End them with >. Write &lt; for < where no tag is meant."
            raise too_long("more than {most} tags begin and do not end", UNCLOSED_MOST, fix)
        extractor = _Extractor(self.md)
        extractor.feed(text)
        extractor.close()
        return "".join(extractor.cleandoc).split("\n")


class _Extractor(HTMLExtractor):
    """Finds blocks of HTML, and asks for each open tag's end once and not as often as it is open."""

    def inline_close_follows(self, text: str) -> bool:
        all_open, self.inline_stack = self.inline_stack, list(dict.fromkeys(self.inline_stack))
        try:
            return super().inline_close_follows(text)
        finally:
            self.inline_stack = all_open
