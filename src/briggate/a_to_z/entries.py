"""The entries of the A–Z: the words residents look under, and the pages that they lead to."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby

from briggate.a_to_z.alphabet import Alphabet, Folded, Letter, alphabet_of
from briggate.model.council import ExtraEntry
from briggate.model.page import Page
from briggate.model.page_types import Alert, Directory, Guide, Home, Service, StepByStep, Venue

LISTED = (Service, Guide, StepByStep, Venue, Directory)
"""Page types that are always in the A–Z, under their titles. A page of another type is when some word leads to it."""

UNLISTED = (Home, Alert)
"""Page types that never are."""


@dataclass(frozen=True)
class AtoZEntry:
    """A word residents look under, leading to a page."""

    term: str
    page: Page
    see: bool
    """Whether the page goes by another name, so that the entry reads “Rates: see Council Tax”."""


@dataclass(frozen=True)
class AtoZTerm:
    """One word, with every page that it leads to: the page of that name first, then by title."""

    term: str
    entries: tuple[AtoZEntry, ...]


@dataclass(frozen=True)
class AtoZLetter:
    """One letter, and what is filed under it: nothing, perhaps."""

    letter: str
    slug: str
    terms: tuple[AtoZTerm, ...]

    @property
    def entries(self) -> tuple[AtoZEntry, ...]:
        return tuple(entry for term in self.terms for entry in term.entries)


@dataclass(frozen=True)
class AtoZ:
    """The A–Z of one language: every letter in order, with or without entries."""

    letters: tuple[AtoZLetter, ...]

    @cached_property
    def all(self) -> tuple[AtoZEntry, ...]:
        """Every entry, in order."""
        return tuple(entry for letter in self.letters for entry in letter.entries)


def a_to_z(pages: Iterable[Page], extra: Iterable[ExtraEntry], resolve: Callable[[str], Page | None], language: str) -> AtoZ:
    """The A–Z of one language.

    `pages` are the live pages in that language. `resolve` gives the page that an address means, old addresses included; an extra
    entry that leads to none of `pages` belongs to another language's A–Z, or to none.
    """
    alphabet = alphabet_of(language)
    filed = _sorted(_entries(list(pages), list(extra), resolve, alphabet), alphabet)
    terms: dict[Letter, list[AtoZTerm]] = {letter: [] for letter in alphabet.letters}
    for folded, same in groupby(filed, key=lambda each: each[0]):
        entries = tuple(entry for _, entry in same)
        terms[alphabet.letters[alphabet.place(folded)]].append(AtoZTerm(entries[0].term, entries))
    return AtoZ(tuple(AtoZLetter(letter.name, letter.slug, tuple(found)) for letter, found in terms.items() if found or not letter.guest))


def _entries(
    pages: list[Page], extra: list[ExtraEntry], resolve: Callable[[str], Page | None], alphabet: Alphabet
) -> Iterator[tuple[Folded, AtoZEntry]]:
    """Every entry with its folded term, each term and page once: by title, or else in the writer's first spelling."""
    eligible = {page.address: page for page in pages if not isinstance(page.meta, UNLISTED) and not page.meta.withdrawn}
    words: dict[str, list[str]] = {address: [] if page.guide else list(page.meta.a_to_z) for address, page in eligible.items()}
    for entry in extra:
        leads_to = resolve(entry.page)
        if leads_to and leads_to.address in words:
            words[leads_to.address].append(entry.term)
    for address, page in eligible.items():
        title = alphabet.folded(page.title)
        # “See Council Tax” promises that Council Tax is there to be seen, so a page with any word has its title too.
        listed = not page.guide and (words[address] or isinstance(page.meta, LISTED))
        spellings = {title: page.title} if listed else {}
        for word in words[address]:
            spellings.setdefault(alphabet.folded(word), word)
        for folded, term in spellings.items():
            yield folded, AtoZEntry(term, page, see=folded != title)


def _sorted(filed: Iterable[tuple[Folded, AtoZEntry]], alphabet: Alphabet) -> list[tuple[Folded, AtoZEntry]]:
    title_key = cache(alphabet.sort_key)

    def key(each: tuple[Folded, AtoZEntry]) -> tuple[object, ...]:
        folded, entry = each
        return alphabet.place(folded), folded, entry.see, title_key(entry.page.title), entry.page.address

    return sorted(filed, key=key)
