"""The words of a page that are not spelt as they are in Britain."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briggate.checks.words.passages import without_others
from briggate.checks.words.spelling import british, frequency, is_spelt_right, nearest

_WORD = re.compile(r"(?<![\w@#&/\\.’'-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w@/\\]|[.:][\w/]|-\d)")
"""A word with its hyphens and apostrophes: no part of an address, of a file's name or of a code."""
_BEFORE_A_CAPITAL = re.compile(r"(?:\A|[.!?:…\ufffc])[\s“‘\"'(\[*]*\Z")

_fine: set[str] = set()
"""Words as they were met with, commas and all, that are right wherever they stand. After a few pages nearly all are here."""
_FINE_MOST = 200_000
LETTERS_MOST = 30
"""Of a word. What is longer is a name, or no word at all."""
MISSPELT_MOST = 100
"""On a page with more, nobody reads on: it is another language, or no language."""
LONG, COMMON = 7, 3_000_000
"""From so many letters on, and so often met with in symspellpy's count, a word that is one slip away is what was meant, and no name is."""


@dataclass
class Misspelt:
    """A word that is not right: where it first stands, how often it is met with, and what may be meant ("" if nothing is near)."""

    text: str
    line: int
    right: str
    american: bool
    times: int = 1


def misspelt_words(texts: Iterable[tuple[str, int]], allowed: frozenset[str]) -> list[Misspelt]:
    """Each misspelt word of some texts, given with their lines, once. `allowed` are right too: in any use of capitals if they have none."""
    found: dict[str, Misspelt] = {}
    names: set[str] = set()
    for text, line in texts:
        if not _is_all_right(text) and _has_suspects(text, allowed, names):
            for match in _WORD.finditer(without_others(text, "en")):
                if len(found) < MISSPELT_MOST:
                    _look_at(match, line, allowed, found, names)
    return [misspelt for word, misspelt in found.items() if word not in names]


def _has_suspects(text: str, allowed: frozenset[str], names: set[str]) -> bool:
    """Whether any word would be told. Only then is it worth asking in which language each passage is."""
    suspects: dict[str, Misspelt] = {}
    for match in _WORD.finditer(text):
        _look_at(match, 0, allowed, suspects, names)
    return bool(suspects)


def _is_all_right(text: str) -> bool:
    """Whether every word is right, told fast: what has been met with before is not looked up again."""
    unknown = [part for part in set(text.split()) if part not in _fine]
    right = [part for part in unknown if all(map(_is_english, _WORD.findall(part)))]
    if len(_fine) < _FINE_MOST:
        _fine.update(right)
    return len(right) == len(unknown)


def _look_at(match: re.Match[str], line: int, allowed: frozenset[str], found: dict[str, Misspelt], names: set[str]) -> None:
    word = match[0]
    if _is_english(word) or _is_allowed(word, allowed):
        return
    if word[0].isupper() and not _begins(match):
        names.add(word)
    elif word in found:
        found[word].times += 1
    elif (misspelt := _judged(word, line + match.string.count("\n", 0, match.start()))) is not None:
        found[word] = misspelt


def _is_english(word: str) -> bool:
    """Whether it is right wherever it stands: as a dictionary has it, too short or long to tell, foreign, or with a name's capitals."""
    small = word.lower().replace("’", "'")
    if not 3 <= len(word) <= LETTERS_MOST:
        return True
    return not word[1:].islower() or not word.replace("’", "").isascii() or is_spelt_right(small)


def _is_allowed(word: str, allowed: frozenset[str]) -> bool:
    plain = word.replace("’", "'").removesuffix("'s")
    if plain in allowed or plain.lower() in allowed:
        return True
    parts = plain.split("-")
    return len(parts) > 1 and all(part in allowed or part.lower() in allowed or _is_english(part) for part in parts)


def _begins(match: re.Match[str]) -> bool:
    """Whether a word has its capital because a sentence begins with it, and no name does: “Kirk Lane”."""
    before = match.string[max(0, match.start() - 12) : match.start()]
    after = match.string[match.end() : match.end() + 2]
    return (match.start() < 12 or bool(before.strip())) and bool(_BEFORE_A_CAPITAL.search(before)) and not after[1:].isupper()


def _judged(word: str, line: int) -> Misspelt | None:
    small = word.lower().replace("’", "'")
    spelt = british(small)
    right = spelt or nearest(small)
    if word[0].islower():
        return Misspelt(word, line, right, bool(spelt))
    if spelt or (right and right[0] == small[0] and len(small) >= LONG and frequency(right) > COMMON):
        return Misspelt(word, line, right.capitalize(), bool(spelt))
    return None  # a name, more likely than not, that a sentence begins with
