"""The one search pipeline: text to words, words to stems. `theme/assets/search/words.js` does the same from the same tables."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briggate.search.tables import FOLDABLE, FOLDS, HYPHENS, IDEOGRAPHS, POSSESSIVE, SEPARATORS, STEPS, STOP_WORDS, WORDS

# Python counts a character beyond the first 65,536 as one, JavaScript as two surrogates: both end a word.
_SEPARATORS = SEPARATORS + "\U00010000-\U0010ffff"
_WORD = re.compile(f"[{IDEOGRAPHS}]|[^{IDEOGRAPHS}{_SEPARATORS}]+")
_HYPHENATED = re.compile(f"[^{IDEOGRAPHS}{_SEPARATORS}]+(?:[{HYPHENS}][^{IDEOGRAPHS}{_SEPARATORS}]+)+")
_HYPHEN = re.compile(f"[{HYPHENS}]")
_POSSESSIVE = re.compile(POSSESSIVE)
_STOP_WORDS = frozenset(STOP_WORDS)
_MARKS = re.compile(r"[\u0300-\u036f]")
_STEPS = tuple(tuple((ending, instead, re.compile(rest)) for ending, instead, rest in step) for step in STEPS)


def words(text: str) -> list[str]:
    """The words of a text in order: folded to plain lower case, without their apostrophes, parted at hyphens."""
    return [word for chunk in _WORD.findall(text.translate(_FOLDS)) if (word := _POSSESSIVE.sub("", chunk) if "'" in chunk else chunk)]


def joined(text: str) -> Iterator[str]:
    """Each hyphenated word of a text written as one, as people who search often do: fly-tipping gives flytipping."""
    if not _HYPHEN.search(text):
        return
    for chunk in _HYPHENATED.findall(text.translate(_FOLDS)):
        parts = words(chunk)
        if any(not part.isdecimal() for part in parts):
            yield "".join(parts)


def whole(said: Iterable[str]) -> str:
    """The term for some words as a phrase of their own, which no word can be mistaken for."""
    return "".join(map(stem, said)) + "="


def is_phrase(term: str) -> bool:
    """Whether a term is one of `whole`."""
    return term.endswith("=")


def telling(text: str) -> list[str]:
    """The words of a text without stop words; or all of them, if it has no others."""
    said = words(text)
    return [word for word in said if not is_stop_word(word)] or said


def is_stop_word(word: str) -> bool:
    """Whether a word says how a question is asked, and not what it is about."""
    return word in _STOP_WORDS


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """What a word (as `words` gives it) has in common with its other forms: recycles, recycled and recycling are one."""
    for step in _STEPS:
        if word in WORDS:
            return WORDS[word]
        for ending, instead, rest in step:
            if word.endswith(ending) and rest.search(word[: -len(ending)]):
                word = word[: -len(ending)] + instead
                break
    return WORDS.get(word, word)


def _folds() -> dict[int, str]:
    foldable = re.findall(f"[{FOLDABLE}]", "".join(map(chr, range(0x10000))))
    return {ord(letter): FOLDS.get(letter, _MARKS.sub("", unicodedata.normalize("NFD", letter)).lower()) for letter in foldable}


_FOLDS = _folds()
