"""What rules over the site need to know of each built page, read once from its HTML."""

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, words_of
from briggate.checks.site_facts import Link, LinkKind, PageFacts
from briggate.checks.words.similar_texts import telling_runs, words_of_text
from briggate.model.page import Page

_ADDRESSES: tuple[tuple[LinkKind, tuple[str, ...]], ...] = (
    ("a", ("href",)),
    ("area", ("href",)),
    ("img", ("src", "srcset")),
    ("script", ("src",)),
    ("link", ("href",)),
    ("source", ("src", "srcset")),
    ("iframe", ("src",)),
    ("form", ("action",)),
    ("video", ("src", "poster")),
    ("audio", ("src",)),
    ("object", ("data",)),
    ("embed", ("src",)),
    ("track", ("src",)),
)
"""The elements that lead somewhere, and by which attributes."""
_REFRESH = re.compile(r"\s*\d+\s*;\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
TEXT_MOST = 120


def address_of(file: str) -> str:
    """The address at which a web server gives a file of the built site: `/bins/` for `bins/index.html`."""
    return "/" + file.removesuffix("index.html") if file == "index.html" or file.endswith("/index.html") else f"/{file}"


def facts_of(page: HtmlPage, site_url: str, source: Page | None) -> PageFacts:
    """What a built page says. `site_url` is the council's, so that links by their whole address count as the site's own."""
    links = tuple(_links(page, site_url))
    body = page.first("main .md-typeset") or page.main
    title, heading = page.first("title"), page.first("h1")
    robots = page.first('meta[name="robots"]')
    said = words_of(page.main)
    return PageFacts(
        address=page.address,
        file=page.file,
        title=words_of(title) if title else "",
        description=attribute(described, "content") if (described := page.first('meta[name="description"]')) else "",
        h1=words_of(heading) if heading else "",
        language=attribute(page.first("html") or page.root, "lang"),
        ids=frozenset(filter(None, (attribute(node, "id") for node in page.select("[id]")))),
        links=links,
        bytes=len(page.html.encode()),
        noindex=robots is not None and "noindex" in attribute(robots, "content"),
        redirects_to=next((link.target for link in links if link.kind == "refresh"), ""),
        words=said.count(" ") + bool(said),
        text_digest=sha256(words_of(body).encode()).hexdigest()[:16],
        source=f"content/{source.source}" if source else "",
        telling_runs=telling_runs(words_of_text(source.body)) if source else (),
    )


def _links(page: HtmlPage, site_url: str) -> Iterator[Link]:
    inside = {node.mem_id for node in page.select("main a, main area, main img, main source, main form, main iframe, main video")}
    for kind, names in _ADDRESSES:
        for number, node in enumerate(page.select(kind)):
            for name in names:
                for href in _values(node, name):
                    target, anchor = _target(page.address, href, site_url)
                    text, rel = _text(node)[:TEXT_MOST], attribute(node, "rel").lower() if kind == "link" else ""
                    yield Link(kind, href, target, anchor, text, page.address, number, node.mem_id in inside, rel)
    for number, node in enumerate(page.select("meta")):
        if attribute(node, "http-equiv").lower() == "refresh" and (match := _REFRESH.match(attribute(node, "content"))):
            target, anchor = _target(page.address, match[1].strip(), site_url)
            yield Link("refresh", match[1], target, anchor, "", page.address, number, False)


def _values(node: LexborNode, name: str) -> list[str]:
    value = node.attributes.get(name)
    if value is None:
        return []
    if name == "srcset":
        return [each.split()[0] for each in value.split(",") if each.strip()]
    return [value.strip()]


def _text(node: LexborNode) -> str:
    return attribute(node, "alt") if node.tag in ("img", "area") else words_of(node) if node.tag == "a" else ""


@lru_cache(maxsize=100_000)
def _target(address: str, href: str, site_url: str) -> tuple[str, str]:
    """(address of the site without its anchor, or outside URL; anchor)."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return href, ""
    own = urlsplit(site_url)
    if parts.scheme and (parts.scheme not in ("http", "https") or parts.netloc != own.netloc):
        return href, ""
    if parts.netloc and parts.netloc != own.netloc:
        return f"{own.scheme}:{href}", ""
    base = own.path.rstrip("/")
    path = unquote(parts.path)
    if parts.netloc and path in ("", base):
        path = "/"
    elif path.startswith(f"{base}/"):
        path = path.removeprefix(base)
    elif not path:
        path = address
    elif not path.startswith("/"):
        folder = address if address.endswith("/") else posixpath.dirname(address)
        path = posixpath.normpath(posixpath.join(folder, path)) + ("/" if path.endswith(("/", "/.", "..")) or path == "." else "")
        path = path.replace("//", "/")
    return path, unquote(parts.fragment)
