"""What a page looks like, in one text of HTML that asks nothing of anybody and runs nothing: to be shown in a frame of another page."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briggate.preview.page_changes import PageChange
from briggate.preview.page_words import Line, page_words

PICTURE_MOST, PICTURES_MOST = 300_000, 4_000_000
"""Bytes of one picture, and of all in one file: what is bigger is named and not shown, so that the file can be sent by e-mail."""
_KINDS = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml"}
_URL = re.compile(r"url\(\s*(['\"]?)(.*?)\1\s*\)", re.DOTALL)
_IMPORT = re.compile(r"@import[^;]*;?")
_LEFT_OUT = "script, noscript, iframe, object, embed, base, link, meta, source, template, video, audio"
_ASKS = ("href", "src", "srcset", "action", "formaction", "ping", "poster", "background", "data", "xlink:href")
_MARKED = "[data-briggate-changed]{outline:3px dashed #c2570c!important;outline-offset:1px}main{padding:1rem 0}body{min-height:0}"
_LETTERS_A_LINE = 38
_REM_A_LINE, _REM_LEAST, _REM_MOST = 2.6, 12, 90


@dataclass(frozen=True)
class PageView:
    """A page before and after, each as HTML ("" where there is no such page) and how high it is likely to be, in rem."""

    change: PageChange
    before: str
    after: str
    height: int


def page_views(changes: Sequence[PageChange], before: Path | None, after: Path) -> tuple[PageView, ...]:
    """The views of some pages of two built sites, what changes in them in a dashed frame."""
    room = _Room()
    views = []
    for change in changes:
        gone = [words for kind, words in change.steps if kind == "gone"]
        new = [words for kind, words in change.steps if kind == "new"]
        sides = (
            _view(change.before, before, change.address, gone if change.kind == "changed" else (), room) if before else "",
            _view(change.after, after, change.address, new if change.kind == "changed" else (), room),
        )
        longest = max(sum(1 + len(words) // _LETTERS_A_LINE for kind, words in change.steps if kind != other) for other in ("gone", "new"))
        views.append(PageView(change, *sides, min(max(round(longest * _REM_A_LINE), _REM_LEAST), _REM_MOST)))
    return tuple(views)


@dataclass
class _Room:
    """How many bytes of pictures there may still be."""

    left: int = PICTURES_MOST


def _view(html: str, site: Path, address: str, changed: Iterable[str], room: _Room) -> str:
    if not html:
        return ""
    tree = LexborHTMLParser(html)
    _mark(page_words(tree, address).main, changed)
    styles = [_style(site, address, node.attributes.get("href") or "", room) for node in tree.css('link[rel="stylesheet"]')]
    title = tree.css_first("title")
    for node in tree.css(_LEFT_OUT):
        node.decompose()
    for image in tree.css("img"):
        _picture(image, site, address, room)
    for node in tree.css("*"):
        for name in [name for name in node.attributes if name in _ASKS or name.startswith("on")]:
            if not (node.attributes[name] or "").startswith(("#", "data:image/")) or node.tag == "a":
                del node.attrs[name]
    main, body, root = tree.css_first("main"), tree.body, tree.root
    language = (root.attributes.get("lang") if root else "") or "en"
    kind = (body.attributes.get("class") if body else "") or ""
    shown = (main.html if main else body.html if body else "") or ""
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(title.text() if title else address)}</title>'
        f'<style>{"".join(styles)}{_MARKED}</style></head><body class="{escape(kind)}">{shown}</body></html>'
    )


def _mark(lines: Sequence[Line], changed: Iterable[str]) -> None:
    left = Counter(changed)
    for line in lines:
        if line.node is not None and left[line.words] > 0:
            left[line.words] -= 1
            line.node.attrs["data-briggate-changed"] = ""


def _style(site: Path, address: str, href: str, room: _Room) -> str:
    """A stylesheet of the site with its small pictures inside."""
    file = _file(site, address, href)
    if file is None:
        return ""

    def inside(found: re.Match[str]) -> str:
        if found[2].startswith("data:image/"):
            return found[0]
        return f"url({_data(_file(site, urljoin(address, href), found[2]), room) or 'data:,'})"

    css = _IMPORT.sub("", file.read_text(encoding="utf-8"))
    return _URL.sub(inside, css).replace("</", "<\\/")


def _picture(image: LexborNode, site: Path, address: str, room: _Room) -> None:
    """Put a picture itself where its address stands, or the words that stand for it."""
    data = _data(_file(site, address, image.attributes.get("src") or ""), room)
    if data:
        image.attrs["src"] = data
    else:
        image.replace_with(f"[picture: {image.attributes.get('alt') or 'without words'}]")


def _file(site: Path, address: str, href: str) -> Path | None:
    """The file of the site that an address on one of its pages leads to; None where it leads elsewhere."""
    split = urlsplit(urljoin(f"http://site{address}", href))
    if split.netloc != "site":
        return None
    file = (site / unquote(split.path).lstrip("/")).resolve()
    return file if file.is_relative_to(site.resolve()) and file.is_file() else None


def _data(file: Path | None, room: _Room) -> str:
    """A small picture as an address of its own; "" for anything else."""
    kind = _KINDS.get(file.suffix[1:].lower()) if file else None
    if file is None or kind is None or (size := file.stat().st_size) > min(PICTURE_MOST, room.left):
        return ""
    room.left -= size
    return f"data:{kind};base64,{b64encode(file.read_bytes()).decode()}"
