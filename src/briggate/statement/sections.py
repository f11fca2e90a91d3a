"""What a statement is made of: sections under headings, in an order of their own. How they look is a template's business."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Piece:
    """Words, in which references such as `[[phone web]]` may stand; with an address, a link."""

    text: str
    url: str | None = None
    language: str = ""
    """What language they are in; "" for that of the catalogue's words."""


@dataclass(frozen=True)
class Paragraph:
    pieces: tuple[Piece, ...]
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Listing:
    items: tuple[Paragraph, ...]
    kind: Literal["listing"] = "listing"


@dataclass(frozen=True)
class Panel:
    """Every way to reach a contact, by its id."""

    contact: str
    kind: Literal["panel"] = "panel"


@dataclass(frozen=True)
class Section:
    """`id` names it on the page; `parts` stand under it, a heading level lower."""

    id: str
    heading: str
    blocks: tuple[Paragraph | Listing | Panel, ...]
    parts: tuple["Section", ...] = ()
    language: str = ""
    """That of the heading, as of a piece."""


def text_of(sections: Iterable[Section]) -> str:
    """Every word of the sections but those of panels, a line each, for search."""
    return "\n".join(line for section in sections for line in _lines(section))


def _lines(section: Section) -> Iterator[str]:
    yield section.heading
    for block in section.blocks:
        paragraphs = block.items if isinstance(block, Listing) else (block,) if isinstance(block, Paragraph) else ()
        for paragraph in paragraphs:
            yield "".join(piece.text for piece in paragraph.pieces)
    for part in section.parts:
        yield from _lines(part)
