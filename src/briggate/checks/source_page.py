"""A page as its author wrote it, for rules over Markdown."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from briggate.checks.words.prose import Sentence, read_sentences
from briggate.markdown.blocks import HOLE, Block, Blocks, read_blocks
from briggate.markdown.references import BRACKETS
from briggate.model.front_matter import FrontMatter
from briggate.model.page import Page
from briggate.model.policy import Policy
from briggate.model.settings import Settings

_NOT_PROSE = frozenset({"url", "file", "format", "size", "id", "type", "owner", "contact", "lang", "name", "postcode", "uprn", "kind"})


@dataclass(frozen=True)
class SourcePage:
    """One Markdown file of content/. It knows no clock: what time brings about is for rules over the Site."""

    page: Page
    settings: Settings
    policy: Policy

    @property
    def meta(self) -> FrontMatter:
        return self.page.meta

    @property
    def body(self) -> str:
        """The Markdown under the front matter; its first line is `page.body_line` of the file."""
        return self.page.body

    @property
    def language(self) -> str:
        return self.page.meta.lang or self.settings.council.language

    def line_of(self, *path: str | int) -> int:
        """The line of a front matter value: `line_of("action", "text")`."""
        return self.page.line_of(*path)

    def body_line_at(self, place: int) -> int:
        """The line of the file for a place in `body`."""
        return self.page.body_line + self.page.body.count("\n", 0, place)

    @cached_property
    def parts(self) -> Blocks:
        """The body's blocks, links, images, typed HTML and abbreviations, with their lines."""
        return read_blocks(self.page.body, self.page.body_line)

    @cached_property
    def front(self) -> tuple[Block, ...]:
        """What the front matter says in words for residents: title, summary, eligibility, steps …"""
        return tuple(self._front())

    @property
    def prose(self) -> tuple[Block, ...]:
        """Every stretch of words that residents read: front matter, then body."""
        return (*self.front, *self.parts.blocks)

    @cached_property
    def sentences(self) -> tuple[tuple[Block, tuple[Sentence, ...]], ...]:
        """Every block that is made of sentences, and them: no headings, cells or titles."""
        blocks = (block for block in self.prose if block.kind not in ("heading", "cell") and block.path[-1:] != ("title",))
        return tuple((block, tuple(read_sentences(block.text, block.line))) for block in blocks)

    def _front(self) -> Iterator[Block]:
        skipped = _NOT_PROSE | {"synonyms", "search", "a_to_z", "topics", "related", "redirect_from", "facets", "changes"}
        said = self.meta.model_dump(mode="json", include=self.meta.model_fields_set - skipped)
        for key in type(self.meta).model_fields:
            if key in said:
                yield from self._texts((key,), said[key])

    def _texts(self, path: tuple[str | int, ...], value: object) -> Iterator[Block]:
        if isinstance(value, str) and ((any(mark.isalpha() for mark in value) and " " in value.strip()) or path[-1] in ("title", "text")):
            yield Block("front matter", BRACKETS.sub(HOLE, value), self.page.line_of(*path), path=path)
        elif isinstance(value, dict):
            for key, each in value.items():
                if key not in _NOT_PROSE:
                    yield from self._texts((*path, key), each)
        elif isinstance(value, list | tuple):
            for number, each in enumerate(value):
                yield from self._texts((*path, number), each)
