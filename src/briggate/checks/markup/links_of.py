"""The links of a page, what a screen reader calls them and where they lead."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, name_of, referred_words
from briggate.checks.markup.link_words import Fault, fault_of
from briggate.checks.markup.shown import spoken, unheard

_OTHER_ROLES = frozenset(
    ("button", "checkbox", "menuitem", "menuitemcheckbox", "menuitemradio", "option", "radio", "switch", "tab", "treeitem")
)
"""Roles that make of a link something else."""
NAME_MOST = 500
_START = "//page.invalid"
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedLink:
    """A link that people get. `name` is "" for one without words; `href` is as written, without the space around it."""

    node: LexborNode
    name: str
    href: str
    fault: Fault
    """What is to be said against its name: one link has one fault of words."""


def links_of(page: HtmlPage) -> tuple[NamedLink, ...]:
    """Every link in document order, without those that are hidden, and without a link inside a link, which no page can have."""
    hidden, inner = page.once(unheard), set[int]()
    found = []
    for node in page.select("a, area, [role=link]"):
        attributes = node.attributes
        href = attributes.get("href", attributes.get("xlink:href"))
        if (
            (href is None and "href" not in attributes and attributes.get("role") != "link")
            or node.mem_id in hidden
            or node.mem_id in inner
        ):
            continue
        if attributes.get("role") in _OTHER_ROLES:
            continue
        if (name := _plain_name(node)) is None:
            inner.update(each.mem_id for each in node.css("a, [role=link]"))
            name = spoken(name_of(page, node)[:NAME_MOST])
        found.append(NamedLink(node, name, (href or "").strip(), fault_of(name)))
    return tuple(found)


def _plain_name(node: LexborNode) -> str | None:
    """The name of a link that has only words in it, as most have; None for any other."""
    child, attributes = node.child, node.attributes
    if child is None or child.tag != "-text" or child.next is not None or "aria-label" in attributes or "aria-labelledby" in attributes:
        return None
    return spoken(" ".join(child.text(deep=False).split())) or None


def said_besides(page: HtmlPage, link: NamedLink) -> list[str]:
    """What a screen reader says of a link after its name: its title, and what aria-describedby names."""
    return [words for words in (attribute(link.node, "title").strip(), *referred_words(page, link.node, "aria-describedby")) if words]


def leads_to(page: HtmlPage, href: str) -> str:
    """Where an address leads from a page, so that two ways to write one address are the same. Its anchor is kept;
    "" for what leads nowhere that could be told (`#`, `javascript:`)."""
    return _address(page.address or "/", href)


def page_of(address: str) -> str:
    """An address without its anchor."""
    return address.partition("#")[0]


@lru_cache(maxsize=10_000)
def _address(base: str, href: str) -> str:
    if href in ("", "#") or href[:11].lower() == "javascript:":
        return ""
    try:
        parts = urlsplit(urljoin(f"http:{_START}{base}", href))
    except ValueError:
        return href
    if parts.scheme not in ("http", "https"):
        return href.lower()
    path = _INDEX.sub("/", parts.path).rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return f"//{parts.netloc.lower().removeprefix('www.')}{path}{query}{anchor}"
