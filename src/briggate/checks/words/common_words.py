"""The commonest words of the languages in which councils write, and what English has of them."""

from collections.abc import Iterable
from importlib.resources import files


def _sections(file: str) -> dict[str, list[str]]:
    """The lines under each [heading] of a file of data."""
    sections: dict[str, list[str]] = {}
    for line in files("briggate.checks.words").joinpath("data", file).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            sections[line.strip("[]")] = lines = list[str]()
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


def _words(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


COMMON_WORDS = {code: _words(lines) for code, lines in _sections("common_words.txt").items()}
"""By language."""
_ENGLISH = _sections("english_words.txt")
ALSO_ENGLISH = _words(_ENGLISH["also"])
"""Words of other languages that an English text has too, in its own sense or as names."""
BORROWED = tuple(_ENGLISH["borrowed"])
"""Phrases that English has borrowed: they are English wherever they stand."""
LETTERS = {
    "cy": "âêîôûŵŷ", "fr": "éèêàçùâîôûëïœ", "es": "ñáéíóúü", "pt": "ãõçáàéíóúâêô", "it": "àèéìòù", "ro": "ăâîșțşţ", "pl": "ąćęłńóśźż",
    "de": "äöüß", "nl": "ëïéö", "cs": "ěščřžýáíéůúďťň", "sk": "ľščťžýáíéúäôňďĺŕ", "hu": "áéíóöőúüű", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž",
    "tr": "çğıöşü", "sq": "ëç", "ku": "êîûçş", "ga": "áéíóú", "hr": "čćđšž", "sv": "åäö", "da": "æøå",
}  # fmt: skip
"""Letters that English has not, by language."""
"""Letters that English has not, by language."""
