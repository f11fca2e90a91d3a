"""Which language a passage is in, told by its letters and by the commonest words of each language.

It answers only when it is plain. Names of people and places, single words and what English has borrowed tell nothing, and most short
headings tell nothing either: for a rule that is to be believed, silence is better than a guess.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import normalize

from briggate.checks.words.common_words import ALSO_ENGLISH, BORROWED, COMMON_WORDS, LETTERS
from briggate.checks.words.scripts import foreign_runs, is_latin, scripts_of

WORDS_LEAST = 3
"""Fewer words than this tell nothing in letters that both languages use."""
LOOKED_AT_MOST = 2_000
"""Characters of a passage that are looked at."""
NAME = "·"
"""What stands for a name among words."""
_WORD = re.compile(r"[^\W\d_]+")
_NO_PROSE = re.compile(r"\d|[\w:]//?|\w@|\w[._\\]\w")
"""What shows that something is an address, a number or a file, and no words."""
_WORD_OR_END = re.compile(r"(?P<word>[^\W\d_]+)|[.!?…:;¿¡\"“”«»(•|–]")
_BORROWED = re.compile(r"\b(?:" + "|".join(BORROWED).replace(" ", r"[\s,-]{1,3}").replace("'", "['’]") + r")\b", re.IGNORECASE)
_ALL = frozenset(word for words in COMMON_WORDS.values() for word in words)
_RELATED = tuple(
    frozenset(group.split())
    for group in (
        "es pt gl ca it ast oc la ro co sc fr wa",
        "de nl lb af fy nds gsw sco da sv no nb nn",
        "cs sk pl hr sr bs sl",
        "ru uk bg be mk sr",
        "ar fa ur ps ckb ku sd pa ug ks pnb prs",
        "ga gd gv",
        "tr az ku",
        "lt lv",
        "en sco pcm",
        "tl fil ceb",
    )
)
"""Languages that share so many small words that it takes more to tell one from another."""


@dataclass(frozen=True)
class Told:
    """What another language a passage is in: `code`, or "" where only its letters tell."""

    code: str
    letters: str
    """The name of the letters, "" where it is the words that tell."""
    text: str
    """The passage, or the part of it in those letters."""


def told(text: str, language: str) -> Told | None:
    """The language of a passage that is said to be in `language`, if it plainly is another; None if it may be, or nobody can tell."""
    language, text = primary(language), normalize("NFC", text[:LOOKED_AT_MOST])
    for script, run in foreign_runs(text, language):
        codes = tuple(code for code in script.languages if code in COMMON_WORDS)
        return Told(_by_words(run, "", codes) if codes else script.languages[0], script.name, run)
    code = _by_words(text, language, _in_letters_of(language))
    return Told(code, "", text) if code else None


def primary(language: str) -> str:
    """The first part of a language tag: `en` of `en-GB`."""
    return language.strip().lower().replace("_", "-").partition("-")[0]


def may_hold_others(text: str, language: str) -> bool:
    """Whether it is worth looking closer: words of other languages that this one has not, or letters that it is not written in."""
    if language not in COMMON_WORDS or any(True for _ in foreign_runs(text, language)):
        return True
    return not _words_of_others(language).isdisjoint(_WORD.findall(text.lower()))


def share_of(text: str, language: str) -> float:
    """How many of the words are among the commonest of a language: 0.3 to 0.6 for prose in it."""
    found, common = _WORD.findall(text.lower()), COMMON_WORDS.get(language, frozenset())
    return sum(word in common for word in found) / len(found) if found else 0


@cache
def _words_of_others(language: str) -> frozenset[str]:
    return frozenset(word for code in COMMON_WORDS if code != language for word in _against(code, language))


@cache
def _against(code: str, language: str) -> frozenset[str]:
    """The common words of one language that another has not."""
    words = COMMON_WORDS[code] - COMMON_WORDS.get(language, frozenset()) - (ALSO_ENGLISH if "en" in (code, language) else frozenset())
    return frozenset(word for word in words if len(word) > 1 or not word.isascii())


@cache
def _in_letters_of(language: str) -> tuple[str, ...]:
    """The languages with a list that are written in the letters of this one; English may stand among any."""
    own = set(scripts_of(language))
    alike = (code for code in COMMON_WORDS if (is_latin(code) and is_latin(language)) or own & set(scripts_of(code)) or code == "en")
    return tuple(code for code in alike if code != language)


@lru_cache(maxsize=4_000)
def _by_words(text: str, language: str, among: tuple[str, ...]) -> str:
    said = tuple(_spoken(text))
    if len(said) < WORDS_LEAST:
        return ""
    scores = sorted(((sum(word in COMMON_WORDS[code] for word in said), code) for code in among), reverse=True)
    return next((code for score, code in scores[:2] if _is_plain(said, score, code, language)), "")


def _is_plain(said: tuple[str, ...], score: int, code: str, language: str) -> bool:
    own, theirs = COMMON_WORDS.get(language, frozenset()), COMMON_WORDS[code]
    speak_for_it = {word for word in said if word in _against(code, language)}
    if language == "en" and (speak_for_it or sum(len(word) > 1 and word in theirs for word in said) > 1):
        accented = {word for word in said if not word.isascii() and word not in theirs and set(word) & set(LETTERS.get(code, ""))}
        speak_for_it, score = speak_for_it | accented, score + len(accented)
    speak_against = sum(word in own and word not in theirs for word in said)
    related = any(code in group and language in group for group in _RELATED)
    share = score / len(said)
    if language and not own:
        return not related and share >= 0.5 and len(speak_for_it) >= 5
    if language == "en" and not speak_against and any(len(word) > 2 for word in speak_for_it):
        long = [word for word in said if len(word) > 1]
        if len(long) > 1 and sum(word in theirs or word in speak_for_it for word in long) >= 0.66 * len(long):
            return True
    enough = 0.34 if len(said) < 6 else 0.26 if len(said) < 10 else 0.18
    least = 4 if related and (speak_against or share < 0.6) else 2
    return len(speak_for_it) >= least and share >= enough and len(speak_for_it) > (3 if related else 2) * speak_against


def _spoken(text: str) -> Iterator[str]:
    """The words in small letters, with a sign for each that may be a name; no addresses, no numbers, nothing that is borrowed."""
    began = True
    for piece in _BORROWED.sub(" ", text.lower() if text.isupper() else text).split():
        if _NO_PROSE.search(piece):
            began = False
            continue
        for match in _WORD_OR_END.finditer(piece):
            if match["word"] is None:
                began = True
                continue
            lower = match["word"].lower()
            yield lower if lower == match["word"] or (lower in _ALL and (began or len(lower) > 4)) else NAME
            began = False
