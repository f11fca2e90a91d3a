"""Python-Markdown for our dialect, whose steps are passed over where a text holds nothing for them.

What comes out is the same, byte for byte: tests hold it against Python-Markdown as it comes.
"""

import re
from collections.abc import Callable
from typing import Any, ClassVar, Literal, Self
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import NormalizeWhitespace, Preprocessor

from briggate.markdown.quick_blocks import QuickBlockParser
from briggate.markdown.quick_inline import QuickInline
from briggate.markdown.quick_tree import BLOCK_LEVEL, Headings, QuickPrettify, QuickUnescape, to_html

_BLANK_LINE = re.compile(r"\n +(?:\n|\Z)")


class Engine(Markdown):
    """A Markdown with the extensions of the dialect, made once for many texts."""

    output_formats: ClassVar[dict[Literal["xhtml", "html"], Callable[[Element], str]]] = {"xhtml": to_html}
    toc_tokens: list[dict[str, Any]]
    """The headings of the last text."""

    def __init__(self, slug: Callable[[str, str], str], **settings: Any) -> None:
        """`slug` makes a heading's id of its words and what is to part them."""
        super().__init__(**settings)
        self._blocks.settle()
        self.preprocessors.register(_Whitespace(self), "normalize_whitespace", 30)
        self._only_with("fenced_code_block", 25, "```", "~~~")
        self._only_with("html_block", 20, "<", "&#")
        self.treeprocessors.register(QuickInline(self), "inline", 20)
        self.treeprocessors.register(QuickPrettify(self), "prettify", 10)
        self.treeprocessors.register(Headings(self, slug), "toc", 5)
        self.treeprocessors.register(QuickUnescape(self), "unescape", 0)

    def build_parser(self) -> Self:
        super().build_parser()
        self.parser = self._blocks = QuickBlockParser(self, self.parser)
        return self

    def is_block_level(self, tag: Any) -> bool:
        return isinstance(tag, str) and tag.lower().rstrip("/") in BLOCK_LEVEL

    def _only_with(self, name: str, priority: int, *marks: str) -> None:
        self.preprocessors.register(_OnlyWith(self.preprocessors[name], marks), name, priority)


class _Whitespace(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if "\t" in text or "\r" in text or "\x02" in text or "\x03" in text or _BLANK_LINE.search(text):
            return super().run(lines)
        return [*lines, "", ""]


class _OnlyWith(Preprocessor):
    """A preprocessor that only looks at texts with one of its marks."""

    def __init__(self, usual: Preprocessor, marks: tuple[str, ...]) -> None:
        super().__init__(usual.md)
        self._usual, self._marks = usual, marks

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return self._usual.run(lines) if any(mark in text for mark in self._marks) else lines
