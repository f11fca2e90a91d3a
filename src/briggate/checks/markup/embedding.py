"""What a page embeds with `object` and `embed`; `applet` is an element of the past, as another rule says."""

import re

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, attribute, file_name
from briggate.checks.markup.media import FILM, IMAGE, SOUND, ending_of
from briggate.checks.markup.shown import unheard

_PLUGIN_TYPES = re.compile(
    r"flash|futuresplash|silverlight|java(?!script)|director|quicktime|x-mplayer|ms-wmv|realplayer|pn-real|vnd\.rn", re.IGNORECASE
)
_PLUGIN_FILES = frozenset({"swf", "class", "jar", "dcr", "dir", "xap", "rm", "ram", "wrl"})
_DECORATION = ("presentation", "none", "img")


def embedded(page: HtmlPage) -> list[LexborNode]:
    """The outermost elements that embed something and that somebody gets. One with a role is for rules about roles."""
    found = page.select("object, embed")
    hidden = page.once(unheard) if found else ()
    return [each for each in found if each.mem_id not in hidden and _is_outermost(each) and attribute(each, "role") not in _DECORATION]


def _is_outermost(node: LexborNode) -> bool:
    return above(node, "object") is None


def file_of(node: LexborNode) -> str:
    """How a message speaks of it: by its file."""
    return file_name(_address(node)) or "an embedded object"


def needs_plugin(node: LexborNode) -> bool:
    """Whether only a plug-in could show it."""
    if ending_of(_address(node)) in _PLUGIN_FILES:
        return True
    kinds = " ".join(attribute(node, name) for name in ("type", "classid", "codetype", "code")).lower()
    return "clsid:" in kinds or _PLUGIN_TYPES.search(kinds) is not None


def wmode_of(node: LexborNode) -> str:
    """How it is drawn, where that is not in a window of its own; "" else."""
    params = (attribute(param, "value") for param in node.css("param") if attribute(param, "name").strip().lower() == "wmode")
    wmode = next(params, attribute(node, "wmode")).strip().lower()
    return "" if wmode == "window" else wmode


def shows_media(node: LexborNode) -> bool:
    """Whether it is an image, sound or film: browsers show it themselves, and nothing that stands inside it."""
    kind = attribute(node, "type").strip().lower().partition("/")[0]
    return kind in ("image", "audio", "video") or ending_of(_address(node)) in IMAGE | SOUND | FILM


def _address(node: LexborNode) -> str:
    movie = (attribute(param, "value") for param in node.css("param") if attribute(param, "name").strip().lower() in ("movie", "src"))
    return (attribute(node, "data") or attribute(node, "src") or next(movie, "")).strip()
