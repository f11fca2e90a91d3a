"""A page: one address of the site."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from pydantic import Field, SerializeAsAny

from briggate.model.front_matter import FrontMatter
from briggate.model.record import Record


class Page(Record):
    """One address of the site."""

    source: str
    """The file, relative to content/, with forward slashes: `bins/missed-bin.md`."""
    address: str
    """`/bins/missed-bin/`."""
    meta: SerializeAsAny[FrontMatter]
    body: str
    """Markdown, without the front matter; lines end in `\\n`."""
    body_line: int
    """The line of the file on which the body begins."""
    lines: Mapping[tuple[str | int, ...], int] = Field(default_factory=lambda: MappingProxyType({}), repr=False)
    """Where each front matter value stands: its path (`("action", "url")`) → line."""
    guide: str | None = None
    """For a part of a guide, the guide's address."""

    @property
    def title(self) -> str:
        return self.meta.title

    @property
    def summary(self) -> str:
        return self.meta.summary

    @property
    def type(self) -> str:
        return self.meta.type

    @property
    def owner(self) -> str:
        return self.meta.owner

    @cached_property
    def told(self) -> str:
        """Its front matter as JSON."""
        return self.meta.model_dump_json()

    def __hash__(self) -> int:
        return hash(self.address)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Page)
            and self.address == other.address
            and self.source == other.source
            and self.body == other.body
            and self.meta == other.meta
        )

    def line_of(self, *path: str | int) -> int:
        """The line on which a front matter value stands, or the nearest one above it."""
        while path:
            if path in self.lines:
                return self.lines[path]
            path = path[:-1]
        return 1
