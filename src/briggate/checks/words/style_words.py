"""The council's house style as something to search with."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from briggate.model.policy import HouseStyle
from briggate.model.settings import Placed

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, eq=False)
class Phrase:
    """Words that are not used, and the item of checks/house_style.yml that says so."""

    item: HouseStyle
    text: str
    """In small letters, with straight apostrophes, as far as it goes without a `*`."""
    pattern: re.Pattern[str]

    @property
    def rarest(self) -> re.Match[str] | None:
        """Its longest word, which few texts have."""
        return max(_WORD.finditer(self.text), key=lambda word: len(word[0]), default=None)


@dataclass
class StyleWords:
    """Every phrase of a house style, by its rarest word: few pages have any, and telling that must cost nothing."""

    items: tuple[Placed[HouseStyle], ...]
    _whole: dict[str, list[Phrase]] = field(default_factory=dict)
    _stems: list[tuple[str, Phrase]] = field(default_factory=list)
    _known: dict[str, tuple[Phrase, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for placed in self.items:
            for written in placed.record.instead_of:
                phrase = _phrase(written, placed.record)
                word = phrase.rarest
                if word is not None and "*" in written and word.end() == len(phrase.text):
                    self._stems.append((word[0], phrase))
                elif word is not None:
                    self._whole.setdefault(word[0], []).append(phrase)

    def that_may_be_in(self, texts: Iterable[str]) -> list[Phrase]:
        """The phrases that some texts may have, told without a look at each."""
        plain = " ".join(" ".join(texts).lower().replace("’", "'").split())
        phrases = (phrase for word in set(_WORD.findall(plain)) for phrase in self._by_word(word))
        return [phrase for phrase in dict.fromkeys(phrases) if phrase.text in plain]

    def _by_word(self, word: str) -> tuple[Phrase, ...]:
        found = self._known.get(word)
        if found is None:
            stems = (phrase for stem, phrase in self._stems if word.startswith(stem))
            found = self._known[word] = (*self._whole.get(word, ()), *stems)
        return found


def _phrase(written: str, item: HouseStyle) -> Phrase:
    words = (re.sub("['’]", "['’]", re.escape(word).replace(r"\*", r"\w*")) for word in written.split())
    pattern = re.compile(rf"(?<![\w/@-]){r'\s+'.join(words)}(?![\w@-])", 0 if item.match_case else re.IGNORECASE)
    return Phrase(item, " ".join(written.partition("*")[0].lower().replace("’", "'").split()), pattern)


_read: dict[int, StyleWords] = {}


def style_words(items: tuple[Placed[HouseStyle], ...]) -> StyleWords:
    """Made once for all pages: told by which object `items` is, since to compare them for each page would cost more than the search."""
    if id(items) not in _read:
        _read[id(items)] = StyleWords(items)  # which holds `items`, so that nothing else is ever given its id
    return _read[id(items)]
