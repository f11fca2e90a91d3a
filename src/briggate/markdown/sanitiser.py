"""The sanitiser: what of a page's body may reach a resident's browser.

An allow-list of harmless elements, attributes and classes; everything else goes. Every address in the result has passed
through `resolve`, whether it came from Markdown or from HTML typed into a page.
"""

from collections.abc import Callable
from contextvars import ContextVar
from html import escape

import nh3

Resolve = Callable[[str, str, str], str | None]
"""(element, attribute, address) → the address to write, or None to drop it."""

RESERVED_ID = "site-"
"""Ids that begin so are the templates' own; a page's body may not take one."""

HEADINGS = {"h2", "h3", "h4"}
TAGS = HEADINGS | {
    *("p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "br", "div", "figure", "figcaption"),
    *("a", "strong", "em", "b", "i", "code", "kbd", "abbr", "q", "cite", "sup", "sub", "span", "img", "details", "summary"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
ATTRIBUTES = {
    "*": {"lang", "dir", "id"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "abbr": {"title"},
}
NOTE_KINDS = ("note", "warning", "danger")
CLASSES = {
    "div": {"admonition", *NOTE_KINDS},
    "p": {"admonition-title"},
    "th": {"right", "centre"},
    "td": {"right", "centre"},
}
URL_SCHEMES = {"https", "http", "mailto", "tel"}
DROPPED_WITH_CONTENT = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "template",
    "noscript",
    "svg",
    "math",
    "textarea",
    "select",
    "title",
}


_ASKED: ContextVar[tuple[Resolve, list[Exception]]] = ContextVar("asked")
"""Who is asked about the addresses of the HTML in hand, and what went wrong with it."""


def _attribute(element: str, name: str, value: str) -> str | None:
    if element not in TAGS:  # goes as a whole, so where it leads is nobody's fault
        return None
    if name in ("href", "src"):
        resolve, errors = _ASKED.get()
        try:
            return resolve(element, name, value)
        except Exception as error:  # raised below: nh3 would drop it, and say so on standard error alone
            errors.append(error)
            return None
    return None if name == "id" and value.lower().startswith(RESERVED_ID) else value


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=DROPPED_WITH_CONTENT,
    attributes=ATTRIBUTES,
    attribute_filter=_attribute,
    allowed_classes=CLASSES,
    url_schemes=URL_SCHEMES,
    link_rel=None,
)
"""Made once: a page takes half as long again where it is made for each."""
_ADDRESSES = nh3.Cleaner(tags={"a"}, attributes={"a": {"href"}}, url_schemes=URL_SCHEMES, link_rel=None)


def sanitise(html: str, resolve: Resolve) -> str:
    """The harmless part of some HTML."""
    errors: list[Exception] = []
    before = _ASKED.set((resolve, errors))
    try:
        clean = _CLEANER.clean(html)
    finally:
        _ASKED.reset(before)
    if errors:
        raise errors[0]
    return clean


def is_let_through(address: str) -> bool:
    """Whether `sanitise` would ask where an address leads, and not take it away unasked."""
    return "href" in _ADDRESSES.clean(f'<a href="{escape(address)}">')
