"""The images of a page, and what their alt texts are worth."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, file_name
from briggate.checks.markup.shown import spoken, unheard

type Answer = Literal["yes", "perhaps", "no"]

_SPACE = re.compile(r"\s+")
_NO_WORD = re.compile(r"[\W_]+")
_ENDING = re.compile(r"\.(?:jpe?g|jfif|png|gif|webp|avif|svg|bmp|tiff?|heic|ico|pdf)$", re.IGNORECASE)
_ADDED = re.compile(r"(?:[-_.](?:[0-9a-f]{6,40}|\d{2,4}x\d{2,4}|scaled|thumb(?:nail)?|min|e\d{10,13})|@[23]x)$", re.IGNORECASE)
"""What publishing systems add to the name of an image's file."""
_ADDRESS = re.compile(r"(?:https?://|data:|\.{0,2}/)\S+", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:(?:img|dscn?|dscf|pxl|mvimg|gopr|dji|scan|cimg|sam|image|photo|pic|picture|p|untitled)[-_]?\d{3,}\S*|img-\d+-wa\d+"
    r"|\d{6,8}[-_]\d{4,}\S*|(?:screen ?shot|whatsapp image|scan(?:ned image)?)[ _-]+\d{4}.*"
    r"|(?=[0-9a-f-]*\d)(?=[0-9a-f-]*[a-f])[0-9a-f]{8}[0-9a-f-]{4,32})",
    re.IGNORECASE,
)
"""What cameras, telephones, scanners and stores of files call an image."""
_SMALL_WORDS = frozenset(re.findall(r"\w+", "a and as at by de for in la n non of off on or out own re the to un up with y yr"))
_SPACER = re.compile(
    r"(?:spacer|blank|shim|clear|clear[-_]?(?:dot|gif|pixel)|dot[-_]?clear|pixel|pixel[-_]?trans|trans|transp|transparent|trans[-_]?pixel"
    r"|dot|1x1|1px|invisible|empty|space|tracking|beacon)[-_]?\d{0,3}\.(?:gif|png)",
    re.IGNORECASE,
)
_SPACER_ALTS = ("", "spacer", "blank", "pixel", "transparent", "space", "shim", "dot")
_ONE_PIXEL = "data:image/gif;base64,R0lGODlhAQABA"
"""How every GIF of one pixel begins."""
_STYLED = re.compile(r"(?:^|[;\s])(width|height|aspect-ratio)\s*:\s*([^;]{1,40})", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,5})(?:\.\d+)?\s*(?:px)?")
LONGEST_NAME = 120
FEW_WORDS = 5


class Described(NamedTuple):
    """An image with an alt text that is read out."""

    node: LexborNode
    alt: str


def images_of(page: HtmlPage) -> list[LexborNode]:
    """The `img` elements that somebody gets."""
    return page.once(_images_of)


def _images_of(page: HtmlPage) -> list[LexborNode]:
    images = page.select("img")
    hidden = page.once(unheard) if images else ()
    return [image for image in images if image.mem_id not in hidden]


def described(page: HtmlPage) -> list[Described]:
    """Images, image buttons and parts of image maps that have an alt text, in that order."""
    return page.once(_described)


def _described(page: HtmlPage) -> list[Described]:
    others = [each for each in page.select('area[href], input[type="image" i]') if each.mem_id not in page.once(unheard)]
    found = []
    for node in [*images_of(page), *others]:
        alt = spoken(_SPACE.sub(" ", attribute(node, "alt"))).strip()
        if alt and not is_marked_decoration(node):
            found.append(Described(node, alt))
    return found


def is_marked_decoration(node: LexborNode) -> bool:
    """Whether its role takes it away from screen readers. Browsers pay no heed to that where the keyboard gets to it."""
    return attribute(node, "role").strip().lower() in ("presentation", "none") and "tabindex" not in node.attributes


def called(node: LexborNode) -> str:
    """How a message speaks of an image: by its file."""
    source = attribute(node, "src").strip()
    name = "" if source[:5].lower() == "data:" else unquote(file_name(source))[:LONGEST_NAME]
    return name or {"area": "a part of an image map", "input": "an image button"}.get(node.tag or "", "an image")


def plain(text: str) -> str:
    """Words alone, in small letters, for comparing."""
    return _NO_WORD.sub(" ", text.casefold()).strip()


@lru_cache(maxsize=5_000)
def is_file_name(alt: str, source: str) -> Answer:
    """Whether an alt text is the name of a file: of the image's own, or of any."""
    if len(alt) > LONGEST_NAME:
        return "no"
    own = unquote(file_name(source)) if source[:5].lower() != "data:" else ""
    if _ADDRESS.fullmatch(alt) or _CAMERA.fullmatch(alt):
        return "yes"
    if _ENDING.search(alt):
        is_one = " " not in alt or plain(alt) == plain(own)
        return "yes" if is_one else "perhaps" if alt.count(" ") < FEW_WORDS else "no"
    return "no" if " " in alt or "@" in alt else _is_joined(alt, stem_of(own))


def stem_of(name: str) -> str:
    """A file's name without its ending and without what a publishing system has added."""
    return _ADDED.sub("", _ENDING.sub("", name))


def _is_joined(alt: str, stem: str) -> Answer:
    """Whether one “word” is several that are joined as names of files join them."""
    parts = [part for part in re.split(r"[-_+.]", alt.casefold()) if part]
    if "_" in alt.strip("_") and len(parts) > 1:
        return "yes"
    if "-" not in alt or len(parts) < 2 or not all(part.isalnum() for part in parts):
        return "no"
    is_compound = not _SMALL_WORDS.isdisjoint(parts) or min(map(len, parts)) < 3
    if alt.casefold() == stem.casefold():
        return "yes" if len(parts) > 2 and not is_compound else "no" if len(parts) == 2 and is_compound else "perhaps"
    return "perhaps" if len(parts) > 2 and not is_compound and alt.islower() else "no"


def is_spacer(image: LexborNode) -> bool:
    """Whether an image shows nothing, and is there to make room or to count visits: told by its size, or by its name and an alt text of
    nothing."""
    attributes = image.attributes
    if any(name in attributes for name in ("srcset", "data-src", "data-srcset", "data-original", "data-lazy-src")):
        return False  # a picture comes in its place
    source = (attributes.get("src") or "").strip()
    is_named_so = _SPACER.fullmatch(file_name(source)) is not None and plain(attributes.get("alt") or "") in _SPACER_ALTS
    return is_named_so or source.startswith(_ONE_PIXEL) or any(pixels is not None and pixels <= 1 for pixels in sizes(image).values())


def sizes(image: LexborNode) -> dict[str, int | None]:
    """The width and height that an image is given in pixels, by its attributes or its own style: “100%” and “auto” are none."""
    given = {name: _pixels(attribute(image, name)) for name in ("width", "height")}
    for name, value in _STYLED.findall(attribute(image, "style")) if "style" in image.attributes else ():
        given[name.lower()] = _pixels(value)
    return given


def _pixels(text: str) -> int | None:
    match = _NUMBER.fullmatch(text.strip())
    return int(match[1]) if match else None
