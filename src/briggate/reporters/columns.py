"""How wide text is on a terminal, and how it is broken into lines."""

import unicodedata
from functools import cache, lru_cache


@lru_cache(maxsize=10_000)
def columns(text: str) -> int:
    """How many columns text takes: two for a wide character, none for one that stands on another."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def wrapped(text: str, width: int) -> list[str]:
    """Text in lines of at most `width` columns, broken at spaces, and within a word only where it fits on no line. Never no line."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and columns(line) + 1 + columns(word) <= width:
            line = f"{line} {word}"
            continue
        if line:
            lines.append(line.rstrip(" "))
        *pieces, line = _pieces(word, width)
        lines += pieces
    return [*lines, line]


def _pieces(word: str, width: int) -> list[str]:
    pieces, room = [""], width
    for character in word:
        wide = _columns(character)
        if wide > room and pieces[-1]:
            pieces.append("")
            room = width
        pieces[-1] += character
        room -= wide
    return pieces


@cache
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
