"""Our dialect of Markdown, and the one function that turns a page's body into HTML."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from html import escape, unescape
from typing import Any

from markdown.extensions.toc import slugify, slugify_unicode

from briggate.markdown.engine import Engine
from briggate.markdown.extension import DialectExtension, Slip
from briggate.markdown.limits import too_deep
from briggate.markdown.references import Lookup, Reference
from briggate.markdown.sanitiser import HEADINGS, RESERVED_ID, URL_SCHEMES, Resolve, is_let_through, sanitise

_EXTENSIONS = ["abbr", "admonition", "def_list", "fenced_code", "sane_lists", "tables", "toc"]
_TABLE = re.compile(r"<table(?: [^>]*)?>(?:\n?<caption>(.*?)</caption>)?", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\t\n\r-]*):")
_INLINE_TAG = re.compile("</?(?:a|abbr|b|cite|code|em|i|kbd|q|span|strong|sub|sup)(?: [^>]*)?>")


@dataclass(frozen=True)
class Heading:
    level: int
    id: str
    text: str


@dataclass(frozen=True)
class Body:
    """A page's body as HTML that is safe to show, and what its author should mend in it."""

    html: str
    headings: tuple[Heading, ...]
    unknown: tuple[Reference, ...] = ()
    """References that show nothing."""
    slips: tuple[Slip, ...] = ()

    @cached_property
    def text(self) -> str:
        """The words alone, in reading order, with any space between them."""
        return unescape(_TAG.sub(" ", _INLINE_TAG.sub("", self.html)))


class Dialect:
    """Turns bodies into HTML, one after another. Keep one for many pages: making it costs more than using it."""

    def __init__(self) -> None:
        self._extension = DialectExtension()
        self._engine: Engine | None = None

    def render(self, body: str, resolve: Resolve, lookup: Lookup, panel: Callable[[str], str]) -> Body:
        """Turn one body into HTML.

        `resolve` is asked for every address, `lookup` for every reference, `panel` for the trusted HTML of a contact that `lookup`
        knows. Raises BodyError where the text cannot be read as Markdown.
        """
        extension = self._extension
        # No text holds its own digest, so nobody can write the mark, however it is encoded.
        extension.begin(lookup, f"panel-{sha256(body.encode(errors='replace')).hexdigest()}-")
        resolved: set[tuple[str, str]] = set()

        def noted(element: str, attribute: str, address: str) -> str | None:
            resolved.add((element, address))
            return resolve(element, attribute, address)

        # What stops in the middle of a page is not used again: it would still believe to be deep inside a list.
        engine, self._engine = self._engine or self._new_engine(), None
        try:
            html = engine.reset().convert(body)
        except RecursionError:
            raise too_deep() from None
        self._engine = engine
        headings = tuple(_headings(engine.toc_tokens))
        html = _with_scrolling_tables(sanitise(html, noted))
        if extension.panel_mark in html:  # a pattern of its own for each page costs more than all the rest here
            html = re.sub(f"<p>{extension.panel_mark}([a-z0-9-]+)</p>", lambda match: panel(match[1]), html)
        lost = (_slip_of_address(*each) for each in extension.addresses if each not in resolved and not is_let_through(each[1]))
        slips = (*extension.slips, *lost, *filter(None, map(_slip_of_heading, headings)))
        return Body(html, headings, tuple(extension.unknown), slips)

    def _new_engine(self) -> Engine:
        # No marker: a contents list is the template's to give.
        configs: dict[str, dict[str, Any]] = {"toc": {"slugify": _slug, "permalink": False, "marker": ""}}
        return Engine(_slug, extensions=[*_EXTENSIONS, self._extension], extension_configs=configs)


@lru_cache(maxsize=1 << 14)
def _slug(value: str, separator: str) -> str:
    slug = slugify(value, separator) or slugify_unicode(value, separator)
    return f"h-{slug}" if slug.startswith(RESERVED_ID) or not slug else slug


def _headings(tokens: list[dict[str, Any]]) -> Iterator[Heading]:
    for token in tokens:
        yield Heading(token["level"], token["id"], unescape(token["name"]))
        yield from _headings(token["children"])


def _slip_of_address(element: str, address: str) -> Slip:
    """An address that the sanitiser takes away: the words would stay, and lead nowhere."""
    match = _SCHEME.match(address)
    written = (f"]({address}", f"]: {address}", f"<{address}", match[0] if match else address)
    scheme = "".join(match[1].split()) if match else ""
    if scheme.lower() in ("", *URL_SCHEMES):
        return Slip(written, f"the address “{address[:80]}” cannot be read", "Copy it again from your browser.")
    if element == "img":
        return Slip(written, f"an image may not begin with “{scheme}:”", "Put the image beside the page.")
    fix = "Link to a page, or to an address that begins with https://, http://, mailto: or tel:."
    return Slip(written, f"a link may not begin with “{scheme}:”", fix)


def _slip_of_heading(heading: Heading) -> Slip | None:
    if f"h{heading.level}" in HEADINGS:
        return None
    marks = "#" * heading.level
    written = (f"{marks} {heading.text}", f"{marks}{heading.text}", heading.text, marks)
    if heading.level == 1:
        return Slip(written, "`#` makes a main heading, and the title is the page's only one", "Begin the heading with `##`.")
    return Slip(written, f"`{marks}` makes a heading deeper than any page needs", "Begin the heading with `##`, `###` or `####`.")


def _with_scrolling_tables(html: str) -> str:
    """Put every table in a labelled region that scrolls, so that the page never does."""
    if "<table" not in html:
        return html
    count = 0

    def opened(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        label = escape(unescape(_TAG.sub("", match[1] or "")).strip()) or f"Table {count}"
        return f'<div class="table-scroll" role="region" aria-label="{label}" tabindex="0">{match[0]}'

    # The sanitiser writes < and > in text and attributes as entities: what looks like a tag here is one.
    return _TABLE.sub(opened, html).replace("</table>", "</table></div>")
