"""References in text: `[[fact: id]]`, `[[phone: id]]`, `[[email: id]]`, `[[hours: id]]`, `[[contact: id]]`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Literal, get_args

ReferenceKind = Literal["fact", "phone", "email", "hours", "contact"]
KINDS: tuple[ReferenceKind, ...] = get_args(ReferenceKind)

REFERENCE = re.compile(r"\[\[ *([A-Za-z_-]+)(?: *: *| +)([^\[\]\n]*?) *\]\]")


@dataclass(frozen=True)
class Shown:
    """What a reference shows: plain text and, where a tap should do something, an address."""

    text: str
    url: str | None = None

    def html(self) -> str:
        """The text, escaped, as a link where it leads somewhere."""
        return f'<a href="{escape(self.url)}">{escape(self.text)}</a>' if self.url else escape(self.text)


Lookup = Callable[[str, str], Shown | None]
"""(kind, id) → what to show, or None where there is no such thing."""


def find_references(text: str) -> Iterator[tuple[str, str, int]]:
    """Every reference in a text: its kind and id as written, and the number of lines above it."""
    for match in REFERENCE.finditer(text):
        yield match[1], match[2], text.count("\n", 0, match.start())


def plain(text: str, lookup: Lookup) -> str:
    """The text with every reference replaced by what it shows, as plain text."""
    if "[[" not in text:
        return text

    def shown(match: re.Match[str]) -> str:
        found = lookup(match[1], match[2])
        return found.text if found else match[0]

    return REFERENCE.sub(shown, text)


def as_html(text: str, lookup: Lookup) -> str:
    """The text escaped for HTML, with references as links where they lead somewhere."""
    pieces, end = [], 0
    for match in REFERENCE.finditer(text):
        found = lookup(match[1], match[2])
        pieces += [escape(text[end : match.start()]), found.html() if found else escape(match[0])]
        end = match.end()
    return "".join([*pieces, escape(text[end:])])
