"""HTML that somebody typed into Markdown, tag by tag."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape

from briggate.markdown.blocks import LineOf, RawHtml
from briggate.markdown.sanitiser import DROPPED_WITH_CONTENT

_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>?", re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>][^\s>]*)))?")
_DROPPED_IN_ADDRESSES = str.maketrans("", "", "\t\n\r")
"""What a browser leaves out of an address before it reads it."""
_SCRIPT = re.compile(r"[\x00-\x20]*(?:javascript|vbscript|data)\s*:", re.IGNORECASE)
_ADDRESSES = ("href", "src", "action", "formaction", "xlink:href")
_TEXT_ALONE = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements in which a browser reads no tags."""
_WHOLE = _TEXT_ALONE | DROPPED_WITH_CONTENT | {"form", "video", "audio", "picture", "map", "applet", "frameset", "head"}
"""Elements whose parts mean nothing without them: one fault, however many parts they have."""

ACTIVE: Mapping[str, str] = {
    "script": "runs script",
    "iframe": "shows another site's page inside ours",
    "frame": "shows another page inside ours",
    "frameset": "shows other pages inside ours",
    "object": "brings in something that browsers no longer show",
    "embed": "brings in something that browsers no longer show",
    "applet": "brings in something that browsers no longer show",
    "form": "sends what people type to somewhere else",
    "base": "changes where every link leads",
    "link": "brings in files of others",
}
"""Elements that do something, and what."""


@dataclass(frozen=True)
class TypedTag:
    """An opening tag: its name in small letters, its attributes, and its line in the file."""

    name: str
    attributes: Mapping[str, str]
    line: int
    within: frozenset[str] = frozenset()
    """The elements around it, of those whose parts mean nothing without them."""


def tags_in(pieces: Iterable[RawHtml]) -> Iterator[TypedTag]:
    """Every opening tag of a page's typed HTML, in order. Comments hold none, nor does script."""
    read = [each for piece in pieces for each in _read(piece)]
    closed = _closed(read)
    around, within = Counter[str](), frozenset[str]()
    for place, tag in enumerate(read):
        if isinstance(tag, TypedTag):
            yield replace(tag, within=within)
        if place in closed:
            name = tag.name if isinstance(tag, TypedTag) else tag
            around[name] += 1 if isinstance(tag, TypedTag) else -1
            within = frozenset(name for name, count in around.items() if count)


def _read(piece: RawHtml) -> Iterator[TypedTag | str]:
    """Opening tags, and of closing ones their names."""
    small, line_of, place = piece.html.lower(), LineOf(piece.html), 0
    unclosed: set[str] = set()
    while match := _TAG.search(piece.html, place):
        place = match.end()
        name = (match[2] or "").lower()
        if match[1]:
            yield name
        elif name:
            yield TypedTag(name, _attributes(match[3]), piece.line + line_of(match.start()) - 1)
            if name in _TEXT_ALONE and name not in unclosed:
                end = small.find(f"</{name}", place) if len(small) == len(piece.html) else -1
                place = max(place, end)
                unclosed |= {name} if end < 0 else set()


def _attributes(written: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(written):
        found.setdefault(name.lower(), unescape("".join(values)))  # of two with one name, the first counts
    return found


def _closed(read: list[TypedTag | str]) -> set[int]:
    """The places of tags that open and close one of the elements that are a whole."""
    opened: dict[str, list[int]] = {}
    found = set[int]()
    for place, tag in enumerate(read):
        if isinstance(tag, TypedTag):
            if tag.name in _WHOLE or tag.name in ACTIVE:
                opened.setdefault(tag.name, []).append(place)
        elif opened.get(tag):
            found |= {opened[tag].pop(), place}
    return found


def is_active(tag: TypedTag) -> bool:
    """Whether a tag does something: runs script, shows other pages, or leads to script."""
    return tag.name in ACTIVE or sends_on(tag) or any(runs_script(name, value) for name, value in tag.attributes.items())


def sends_on(tag: TypedTag) -> bool:
    """Whether a tag sends people to another page."""
    return tag.name == "meta" and tag.attributes.get("http-equiv", "").strip().lower() == "refresh"


def runs_script(name: str, value: str) -> bool:
    """Whether an attribute does. A picture written into the address of an image does not."""
    if name in _ADDRESSES:
        address = value.translate(_DROPPED_IN_ADDRESSES)
        return bool(_SCRIPT.match(address)) and not (name == "src" and address.strip().lower().startswith("data:image/"))
    return name.startswith("on") and name.isalpha() and len(name) > len("on")
