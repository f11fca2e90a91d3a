"""HTML that somebody typed into Markdown, tag by tag."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from briggate.markdown.blocks import RawHtml

_TAG = re.compile(r"<!--.*?(?:-->|\Z)|<([A-Za-z][A-Za-z0-9:-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>?", re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
_SCRIPT = re.compile(r"[\x00-\x20]*(?:javascript|vbscript|data)[\s]*:", re.IGNORECASE)

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
    "meta": "may send people on to another page",
    "link": "brings in files of others",
}
"""Elements that do something, and what."""


@dataclass(frozen=True)
class TypedTag:
    """An opening tag: its name in small letters, its attributes, and its line in the file."""

    name: str
    attributes: Mapping[str, str]
    line: int


def tags_in(typed: RawHtml) -> Iterator[TypedTag]:
    """Every opening tag of some typed HTML; comments hold none."""
    for match in _TAG.finditer(typed.html):
        if match[1]:
            attributes = {name.lower(): unescape((value or "").strip("\"'")) for name, value in _ATTRIBUTE.findall(match[2])}
            yield TypedTag(match[1].lower(), attributes, typed.line + typed.html.count("\n", 0, match.start()))


def is_active(tag: TypedTag) -> bool:
    """Whether a tag does something: runs script, shows other pages, or leads to script."""
    return tag.name in ACTIVE or any(runs_script(name, value) for name, value in tag.attributes.items())


def runs_script(name: str, value: str) -> bool:
    """Whether an attribute does."""
    return name.startswith("on") or (name in ("href", "src", "action", "formaction", "xlink:href") and bool(_SCRIPT.match(value)))
