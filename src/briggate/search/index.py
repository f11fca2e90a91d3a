"""A search index: built as lunr.py builds one, stored as lunr reads one, asked through a narrow door."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, Final

from lunr import __TARGET_JS_VERSION__
from lunr.idf import idf
from lunr.index import Index
from lunr.pipeline import Pipeline
from lunr.vector import Vector

from briggate.search.pipeline import PIPELINE, is_stop_word, joined, stem, telling, whole, words
from briggate.search.tables import pipeline_tables

FIELDS: Final = {"title": 8.0, "terms": 6.0, "synonyms": 4.0, "summary": 3.0, "headings": 2.0, "where": 1.5, "body": 1.0}
"""What is indexed of a page, and how much a word counts there."""

WITH_STOP_WORDS: Final = ("title", "terms", "synonyms")
"""Fields indexed with their stop words, so that “what's on” finds the page of that name."""

WITH_PHRASES: Final = ("title", "terms")
"""Fields of which each text is also indexed as a whole: who types an A–Z term, word for word, means the page that it leads to."""

LENGTH_WEIGHT, REPEAT_WEIGHT = 0.4, 1.2
"""How much a long field counts against a page, and how soon repeating a word stops helping: lunr's b and k1.

The first is lower than lunr's own: a page should not pay for A–Z terms and synonyms because other pages have none.
"""

CACHED: Final = 1 << 18
"""How many different runs of letters between spaces are remembered, with the terms that they come to."""

FORMAT: Final = 1
"""The edition of the index file's layout, for whoever reads it."""


@dataclass(frozen=True)
class SearchDocument:
    """A page as search sees it. Every text is plain; nothing in it is read as HTML."""

    address: str
    title: str
    summary: str
    where: str = ""
    """Where the page sits, as results show it: Bins and recycling."""
    terms: tuple[str, ...] = ()
    """A–Z terms, and the phrases that promise to find this page."""
    synonyms: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    body: str = ""
    boost: float = 1.0

    def field(self, name: str) -> tuple[str, ...]:
        value = getattr(self, name)
        return (value,) if isinstance(value, str) else value


@dataclass(frozen=True)
class Page:
    """What a result shows."""

    address: str
    title: str
    summary: str
    where: str


@dataclass(frozen=True)
class Scored:
    """A document that has some of the terms asked for: its place in the index, lunr's score, and which terms it has."""

    place: int
    score: float
    terms: frozenset[str]


@dataclass(frozen=True)
class SearchIndex:
    """An index of one language's pages. Searching needs no more than what has a docstring here."""

    lunr: Mapping[str, Any]
    stored: tuple[tuple[str, str, str, str], ...]
    near_words: tuple[str, ...]
    """Words of titles and A–Z terms, in full, that a question which finds nothing may have meant."""

    def to_json(self) -> bytes:
        """The index as a file: the same documents always give the same bytes."""
        file = {"format": FORMAT, "lunr": self.lunr, "pages": self.stored, "near": self.near_words, "tables": pipeline_tables()}
        return json.dumps(file, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "SearchIndex":
        """The index that `to_json` wrote."""
        file = json.loads(text)
        return cls(file["lunr"], tuple(tuple(page) for page in file["pages"]), tuple(file["near"]))

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """Every term that is a word, in order."""
        return tuple(term for term, _ in self.lunr["invertedIndex"] if not term.startswith("="))

    def knows(self, term: str) -> bool:
        """Whether any page has the term."""
        return term in self._index.inverted_index

    def score(self, weights: Mapping[str, float]) -> list[Scored]:
        """Every document with one of the terms, which must all be known, as lunr scores them: each term as much as its weight."""
        if not weights:
            return []
        query = self._index.create_query()
        for term, weight in weights.items():
            query.term(term, boost=weight, use_pipeline=False)
        return [Scored(int(each["ref"]), each["score"], frozenset(each["match_data"].metadata)) for each in self._index.query(query)]

    def page(self, place: int) -> Page:
        """What a result shows of the document at a place."""
        return Page(*self.stored[place])

    @cached_property
    def _index(self) -> Any:
        return Index(
            inverted_index=dict(self.lunr["invertedIndex"]),
            field_vectors={ref: Vector(elements) for ref, elements in self.lunr["fieldVectors"]},
            token_set=ExactTerms(),
            fields=self.lunr["fields"],
            pipeline=Pipeline.load(self.lunr["pipeline"]),
        )


class ExactTerms:
    """Stands in for lunr's automaton of all terms, which takes a node's digit for part of another's number and so loses terms.

    `query` looks words up in `SearchIndex.vocabulary` itself, and only ever asks lunr for terms that are there.
    """

    def intersect(self, asked: Any) -> Any:
        return asked


def build_index(documents: Iterable[SearchDocument]) -> SearchIndex:
    """The index of some documents (one language's), whose order does not matter. Addresses must differ."""
    pages = sorted(documents, key=lambda document: document.address)
    stored = tuple((page.address, page.title, page.summary, page.where) for page in pages)
    counted = [(name, place, _counted(name, page)) for place, page in enumerate(pages) for name in FIELDS]
    postings = _postings(counted)
    serialised = {
        "version": __TARGET_JS_VERSION__,
        "fields": list(FIELDS),
        "fieldVectors": _field_vectors(counted, postings, [page.boost for page in pages]),
        "invertedIndex": sorted(postings.items()),
        "pipeline": list(PIPELINE),
    }
    return SearchIndex(serialised, stored, _near_words(pages))


def _near_words(pages: Iterable[SearchDocument]) -> tuple[str, ...]:
    texts = chain.from_iterable((page.title, *page.terms) for page in pages)
    return tuple(sorted({word for text in texts for word in words(text) if len(word) > 3 and not is_stop_word(word)}))


_Counted = tuple[str, int, Counter[str]]
_Postings = dict[str, dict[str, Any]]


def _counted(field: str, page: SearchDocument) -> Counter[str]:
    """How often each term is in a field of a page. What stands between spaces is counted before anything is done to it: most of it
    is there again and again, and a cache knows what terms it comes to."""
    texts = page.field(field)
    terms_of = _every_term if field in WITH_STOP_WORDS else _telling_terms
    terms: Counter[str] = Counter()
    for chunk, times in Counter(chain.from_iterable(text.split() for text in texts)).items():
        for term in terms_of(chunk):
            terms[term] += times
    if field in WITH_PHRASES:
        terms.update(sorted({whole(telling(text)) for text in texts}))  # the order of a set differs between processes
    return terms


@lru_cache(maxsize=CACHED)
def _every_term(chunk: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in (*words(chunk), *joined(chunk)))


@lru_cache(maxsize=CACHED)
def _telling_terms(chunk: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in (*words(chunk), *joined(chunk)) if not is_stop_word(word))


_NO_METADATA: Final[dict[str, Any]] = {}


def _postings(counted: Iterable[_Counted]) -> _Postings:
    """Term → its number and, by field, the documents that have it: lunr's inverted index."""
    postings: _Postings = {}
    for field, place, terms in counted:
        ref = str(place)
        for term in terms:
            if term not in postings:
                postings[term] = {"_index": len(postings), **{name: {} for name in FIELDS}}
            postings[term][field][ref] = _NO_METADATA
    return postings


def _field_vectors(counted: Sequence[_Counted], postings: _Postings, boosts: Sequence[float]) -> list[tuple[str, list[float]]]:
    """lunr's field vectors, by the formula of `lunr.Builder`: term numbers in order, each with its weight (Okapi BM25)."""
    rarity = {term: idf(posting, len(boosts)) for term, posting in postings.items()}
    lengths = Counter[str]()
    for field, _, terms in counted:
        lengths[field] += terms.total()
    return [
        (f"{field}/{place}", _vector(terms, postings, rarity, FIELDS[field] * boosts[place], lengths[field] / len(boosts)))
        for field, place, terms in counted
    ]


def _vector(terms: Counter[str], postings: _Postings, rarity: Mapping[str, float], boost: float, usual_length: float) -> list[float]:
    if not terms:
        return []
    damping = REPEAT_WEIGHT * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * (terms.total() / usual_length))
    weights = sorted(
        (postings[term]["_index"], round(rarity[term] * ((REPEAT_WEIGHT + 1) * times) / (damping + times) * boost, 3))
        for term, times in terms.items()
    )
    return list(chain.from_iterable(weights))
