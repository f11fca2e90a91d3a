"""Words that find something by where it is to be seen, or by its colour or shape (WCAG 2.2 SC 1.3.3)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

COLOURS = ("red", "green", "blue", "yellow", "orange", "purple", "pink", "grey", "gray", "brown", "amber", "black", "white")
_COLOUR = rf"(?:(?:dark|light|bright|bold|pale)\s)?(?:{'|'.join(COLOURS)})"
_SIDE = r"(?:(?:far|top|bottom|upper|lower)[\s-])?(?:right|left)(?:[\s-]hand)?"
_SCREEN = r"(?:web\s?)?(?:page|screen|window|website|site|browser|display)"
_THING = (
    r"(?:buttons?|links?|icons?|boxe?s?|menus?|tabs?|panels?|columns?|banners?|sidebars?|arrows?|images?|pictures?|photos?|maps?|charts?"
    r"|graphs?|diagrams?|tables?|lists?|headings?|sections?|navigation|search|options|calendar|information|details|contents|form|fields?)"
)
_MARK = r"(?:buttons?|links?|icons?|tabs?|arrows?|text|panels?|banners?|headings?|menus?|sections?|writing|fonts?|lettering)"
_DO = r"(?:click|clicking|select|selecting|choose|choosing|tap|tapping|use|using|follow|see|find|press|pressing|push|hit)(?:\son)?"
_SHOWN = r"(?:shown|marked|highlighted|displayed|shaded|outlined|listed|coloured|printed|written|appear|appears)"
_ON_PAPER = re.compile(
    r"\b(?:ink|pen|pencil|letter|envelope|bill|card|machine|meter|crossing|pendant|alarm|handset|phone|remote|cord|door|lift|bus|road|street"
    r"|lane|wall|building|house|sign|badge|label|sticker|passport|certificate|packaging|bank statement)s?\b",
    re.IGNORECASE,
)
"""What there is in the world: its sides and colours are no matter of a page's."""


SENTENCE_MOST = 2_000
"""Characters. Nobody reads a longer one to its end."""


class Pointed(NamedTuple):
    """Words that point at something, and whether they surely are about the page."""

    text: str
    certain: bool


def _of(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b{pattern}\b", re.IGNORECASE)


_CERTAIN = (
    _of(rf"{_THING}(?:\s(?:below|above|shown|found|located|are|is|that\sis))?\s(?:on|to|at|in|down)\s(?:the|your)\s{_SIDE}(?:\s(?:side|corner))?"
        rf"(?!\s(?:of\s(?!(?:the|this|your|each|every|our)\s{_SCREEN})|track|foot|lane|hand|bin|place|way|time))"),
    _of(rf"(?:on|to|at|in)\s(?:the|your)\s{_SIDE}(?:\s(?:side|corner))?\sof\s(?:the|this|your|each|every|our)\s{_SCREEN}"),
    _of(r"(?:right|left)[\s-]hand\s(?:menu|column|panel|navigation|nav|bar|side\s?bar|pane)"),
    _of(r"(?:the|our|this)\sleft\s(?:menu|column|panel|navigation|nav|side\s?bar|pane)"),
    _of(rf"{_DO}\s(?:the|a|an|any|our)\s(?:\w+\s)?(?:{_COLOUR}|round|square|circular|triangular)\s{_MARK}"),
    _of(rf"(?:fields?|questions?|items?|boxes|text|words?|rows?|dates?|details|links?|names?)\s(?:that\sare\s|which\sare\s|are\s)?(?:{_SHOWN}\s)?in"
        rf"\s{_COLOUR}"),
    _of(rf"(?:below|above)\sin\s{_COLOUR}"),
    _of(rf"in\s{_COLOUR}\s(?:below|above|text|type|font|lettering)"),
)  # fmt: skip
_UNSURE = (
    _of(r"the\sright\s(?:menu|column|panel|navigation|nav|side\s?bar|pane)"),
    _of(rf"the\s{_COLOUR}\s{_MARK}"),
    _of(rf"{_SHOWN}\sin\s{_COLOUR}"),
    _of(rf"the\s{_COLOUR}\s\w+\s(?:{_SHOWN}|described|named)\s(?:here|below|above)"),
)
_SIDES = ("right", "left")
_SHAPES = ("round", "square", "circular", "triangular", *COLOURS)
_NEAR_SIDE = re.compile(
    r"\b(?:on|to|at|in|down)\s(?:the|your)\s(?:\w+[\s-])?(?:right|left)|(?:right|left)[\s-]hand"
    r"|\b(?:the|our|this)\s(?:right|left)\s(?:menu|column|pane|navigation|nav|side)"
)
_NEAR_SHAPE = re.compile(rf"\bin\s{_COLOUR}\b|\b(?:{'|'.join(_SHAPES)})\s(?:{_MARK}\b|\w+\s(?:{_SHOWN}|described|named)\s)")
_CUE = re.compile(
    r"[“‘\"][^”’\"]|\band\s(?:with|have|has|marked)\b|\b(?:asterisk|star|called|labelled|named|says|saying|titled|headed)\b", re.IGNORECASE
)
"""What names the thing as well, or gives another sign for it."""


def may_point(text: str) -> bool:
    """Told fast, of text in small letters on one line."""
    return _is_near(text, _SIDES, _NEAR_SIDE) or _is_near(text, _SHAPES, _NEAR_SHAPE)


def _is_near(text: str, words: tuple[str, ...], pattern: re.Pattern[str]) -> bool:
    for word in words:
        place = text.find(word)
        while place >= 0:
            if pattern.search(text, max(0, place - 24), place + 40):
                return True
            place = text.find(word, place + 40)
    return False


def pointed_at(sentence: str) -> Iterator[Pointed]:
    """What a sentence points at by sight alone: the first words that do."""
    sentence = sentence[:SENTENCE_MOST]
    if _CUE.search(sentence):
        return
    for patterns, certain in ((_CERTAIN, True), (_UNSURE, False)):
        for pattern in patterns:
            if match := pattern.search(sentence):
                yield Pointed(match[0], certain and not _ON_PAPER.search(sentence))
                return
