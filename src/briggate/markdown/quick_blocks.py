"""Python-Markdown's block parser, asking of each block only the processors whose marks are in it."""

import re
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.tables import TableProcessor

from briggate.markdown.limits import ABBREVIATIONS_MOST, CELLS_MOST, DEPTH_MOST, LINES_MOST, too_deep, too_long

_FIRST = re.compile(r" {4}|[ ]{0,3}([-!#=_*+>:\[\d])|\n|\Z")
_LATER = re.compile(r"\n {0,3}([-!#=_*+>:\[])")
_PLAIN_HEADING = re.compile(r"(#{1,6})([^\\#\n]*)")
_MARKS = {
    "admonition": "! ",
    "empty": "\n",
    "indent": " ",
    "defindent": " ",
    "panel": "]",
    "code": " ",
    "caption": "|",
    "table": "|",
    "hashheader": "#",
    "setextheader": "=-",
    "hr": "-_*",
    "olist": "1",
    "ulist": "*+-",
    "deflist": ":",
    "quote": ">",
    "abbr": "*",
    "reference": "[",
}
"""What a block must hold for each processor to take it: what a line begins with after up to three spaces, " " for four and more at the
block's start, "1" for a number there, "\\n" for nothing or an empty line there, "|" and "]" for a bar or `[[` anywhere. One that is not
named is always asked."""


class QuickBlockParser(BlockParser):
    """Reads blocks as BlockParser does, to the same tree. Raises BodyError."""

    def __init__(self, md: Markdown, usual: BlockParser) -> None:
        """Takes the processors of a usual parser over."""
        super().__init__(md)
        self.blockprocessors = usual.blockprocessors
        for processor in self.blockprocessors:
            processor.parser = self
        self._depth = 0

    def settle(self) -> None:
        """To be called once all processors are registered."""
        names = {id(self.blockprocessors[name]): marks for name, marks in _MARKS.items()}
        asked = [(processor, frozenset(names.get(id(processor), ""))) for processor in self.blockprocessors]

        @lru_cache(maxsize=1000)
        def processors(marks: frozenset[str]) -> tuple[BlockProcessor, ...]:
            return tuple(processor for processor, needed in asked if not needed or needed & marks)

        self._processors = processors
        self._unmarked = processors(frozenset())

    def parseChunk(self, parent: Element, text: str) -> None:
        blocks = text.split("\n\n")
        if any(block.count("\n") > LINES_MOST for block in blocks):
            raise too_long("more than {most} lines follow each other without an empty one", LINES_MOST, "Part them with empty lines.")
        self.parseBlocks(parent, blocks)

    def parseBlocks(self, parent: Element, blocks: Any) -> None:
        self._depth += 1
        if self._depth > DEPTH_MOST:
            raise too_deep()
        while blocks:
            for processor in self._candidates(blocks[0]):
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break
        self._depth -= 1

    def _candidates(self, block: str) -> tuple[BlockProcessor, ...]:
        first = _FIRST.match(block)
        later = _LATER.findall(block) if "\n" in block else None
        bar, brackets = "|" in block, "[[" in block
        if not (first or later or bar or brackets):
            return self._unmarked
        marks = set(later or ())
        if first:
            mark = first[1]
            marks.add(mark if mark and not mark.isdecimal() else "1" if mark else first[0][:1] or "\n")
        if bar:
            marks.add("|")
        if brackets:
            marks.add("]")
        return self._processors(frozenset(marks))


class QuickHeading(HashHeaderProcessor):
    """Headings, without looking twice at every letter of one that stands alone."""

    def test(self, parent: Element, block: str) -> bool:
        return _PLAIN_HEADING.fullmatch(block) is not None or super().test(parent, block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        if heading := _PLAIN_HEADING.fullmatch(blocks[0]):
            del blocks[0]
            SubElement(parent, f"h{len(heading[1])}").text = heading[2].strip()
        else:
            super().run(parent, blocks)


class BoundedTable(TableProcessor):
    """Tables up to CELLS_MOST."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        if blocks[0].count("\n") * len(self.separator) > CELLS_MOST:
            raise too_long("a table has more than {most} cells", CELLS_MOST, "Part it, or take the empty columns from its first line.")
        super().run(parent, blocks)


class BoundedAbbreviations(AbbrBlockprocessor):
    """Lines `*[ABC]: …` up to ABBREVIATIONS_MOST."""

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        if len(self.abbrs) > ABBREVIATIONS_MOST:
            raise too_long("more than {most} abbreviations are explained", ABBREVIATIONS_MOST, "Explain those that the page needs.")
        return super().run(parent, blocks)
