"""The order in which people look things up: one alphabet a language."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

type Folded = str
"""A term reduced to what counts when looking it up, in a form that compares: see `Alphabet.folded`."""

_SPACE, _NUMBER, _LETTER, _FOREIGN = "\x01", "\x02", "\x10", "\x7f"
"""How its signs begin: a space; a number, then how many digits it has and these; a letter, the first here and the others after it;
a letter of another script, then that."""
_UNDECOMPOSED = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
_NUMBER_PATTERN = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+"


@dataclass(frozen=True)
class Letter:
    """One heading of the A–Z, and its place in addresses (`/a-to-z/b/`)."""

    name: str
    slug: str
    guest: bool = False
    """Whether it is shown only when something is filed under it."""


DIGITS = Letter("0–9", "0-9")
OTHER = Letter("Other", "other", guest=True)
"""For terms that begin with a letter of another script, or with none."""


@dataclass(frozen=True)
class Alphabet:
    """The letters of one language, and how its terms are filed under them.

    0–9 comes after the last letter: a term is looked for under its first word, few of which are figures, and the first square of
    the grid should be A. Letters of other scripts come last.
    """

    language: str
    letters: tuple[Letter, ...]
    article: re.Pattern[str] | None = None
    """Matches the articles that do not count at the beginning of a term, in its lower-case form."""
    ampersand: str = ""
    """What “&” is read as."""

    def letter_of(self, term: str) -> Letter:
        """The letter that a term is filed under."""
        return self._letter(self.folded(term))

    def sort_key(self, term: str) -> tuple[int, Folded, str, str]:
        """What terms are sorted by: a total order, in which only equal terms compare equal."""
        folded = self.folded(term)
        return self.place(folded), folded, term.casefold(), term

    def place(self, folded: Folded) -> int:
        """The place of a folded term's letter among the letters."""
        return self._places[self._letter(folded)]

    def folded(self, term: str) -> Folded:
        """What counts when looking a term up.

        Case, accents, apostrophes and other punctuation do not count, nor does a leading article. A hyphen, a dash or a slash is a
        space; numbers compare as numbers. Words compare one by one, so “Bin bags” comes before “Binge drinking”. Two letters that
        are one in this language (the Welsh Ll) are kept apart by any mark between them that does not count, such as a soft hyphen.
        """
        if term not in self._folded:
            self._folded[term] = self._fold(term)
        return self._folded[term]

    def _fold(self, term: str) -> Folded:
        text = _plain(term.replace("&", f" {self.ampersand} "))
        if self.article:
            text = self.article.sub("", text, count=1)
        if text.isascii() and _NUMBER not in (quick := text.translate(self._of_ascii)):
            return _SPACE.join(filter(None, quick.split(_SPACE)))
        signs: list[str] = []
        before, known = _SPACE, self._known
        for found in self._pattern.findall(text):
            sign = known[found] if found in known else known.setdefault(found, self._sign(found))
            if sign and not (sign == before == _SPACE):
                signs.append(sign)
                before = sign
        return "".join(signs).rstrip(_SPACE)

    def _sign(self, found: str) -> str:
        """What counts of one sign of a term; nothing, if it does not."""
        if found in self._order:
            return self._order[found]
        if found[0].isdecimal():
            digits = str(int(found.replace(",", "")))
            return f"{_NUMBER}{chr(len(digits))}{digits}"
        kind = unicodedata.category(found)
        if kind[0] == "Z" or kind in ("Pd", "Cc") or found == "/":
            return _SPACE
        if kind[0] == "L" or (kind[0] == "M" and not _is_accent(found)):
            return _FOREIGN + found
        return ""

    def _letter(self, folded: Folded) -> Letter:
        first = folded[:1] or _FOREIGN
        return DIGITS if first == _NUMBER else OTHER if first == _FOREIGN else self.letters[ord(first) - ord(_LETTER)]

    @cached_property
    def _folded(self) -> dict[str, Folded]:
        """What terms come to: each is asked for again and again."""
        return {}

    @cached_property
    def _known(self) -> dict[str, str]:
        """What the signs that were met so far come to: there are few, and a site's terms hold them again and again."""
        return {}

    @cached_property
    def _of_ascii(self) -> dict[int, str]:
        """What each character of ASCII comes to by itself: a number, where only what stands beside it can tell."""
        alone = {chr(code): self._sign(chr(code)) for code in range(128)}
        beside = {character for letter in self._order if len(letter) > 1 for character in letter}
        return {ord(each): _NUMBER if each.isdigit() or each in beside else sign for each, sign in alone.items()}

    @cached_property
    def _order(self) -> dict[str, str]:
        return {letter.slug: chr(ord(_LETTER) + number) for number, letter in enumerate(self.letters) if letter not in (DIGITS, OTHER)}

    @cached_property
    def _places(self) -> dict[Letter, int]:
        return {letter: number for number, letter in enumerate(self.letters)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = "|".join(sorted(self._order, key=lambda letter: (-len(letter), letter)))
        return re.compile(rf"{longest_first}|{_NUMBER_PATTERN}|.", re.DOTALL)


def _plain(term: str) -> str:
    """A term in lower case, with each accent after its letter."""
    if term.isascii():
        return term.lower()
    decomposed = unicodedata.normalize("NFKD", term)
    return unicodedata.normalize("NFKD", decomposed.casefold()).translate(_UNDECOMPOSED)


def _is_accent(sign: str) -> bool:
    return "\u0300" <= sign <= "\u036f"


def _letters(names: str) -> tuple[Letter, ...]:
    """Letters by name, in order; those in brackets are guests."""
    letters = [Letter(name.strip("()"), name.strip("()").lower(), name.startswith("(")) for name in names.split()]
    return (*letters, DIGITS, OTHER)


_LATIN = _letters("A B C D E F G H I J K L M N O P Q R S T U V W X Y Z")

_ENGLISH = Alphabet(
    "en",
    _LATIN,
    # “A” is a letter, not an article, in A boards, A levels, A roads, A to Z and A & E.
    article=re.compile(r"^\W*(?:the|an|a(?!\s+(?:(?:board|frame|level|road)s?|to|and|\w)\b))\s+(?=.*\w)", re.DOTALL),
    ampersand="and",
)

_WELSH = Alphabet(
    "cy",
    _letters("A B C Ch D Dd E F Ff G Ng H I J (K) L Ll M N O P Ph (Q) R Rh S T Th U (V) W (X) Y (Z)"),
    article=re.compile(r"^\W*(?:yr?|['\u2018\u2019\u02bc]r)\s+(?=.*\w)", re.DOTALL),
    ampersand="a",
)


@cache
def alphabet_of(language: str) -> Alphabet:
    """The alphabet of a language code, such as `cy` or `en-GB`; the plain Latin one, without articles, for one we do not know."""
    known = {"en": _ENGLISH, "cy": _WELSH}
    return known.get(language.partition("-")[0].lower()) or Alphabet(language, _LATIN)
