"""The sanitiser: what of a page's body may reach a resident's browser.

An allow-list of harmless elements, attributes and classes; everything else goes. Every address in the result has passed
through `resolve`, whether it came from Markdown or from HTML typed into a page.
"""

from collections.abc import Callable
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


def sanitise(html: str, resolve: Resolve) -> str:
    """The harmless part of some HTML."""
    errors: list[Exception] = []

    def attribute(element: str, name: str, value: str) -> str | None:
        if element not in TAGS:  # goes as a whole, so where it leads is nobody's fault
            return None
        if name in ("href", "src"):
            try:
                return resolve(element, name, value)
            except Exception as error:  # raised below: nh3 would drop it, and say so on standard error alone
                errors.append(error)
                return None
        if name == "id" and value.lower().startswith(RESERVED_ID):
            return None
        return value

    clean = nh3.clean(
        html,
        tags=TAGS,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes=ATTRIBUTES,
        attribute_filter=attribute,
        allowed_classes=CLASSES,
        url_schemes=URL_SCHEMES,
        link_rel=None,
    )
    if errors:
        raise errors[0]
    return clean


def is_let_through(address: str) -> bool:
    """Whether `sanitise` would ask where an address leads, and not take it away unasked."""
    return "href" in nh3.clean(
        f'<a href="{escape(address)}">', tags={"a"}, attributes={"a": {"href"}}, url_schemes=URL_SCHEMES, link_rel=None
    )
