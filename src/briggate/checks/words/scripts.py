"""Which letters a passage is written in, and which languages are written in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Script:
    """An alphabet or other set of signs. `languages` are those that councils publish in, the likeliest first."""

    name: str
    languages: tuple[str, ...]
    letters: str
    """Ranges for a regular expression."""
    right_to_left: bool = False


SCRIPTS = (
    Script(
        "Arabic",
        ("ar", "ur", "fa", "ckb", "ps", "ku", "ks", "sd", "ug", "pa", "prs", "pnb", "az", "ms", "dv", "ha"),
        "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
        True,
    ),
    Script("Hebrew", ("he", "yi", "iw", "ji", "lad", "arc"), "\u0590-\u05ff\ufb1d-\ufb4f", True),
    Script("Syriac", ("syr", "aii", "cld"), "\u0700-\u074f", True),
    Script("Thaana", ("dv",), "\u0780-\u07bf", True),
    Script("Greek", ("el", "grc"), "\u0370-\u03ff\u1f00-\u1fff"),
    Script(
        "Cyrillic",
        ("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "tg", "mn", "bs", "ba", "tt", "uz", "ro", "ab", "os", "ce"),
        "\u0400-\u052f",
    ),
    Script("Armenian", ("hy",), "\u0530-\u058f"),
    Script("Georgian", ("ka", "xmf"), "\u10a0-\u10ff"),
    Script("Devanagari", ("hi", "ne", "mr", "sa", "kok", "mai", "bho", "ks", "sd", "brx", "doi"), "\u0900-\u097f"),
    Script("Bengali", ("bn", "as", "syl", "mni", "rhg"), "\u0980-\u09ff"),
    Script("Gurmukhi", ("pa",), "\u0a00-\u0a7f"),
    Script("Gujarati", ("gu", "kfr"), "\u0a80-\u0aff"),
    Script("Odia", ("or",), "\u0b00-\u0b7f"),
    Script("Tamil", ("ta",), "\u0b80-\u0bff"),
    Script("Telugu", ("te",), "\u0c00-\u0c7f"),
    Script("Kannada", ("kn", "tcy"), "\u0c80-\u0cff"),
    Script("Malayalam", ("ml",), "\u0d00-\u0d7f"),
    Script("Sinhala", ("si",), "\u0d80-\u0dff"),
    Script("Thai", ("th",), "\u0e00-\u0e7f"),
    Script("Lao", ("lo",), "\u0e80-\u0eff"),
    Script("Tibetan", ("bo", "dz"), "\u0f00-\u0fff"),
    Script("Burmese", ("my", "shn", "mnw", "ksw"), "\u1000-\u109f"),
    Script("Khmer", ("km",), "\u1780-\u17ff"),
    Script("Ethiopic", ("am", "ti", "tig", "gez"), "\u1200-\u137f"),
    Script("Japanese", ("ja",), "\u3040-\u30ff"),
    Script("Korean", ("ko",), "\uac00-\ud7af\u1100-\u11ff\u3130-\u318f"),
    Script("Chinese", ("zh", "yue", "cmn", "nan", "wuu", "hak", "lzh", "gan", "hsn", "ja", "ko"), "\u4e00-\u9fff\u3400-\u4dbf"),
)
"""All but the Latin alphabet."""
_LATIN_TOO = frozenset(re.findall(r"\w+", "ku sr bs az uz kk ms ha ro mni ja zh ko yue cmn"))
"""Languages of those above that are written in Latin letters too, or in whose text Latin letters are usual."""
LATIN = frozenset(
    re.findall(
        r"\w+",
        "en cy fr es pt it ro pl de nl cs sk hu lt lv et fi tr sq so ku ga gd gv kw br hr sr bs sl sv da nb nn no is vi tl fil id ms sw yo "
        "ig ha sn zu xh st tn rw rn ln lg ny mg af fy lb gl ca eu oc co sc mt eo la sco pcm rom",
    )
)
"""Languages known to be written in Latin letters."""
_ANY = re.compile("[" + "".join(script.letters for script in SCRIPTS) + "]")
_RUNS = tuple((script, re.compile(rf"[{script.letters}](?:[\W\d]{{0,3}}[{script.letters}])+")) for script in SCRIPTS)
RIGHT_TO_LEFT = re.compile("[" + "".join(script.letters for script in SCRIPTS if script.right_to_left) + "]+")
"""A run of letters that are read from right to left."""
_LEAST = {"Greek": 4, "Cyrillic": 4}
"""Letters that a run has at least: fewer of these are signs, as in sums and names of shapes."""


def foreign_runs(text: str, language: str) -> Iterator[tuple[Script, str]]:
    """Stretches of two letters or more that a language is not written in. Nothing for a language that is not known here."""
    if text.isascii() or not _ANY.search(text) or not (language in LATIN or scripts_of(language)):
        return
    for script, pattern in _RUNS:
        if language not in script.languages:
            for match in pattern.finditer(text):
                if sum(map(str.isalpha, match[0])) >= _LEAST.get(script.name, 2):
                    yield script, match[0]


@cache
def scripts_of(language: str) -> tuple[Script, ...]:
    """What a language is written in, other than Latin letters."""
    return tuple(script for script in SCRIPTS if language in script.languages)


def is_latin(language: str) -> bool:
    """Whether a language may be written in Latin letters."""
    return language in _LATIN_TOO or not scripts_of(language)
