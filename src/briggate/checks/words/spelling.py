"""English as it is spelt in Britain: which words there are, and which one somebody may have meant.

The words are symspellpy's list of 82,834, which has British and American spellings side by side, and our own of what councils write
about (data/british_words.txt). What is American is told by the patterns below. See docs/decisions/16-spelling.md.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PARTS = frozenset(
    [
        "anti",
        "bi",
        "co",
        "counter",
        "de",
        "ex",
        "fro",
        "inter",
        "intra",
        "mid",
        "mini",
        "multi",
        "non",
        "pre",
        "pro",
        "quasi",
        "re",
        "semi",
        "sub",
        "tri",
        "un",
        "vice",
    ]
)
"""What stands before a hyphen and is no word by itself."""
_ENDING = re.compile(r"(?:'s|s'|'ll|'re|'ve|'d|'m)\Z")

_PLURAL = re.compile(r"..(?:[^sxzyh]|[aeo]y|[^cs]h)s\Z")

_ISE = re.compile(r"is(e[drs]?|ers|es|ing|ingly|able|ations?|ational)\Z")
_IZE = re.compile(r"iz(e[drs]?|ers|es|ing|ingly|able|ations?|ational)\Z")
_KEEPS_Z = re.compile(r"\A(?:ap?pr|ass|ba|bel|ma|pr|se|(?:cap|down|mid|out|over|re|right|super|under|up)?s)iz(?:e[drs]?|es|ing|able)\Z")
_AMERICAN = (
    (re.compile(r"yz(e[drs]?|ers|ing)\Z"), r"ys\1"),  # analyze
    (re.compile(r"\A(.{2,})or(s|ed|ing|ful|fully|abl[ey]|hoods?|less|ites?|er|ers)?\Z"), r"\1our\2"),  # color
    (re.compile(r"\A(cent|theat|lit|fib|calib|somb|lust|spect|meag|sab|louv|(?:centi|milli|kilo)met)er(s|ed|board|glass)?\Z"), r"\1re\2"),
    (re.compile(r"\A(.*(?:tal|log))(s|ed|ing)?\Z"), r"\1ue\2"),  # catalog
    (re.compile(r"\A(def|off|pret)ens(e|es|eless)\Z"), r"\1enc\2"),  # defense
    (re.compile(r"\A([a-z]+[aeiou][a-z]*[^aeiou][aeio]|[a-z]{2,4}ue|dia|equa|fue|due)l(ed|ing|er|ers|ings|ors?)\Z"), r"\1ll\2"),  # traveled
)
_AMERICAN_WORDS = {
    "enroll": "enrol", "enrolls": "enrols", "fulfill": "fulfil", "fulfills": "fulfils", "gray": "grey", "grays": "greys", "math": "maths",
    "mold": "mould", "molds": "moulds", "moldy": "mouldy", "mom": "mum", "moms": "mums", "plow": "plough", "plows": "ploughs",
    "plowed": "ploughed", "plowing": "ploughing",
}  # fmt: skip
_AMERICAN_ROOTS = {
    "aluminum": "aluminium", "anemi": "anaemi", "anesthe": "anaesthe", "archeolog": "archaeolog", "artifact": "artefact",
    "diarrhea": "diarrhoea", "enrollment": "enrolment", "estrogen": "oestrogen", "fulfillment": "fulfilment",
    "gynecolog": "gynaecolog", "hemorrhag": "haemorrhag", "installment": "instalment", "jewelry": "jewellery", "leukemia": "leukaemia",
    "maneuver": "manoeuvr", "mustache": "moustache", "orthopedic": "orthopaedic", "pajama": "pyjama", "pediatric": "paediatric",
    "skeptic": "sceptic", "skillful": "skilful", "sulfur": "sulphur", "willful": "wilful",
}  # fmt: skip
_BRITISH_TOO = frozenset(
    ["analog", "dialog", "dialogs", "filed", "filing", "hog", "meter", "poled", "refiled", "refiling", "scored", "scoring"]
)
_NEVER_MEANT = frozenset(
    ["anal", "anus", "arse", "bitch", "cock", "crap", "cunt", "dick", "fuck", "piss", "porn", "pubic", "shit", "slut", "tits", "whore"]
)
"""Words that are no suggestion to make to anybody."""


def is_word(word: str) -> bool:
    """Whether there is such a word, in small letters, with a straight apostrophe: British, or American."""
    words, plain = _words(), _ENDING.sub("", word)
    forms = (plain, _ISE.sub(r"iz\1", plain))
    return word in words or any(form in words or (_PLURAL.search(form) and form[:-1] in words) for form in forms)


@lru_cache(maxsize=50_000)
def is_spelt_right(word: str) -> bool:
    """Whether a word in small letters, hyphens and all, is as it is spelt in Britain."""
    if is_word(word):
        return not british(word)
    parts = word.split("-")
    return len(parts) > 1 and (all(len(part) < 3 or part in _PARTS or _is_part(part) for part in parts) or _is_part("".join(parts)))


def _is_part(part: str) -> bool:
    return (is_word(part) or is_word(part.removesuffix("s"))) and not british(part)  # break-ins


@lru_cache(maxsize=50_000)
def british(word: str) -> str:
    """The British spelling of an American word in small letters; "" for any other word."""
    plain = _ENDING.sub("", word)
    spelt = "" if plain in _BRITISH_TOO else _british(plain)
    return spelt and spelt + word[len(plain) :]


def _british(word: str) -> str:
    if _IZE.search(word) and not _KEEPS_Z.search(word):
        spelt = _IZE.sub(r"is\1", word)
        return spelt if is_word(spelt) or is_word(word) else ""
    for american, pattern in _AMERICAN:
        spelt = american.sub(pattern, word)
        if spelt != word and spelt in _words():
            return spelt
    if word in _AMERICAN_WORDS:
        return _AMERICAN_WORDS[word]
    return next((better + word[len(root) :] for root, better in _AMERICAN_ROOTS.items() if word.startswith(root)), "")


def frequency(word: str) -> int:
    """How often a word of small letters is met with in print; 0 if it is none."""
    return _words().get(word, 0)


@lru_cache(maxsize=10_000)
def nearest(word: str) -> str:
    """The most frequent British word that is one slip of the hand away from `word`; "" if there is none.

    A slip leaves out, adds, changes or swaps letters (Damerau, 1964). It seldom is the first that is wrong.
    """
    words = _words()
    near = {each for each in _slips(word) if each in words and not british(each)} - _NEVER_MEANT
    return max(near, key=lambda each: (words[each] * (10 if each[0] == word[0] else 1), each), default="")


def _slips(word: str) -> Iterator[str]:
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    for before, after in splits:
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


@cache
def _words() -> Mapping[str, int]:
    """Each word, and how often it is met with."""
    lines = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig").splitlines()
    words = {word: int(times) for word, _, times in (line.partition(" ") for line in lines)}
    ours = (files("briggate.checks.words") / "data" / "british_words.txt").read_text(encoding="utf-8").split()
    return dict.fromkeys(ours, 1_000_000) | words
