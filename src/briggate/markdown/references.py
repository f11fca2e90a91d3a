"""References in text: `[[fact id]]`, `[[phone id]]`, `[[email id]]`, `[[hours id]]`, `[[contact id]]`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Literal, get_args

from briggate.model.fault import did_you_mean

ReferenceKind = Literal["fact", "phone", "email", "hours", "contact"]
KINDS: tuple[ReferenceKind, ...] = get_args(ReferenceKind)

BRACKETS = re.compile(r"\[\[([^\[\]]{1,200})\]\]")
"""Anything that may be a reference; `reference_in` tells whether it is."""
_INSIDE = re.compile(r"\s*([A-Za-z_-]+)(\s*:\s*|\s+|$)(.*)", re.DOTALL)


@dataclass(frozen=True)
class Reference:
    """A reference as somebody wrote it: its kind and id may be none that there are."""

    kind: str
    name: str
    written: str
    """The whole of it, with its brackets."""
    colon: bool = False

    @property
    def misspelling(self) -> tuple[str, str] | None:
        """What is wrong with its form and what to do, or None where only a look at the facts can tell."""
        if self.kind not in KINDS:
            return f"unknown kind of reference “{self.kind}”", did_you_mean(self.kind, KINDS, f"References are {', '.join(KINDS)}.")
        if not self.name:
            return f"the reference “{self.written}” says no name", f"Write the name too, such as [[{self.kind} waste]]."
        if self.colon:
            return f"“{self.written}” has a colon", f"Write [[{self.kind} {self.name}]]."
        return None


@dataclass(frozen=True)
class Shown:
    """What a reference shows: plain text and, where a tap should do something, an address."""

    text: str
    url: str | None = None
    language: str = ""
    """The language of the text, where it is not that of the page."""

    @property
    def html(self) -> str:
        """The text, escaped, as a link where it leads somewhere, and marked where it is in another language."""
        text = f'<span lang="{escape(self.language)}">{escape(self.text)}</span>' if self.language else escape(self.text)
        return f'<a href="{escape(self.url)}">{text}</a>' if self.url else text


Lookup = Callable[[str, str], Shown | None]
"""(kind, id) → what to show, or None where there is no such thing."""


def reference_in(brackets: re.Match[str]) -> Reference | None:
    """The reference that a match of BRACKETS holds; None for brackets that mean nothing, such as `[[1]]`."""
    match = _INSIDE.fullmatch(brackets[1])
    if match is None:
        return None
    kind, between, name = match[1], match[2], " ".join(match[3].split())
    colon = ":" in between
    if kind not in KINDS and (colon or not name):
        return None
    return Reference(kind, name, brackets[0], colon)


def shown(reference: Reference, lookup: Lookup) -> Shown | None:
    """What a reference shows, or None where it is not a good one."""
    return None if reference.misspelling else lookup(reference.kind, reference.name)


def find_references(text: str) -> Iterator[Reference]:
    """Every reference in a text, good or not."""
    if "[[" in text:
        yield from filter(None, map(reference_in, BRACKETS.finditer(text)))


def plain(text: str, lookup: Lookup) -> str:
    """The text with every reference replaced by what it shows, as plain text."""
    if "[[" not in text:
        return text
    return _replaced(text, lambda reference: found.text if (found := shown(reference, lookup)) else None, lambda rest: rest)


def as_html(text: str, lookup: Lookup) -> str:
    """The text escaped for HTML, with references as links where they lead somewhere."""
    return _replaced(text, lambda reference: found.html if (found := shown(reference, lookup)) else None, escape)


def in_html(html: str, show: Callable[[Reference], Shown | None]) -> str:
    """HTML with every reference in it replaced; unmarked, as it may stand within a tag."""
    return _replaced(html, lambda reference: replace(found, language="").html if (found := show(reference)) else None, lambda rest: rest)


def _replaced(text: str, show: Callable[[Reference], str | None], rest: Callable[[str], str]) -> str:
    if "[[" not in text:
        return rest(text)
    pieces, end = [], 0
    for match in BRACKETS.finditer(text):
        reference = reference_in(match)
        instead = show(reference) if reference else None
        if instead is not None:
            pieces += [rest(text[end : match.start()]), instead]
            end = match.end()
    return "".join([*pieces, rest(text[end:])])
