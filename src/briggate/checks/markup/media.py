"""Sound and film on a page, and what words stand beside them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, file_name, has
from briggate.checks.markup.links_of import NamedLink, links_of
from briggate.checks.markup.shown import after, before, unheard

type InWords = Literal["yes", "perhaps", "no"]

SOUND = frozenset({"mp3", "wav", "ogg", "oga", "opus", "m4a", "aac", "flac", "wma"})
FILM = frozenset({"mp4", "m4v", "mov", "avi", "wmv", "webm", "ogv", "mpg", "mpeg", "mkv", "flv", "3gp"})
IMAGE = frozenset({"jpg", "jpeg", "jfif", "png", "gif", "webp", "avif", "svg", "bmp", "tif", "tiff", "heic"})
TEXT_ENOUGH = 40
"""So many words beside sound may be what is said in it."""
TEXT_LEAST = 20
"""Fewer are no text at all."""
MOST_READ = 400
"""Words read beside it: more tell nothing more."""
BUTTONS_MOST = 100
_NEARBY = 2
"""Elements before and after it whose words count as beside it."""
_TRANSCRIPT = re.compile(
    r"\btranscri(?:pt|ption|bed)|\b(?:text|written|word-for-word|plain[- ]text|easy[- ]read) (?:version|alternative|copy)\b"
    r"|\bread (?:what|the (?:text|words|script|interview|speech))\b|\btrawsgrif|\bfersiwn (?:testun|ysgrifenedig)",
    re.IGNORECASE,
)
_SAME_AS_TEXT = re.compile(
    r"\b(?:also|instead|again) (?:listen|watch|hear|see)|\bsame (?:information|words|text|content|things?)\b"
    r"|\b(?:listen to|watch|hear|audio version of|video version of) th(?:is|e above) (?:page|article|text|story|guide|leaflet|part)\b"
    r"|\b(?:contains|says|has|of) the following\b|\bfollowing (?:speech|words|text)\b"
    r"|\b(?:above|this) (?:audio|video|recording|film|clip|animation) (?:contains|shows|says)\b",
    re.IGNORECASE,
)
"""Words that say that the text beside it tells the same."""
STOP = re.compile(r"\b(?:play|pause|stop|mute|unmute|sound|volume)\b", re.IGNORECASE)
"""What buttons that stop sound or film are called."""
_SILENT = re.compile(r"(?:^|[-_. ])(?:silent|no[-_]?sound|no[-_]?audio|muted|mute)(?:[-_. ]|$)", re.IGNORECASE)
_OFF_SCREEN = re.compile(r"(?<![-\w])(?:text-indent|left|top|right)\s*:\s*-\d{3,}", re.IGNORECASE)
_STRETCH = re.compile(r"#t=(?:npt:)?(\d{1,5}(?:\.\d+)?)?,(\d{1,5}(?:\.\d+)?)$")
_INNER = ":is(audio, video) :is(audio, video)"
_BLOCKS = ("p", "li", "td", "dd", "div", "figure", "section", "article", "aside", "main", "body")
_NOT_READ = ("audio", "video", "script", "style", "template", "noscript", "object", "nav", "header", "footer")


def links_to_files(page: HtmlPage, endings: frozenset[str]) -> list[NamedLink]:
    """The links that lead straight to a file of one of these kinds."""
    return [link for link, ending in page.once(_links_to_files) if ending in endings]


def _links_to_files(page: HtmlPage) -> list[tuple[NamedLink, str]]:
    found = ((link, ending_of(link.href)) for link in page.once(links_of) if link.node.tag == "a")
    return [(link, ending) for link, ending in found if ending in SOUND or ending in FILM or ending in IMAGE]


def ending_of(address: str) -> str:
    """`mp3` of `/media/talk.MP3?x=1`; "" for an address without a file, and for a wiki's page about one (`File:talk.mp3`)."""
    path = address.split("?")[0].split("#")[0]
    _, slashes, rest = path.partition("//")
    name = (rest.partition("/")[2] if slashes else path).rpartition("/")[2]
    return "" if "." not in name or ":" in name else name.rpartition(".")[2].lower()


def media_of(page: HtmlPage) -> list[LexborNode]:
    """Every element of sound or film. One inside another is for browsers that cannot play that."""
    return page.once(_media_of)


def _media_of(page: HtmlPage) -> list[LexborNode]:
    found = page.select("audio, video")
    inner = {node.mem_id for node in page.select(_INNER)} if len(found) > 1 else ()
    return [node for node in found if node.mem_id not in inner]


def sources(node: LexborNode) -> Iterator[str]:
    """The addresses that sound or film is taken from."""
    if address := attribute(node, "src").strip():
        yield address
    yield from (found for each in node.css("source") if (found := attribute(each, "src").strip()))


def media_name(node: LexborNode) -> str:
    """How a message speaks of sound or film: by its file."""
    return next((name for address in sources(node) if (name := file_name(address))), "a video" if node.tag == "video" else "a recording")


def said_in_words(page: HtmlPage, node: LexborNode) -> InWords:
    """Whether what is said in sound or film stands in words beside it: “yes” if something there says so."""
    return _in_words(beside(page, node))


@lru_cache(maxsize=100)
def _in_words(words: str) -> InWords:
    if _TRANSCRIPT.search(words) or is_told_in_text(words):
        return "yes"
    return "perhaps" if words.count(" ") >= TEXT_ENOUGH else "no"


def is_told_in_text(words: str) -> bool:
    """Whether words say that sound or film tells no more than they do."""
    return words.count(" ") >= TEXT_LEAST and _SAME_AS_TEXT.search(words) is not None


def beside(page: HtmlPage, node: LexborNode) -> str:
    """The words of the block around sound, film or a link to them, and of what stands before and after it."""
    block = node if node.tag in ("audio", "video") else _block(page, node)
    while block.parent is not None and block.parent.tag in _BLOCKS and not _has_company(block):
        block = block.parent
    known = page.once(_words_by_block)
    if block.mem_id not in known:
        near = [each for each in (*_first(before(block)), block, *_first(after(block))) if node.tag != "audio" or not _is_off_screen(each)]
        known[block.mem_id] = " ".join(_words(page, each) for each in near)
    return known[block.mem_id]


def _words_by_block(page: HtmlPage) -> dict[int, str]:
    return {}


def _first(nodes: Iterator[LexborNode]) -> list[LexborNode]:
    return [node for node, _ in zip(nodes, range(_NEARBY), strict=False)]


def _block(page: HtmlPage, node: LexborNode) -> LexborNode:
    """The nearest block around a node."""
    known, parent = page.once(_block_by_parent), node.parent
    if parent is None:
        return node
    if parent.mem_id not in known:
        here = parent
        while here.parent is not None and here.tag not in _BLOCKS:
            here = here.parent
        known[parent.mem_id] = here
    return known[parent.mem_id]


def _block_by_parent(page: HtmlPage) -> dict[int, LexborNode]:
    return {}


def _has_company(node: LexborNode) -> bool:
    return next(before(node), None) is not None or next(after(node), None) is not None


def _words(page: HtmlPage, top: LexborNode) -> str:
    """The words that people get of an element, at most some hundreds of them."""
    hidden = page.once(unheard)
    words: list[str] = []
    waiting, looked_at = [top], 0
    while waiting and len(words) < MOST_READ and looked_at < MOST_READ:
        node = waiting.pop()
        looked_at += 1
        if node is not top and node.next is not None:
            waiting.append(node.next)
        if node.tag == "-text":
            words += node.text(deep=False).split()
        elif node.tag not in _NOT_READ and node.mem_id not in hidden and node.first_child is not None:
            waiting.append(node.first_child)
    return " ".join(words[:MOST_READ])


def _is_off_screen(node: LexborNode) -> bool:
    """Whether its own style puts its words where nobody sees them: who cannot hear gets nothing of that."""
    return "style" in node.attributes and _OFF_SCREEN.search(attribute(node, "style")) is not None


def has_its_own_buttons(page: HtmlPage, node: LexborNode, names: re.Pattern[str]) -> bool:
    """Whether a button beside sound or film is called one of these names: players bring their own."""
    around, known = _block(page, node), page.once(_buttons_by_block)
    if around.mem_id not in known:
        buttons = around.css('button, [role="button"], input[type="button" i]')[:BUTTONS_MOST]
        said = (
            f"{_words(page, button)} {attribute(button, 'aria-label')}" for button in buttons if button.mem_id not in page.once(unheard)
        )
        known[around.mem_id] = "; ".join(said)
    return names.search(known[around.mem_id]) is not None


def _buttons_by_block(page: HtmlPage) -> dict[int, str]:
    return {}


def is_silent(node: LexborNode) -> bool:
    """Whether the name of a film says that it has no sound."""
    return node.tag == "video" and any(_SILENT.search(file_name(address)) for address in sources(node))


def is_decoration(video: LexborNode) -> bool:
    """Whether a film plays by itself, without sound and without anything to press: it is there to be looked at."""
    return has(video, "autoplay") and not has(video, "controls") and (has(video, "muted") or is_silent(video))


def seconds_of(node: LexborNode) -> float:
    """How long the stretch of sound or film lasts that its addresses ask for (`#t=8,10`); without one, for ever."""
    stretches = [_STRETCH.search(address) for address in sources(node)]
    if not stretches or None in stretches or has(node, "loop"):
        return float("inf")
    return max(float(match[2]) - float(match[1] or 0) for match in stretches if match)
