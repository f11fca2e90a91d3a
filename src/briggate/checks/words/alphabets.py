"""Letters of other alphabets that look like ours."""

import re
from urllib.parse import unquote, urlsplit

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
ALIKE = re.compile(r"[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγηικνορτυχϲϳ\u0400-\u052f\u13a0-\u13ff\uab70-\uabbf]")
"""Greek letters that look like ours (those of units, such as μ and Ω, do not), Cyrillic and Cherokee ones."""
DRAWN = re.compile(
    r"(?<![\u3040-\u30ff\u4e00-\u9fff\uff21-\uff5a\U0001d400-\U0001d7ff])[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]{2,}"
)
"""Wide letters, and the bold and slanted ones of mathematics."""
_TWINS = frozenset("асԁеһіјӏорԛѕԝхуүѵ")
"""Cyrillic letters that nobody can tell from ours."""
_ENDING = re.compile(r"[A-Za-z]{2,}[\u0400-\u052f]+")
"""An English word with the ending of another language, as people write in it."""
_CYRILLIC_LANGUAGES = ("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk")


def is_mixed(word: str, language: str = "") -> bool:
    """Whether a word has letters of two alphabets. On a page in a language of Cyrillic letters, English words take its endings."""
    own_ending = language.split("-")[0] in _CYRILLIC_LANGUAGES and _ENDING.fullmatch(word)
    return bool(_LATIN.search(word) and ALIKE.search(word)) and not own_ending


def is_all_twins(word: str) -> bool:
    """Whether a word is Cyrillic from its first letter to its last, and nobody can see it."""
    return bool(word) and set(word.lower()) <= _TWINS


def server_of(url: str) -> str:
    """The server that an address names, in the letters that a reader sees."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = parts.netloc or (parts.path if parts.scheme == "mailto" else "")
    return re.sub(r"[^.@]+", lambda part: _letters(part[0]), unquote(host))


def _letters(part: str) -> str:
    try:
        return part.encode("ascii").decode("idna") if part.lower().startswith("xn--") else part
    except UnicodeError:
        return part
