"""A page counted: the terms of each field, once for as long as the page stays as it is."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Final

from briggate.search.coding import in_body, in_field
from briggate.search.document import FIELDS, WITH_PHRASES, WITH_STOP_WORDS, SearchDocument
from briggate.search.pipeline import is_stop_word, joined, stem, telling, whole, words

CACHED: Final = 1 << 18
"""How many different runs of letters between spaces are remembered, with the terms that they come to."""

_written = json.JSONEncoder(ensure_ascii=False).encode
_OTHER_FIELDS: Final = tuple(FIELDS)[:-1]


@dataclass(frozen=True)
class Page:
    """What a result shows."""

    address: str
    title: str
    summary: str
    where: str


@dataclass(frozen=True)
class Analysis:
    """An analysis read back, but for its terms: `said` holds these, and what is said of each."""

    page: Page
    boost: float
    lengths: tuple[int, ...]
    """How many terms each field has."""
    near_words: tuple[str, ...]
    said: bytes

    def terms(self) -> Iterable[tuple[str, str]]:
        """Each term with what postings say of this page (see `coding`)."""
        terms, _, codes = self.said.decode().partition("\n")
        return zip(terms.split(" "), codes.split(" "), strict=True) if terms else ()


def analyse(document: SearchDocument) -> bytes:
    """All that an index needs of a page. The same page gives the same bytes, whatever other pages there are."""
    body = _counted("body", document)
    lengths = []
    others: dict[str, str] = {}
    for number, name in enumerate(_OTHER_FIELDS):
        counted = _counted(name, document)
        lengths.append(length := sum(counted.values()))
        for term, times in counted.items():
            others[term] = others.get(term, "") + _in_field(number, times, length)
    said = dict(zip(body, map(_in_body, body.values()), strict=True))
    for term, in_others in others.items():
        said[term] = in_others + _in_body(body[term])
    page = (document.address, document.title, document.summary, document.where)
    header = _written([page, document.boost, [*lengths, sum(body.values())], _near_words(document)])
    return "\n".join((header, " ".join(said), " ".join(said.values()))).encode()


def read_analysis(analysis: bytes) -> Analysis:
    """What `analyse` wrote."""
    header, _, said = analysis.partition(b"\n")
    page, boost, lengths, near_words = json.loads(header)
    return Analysis(Page(*page), boost, tuple(lengths), tuple(near_words), said)


_in_body = lru_cache(maxsize=None)(in_body)
_in_field = lru_cache(maxsize=None)(in_field)


def _near_words(document: SearchDocument) -> list[str]:
    """Words that a question which finds nothing may have meant: those of the title and of A–Z terms."""
    return sorted({word for text in (document.title, *document.terms) for word in words(text) if len(word) > 3 and not is_stop_word(word)})


def _counted(field: str, page: SearchDocument) -> Counter[str]:
    """How often each term is in a field of a page. Most of what stands between spaces is there again and again, and a cache knows what
    terms it comes to."""
    texts = page.field(field)
    terms_of = _EVERY_TERM if field in WITH_STOP_WORDS else _TELLING_TERMS
    chunks = chain.from_iterable(map(str.split, texts))
    terms: Counter[Any] = Counter(map(terms_of.__getitem__, chunks))
    for several in [each for each in terms if type(each) is tuple]:
        times = terms.pop(several)
        for term in several:
            terms[term] += times
    if field in WITH_PHRASES:
        terms.update(sorted({whole(telling(text)) for text in texts}))  # the order of a set differs between processes
    return terms


class _Terms(dict[str, str | tuple[str, ...]]):
    """Runs of letters between spaces, with the term that each comes to, worked out when it is first asked for: a tuple, unless it is one.

    A cache that remembers what was asked last would take half as long again: it moves something in memory at each question.
    """

    def __init__(self, *, stop_words: bool) -> None:
        super().__init__()
        self._stop_words = stop_words

    def __missing__(self, chunk: str) -> str | tuple[str, ...]:
        if len(self) >= CACHED:
            self.clear()
        found = (*words(chunk), *joined(chunk))
        terms = tuple(stem(word) for word in found if self._stop_words or not is_stop_word(word))
        self[chunk] = term = terms[0] if len(terms) == 1 else terms
        return term


_EVERY_TERM = _Terms(stop_words=True)
_TELLING_TERMS = _Terms(stop_words=False)
