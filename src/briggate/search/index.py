"""A search index, read from its files as a browser reads it: no more of them than a question needs."""

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, cast

from lunr.idf import idf
from lunr.index import Index
from lunr.pipeline import Pipeline
from lunr.vector import Vector

from briggate.search.analysis import Page, analyse
from briggate.search.coding import Posting, numbers, parted_texts, postings
from briggate.search.document import SearchDocument
from briggate.search.inversion import FORMAT
from briggate.search.split import FOLDER, MANIFEST, NAME_LENGTH, name_of, search_files


class BadIndex(ValueError):
    """A file of an index that is not what the manifest says."""


@dataclass(frozen=True)
class Scored:
    """A document that has some of the terms asked for: its place in the index, lunr's score, and which terms it has."""

    place: int
    score: float
    terms: frozenset[str]


class SearchIndex:
    """The index of one language's pages. `read` gives the bytes of a file below `search/`.

    Raises BadIndex, at once or later, for a file that is not of this index; and whatever `read` raises.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._manifest = json.loads(read(MANIFEST))
        if self._manifest["format"] != FORMAT:
            raise BadIndex(f"{MANIFEST}: format {self._manifest['format']} where {FORMAT} is expected")
        self._shards = _Parts(*self._manifest["shards"])
        self._lists = _Parts(*self._manifest["words"])
        self._records = _Parts("", self._manifest["records"])
        self._loaded: dict[str, Any] = {}

    def knows(self, term: str) -> bool:
        """Whether any page has the term."""
        return term in self._shard(term)

    def words_from(self, letter: str) -> list[str]:
        """Every term that is a word and begins with a letter, in order."""
        name = self._lists.of(letter)
        terms = self._once(name, lambda: parted_texts(self._file(name))) if name else []
        return terms[bisect_left(terms, letter) : bisect_left(terms, letter + "\uffff")]

    def score(self, weights: Mapping[str, float]) -> list[Scored]:
        """Every document with one of the terms, which must all be known, as lunr scores them: each term as much as its weight."""
        if not weights:
            return []
        index = self._lunr(sorted(weights))
        query = index.create_query()
        for term, weight in weights.items():
            query.term(term, boost=weight, use_pipeline=False)
        return [Scored(int(each["ref"]), each["score"], frozenset(each["match_data"].metadata)) for each in index.query(query)]

    def page(self, place: int) -> Page:
        """What a result shows of the document at a place."""
        group = bisect_right(self._pages.starts, place) - 1
        return self._group(group)[place - self._pages.starts[group]]

    @property
    def addresses(self) -> frozenset[str]:
        """The address of every document."""
        return frozenset(page.address for group in range(len(self._pages.starts)) for page in self._group(group))

    @cached_property
    def near_words(self) -> tuple[str, ...]:
        """Words of titles and A–Z terms, in full, that a question which finds nothing may have meant."""
        return tuple(parted_texts(self._file(self._manifest["near"])))

    def _lunr(self, terms: list[str]) -> Index:
        """lunr's index, as far as these terms go. A term that is not in a question adds nothing to its scores."""
        fields = list(self._manifest["fields"])
        inverted: dict[str, dict[str, Any]] = {}
        vectors: defaultdict[str, list[float]] = defaultdict(list)
        for number, term in enumerate(terms):
            found = self._postings(term)
            inverted[term] = {"_index": number, **{field: {} for field in fields}}
            for each in found:
                inverted[term][fields[each.field]][str(each.place)] = _NO_METADATA
            rarity = idf(inverted[term], self._pages.count)
            for each in found:
                vectors[f"{fields[each.field]}/{each.place}"] += (number, self._weight(rarity, each))
        lunr_vectors = {ref: Vector(elements) for ref, elements in vectors.items()}
        return Index(inverted_index=inverted, field_vectors=lunr_vectors, token_set=ExactTerms(), fields=fields, pipeline=Pipeline())

    def _weight(self, rarity: float, each: Posting) -> float:
        """A term's weight in a field of a page, by the formula of `lunr.Builder` (Okapi BM25)."""
        pages, repeat, by_length = self._pages, self._manifest["repeatWeight"], self._manifest["lengthWeight"]
        length = pages.bodies[each.place] if each.length is None else each.length
        damping = repeat * (1 - by_length + by_length * (length / pages.usual_lengths[each.field]))
        boost = pages.field_boosts[each.field] * pages.boosts.get(str(each.place), 1)
        return cast(float, round(rarity * ((repeat + 1) * each.times) / (damping + each.times) * boost, 3))

    def _postings(self, term: str) -> list[Posting]:
        read = self._pages
        return cast(
            "list[Posting]",
            self._once(f" {term}", lambda: list(postings(self._shard(term)[term], read.starts, len(read.field_boosts) - 1))),
        )

    @cached_property
    def _pages(self) -> "_Pages":
        return _Pages(self._file(self._manifest["pages"]), tuple(self._manifest["fields"].values()))

    def _shard(self, term: str) -> dict[str, str]:
        """The shard that has the term, if any has: term → postings."""
        name = self._shards.of(term)
        return cast("dict[str, str]", self._once(name, lambda: self._read_shard(name))) if name else {}

    def _read_shard(self, name: str) -> dict[str, str]:
        terms, texts = self._file(name)
        return dict(zip(parted_texts(terms), texts.split(" "), strict=True))

    def _group(self, number: int) -> list[Page]:
        name = self._records.names[number]
        return cast("list[Page]", self._once(name, lambda: [Page(*record) for record in self._file(name)]))

    def _once(self, name: str, load: Callable[[], Any]) -> Any:
        if name not in self._loaded:
            self._loaded[name] = load()
        return self._loaded[name]

    def _file(self, name: str) -> Any:
        data = self._read(f"{FOLDER}{name}.json")
        if name_of(data) != name:
            raise BadIndex(f"{FOLDER}{name}.json: its content is another")
        return json.loads(data)


_NO_METADATA: dict[str, Any] = {}


class ExactTerms:
    """Stands in for lunr's automaton of all terms, which takes a node's digit for part of another's number and so loses terms.

    `query` looks words up in the index itself, and only ever asks lunr for terms that are there.
    """

    def intersect(self, asked: Any) -> Any:
        return asked


class _Parts:
    """Files that hold a sorted sequence in parts, as the manifest lists them."""

    def __init__(self, borders: str, names: str) -> None:
        self._borders = parted_texts(borders)
        self.names = [names[at : at + NAME_LENGTH] for at in range(0, len(names), NAME_LENGTH)]

    def of(self, text: str) -> str:
        """The name of the part where a text would be; "" if there are no parts."""
        return self.names[bisect_right(self._borders, text) - 1] if self.names else ""


class _Pages:
    """What the weight of any term needs to know of pages."""

    def __init__(self, file: Mapping[str, Any], field_boosts: tuple[float, ...]) -> None:
        sizes = numbers(file["groups"])
        self.starts = list(accumulate(sizes, initial=0))[:-1]
        self.bodies = numbers(file["bodies"])
        self.count = len(self.bodies)
        self.usual_lengths = [length / self.count for length in file["lengths"]]
        self.boosts: Mapping[str, float] = file["boosts"]
        self.field_boosts = field_boosts


def read_index(folder: Path) -> SearchIndex:
    """The index of a built site: `folder` is its `search/`. Raises FileNotFoundError if there is none."""
    return SearchIndex(lambda name: (folder / name).read_bytes())


def build_index(documents: Iterable[SearchDocument]) -> SearchIndex:
    """The index of some documents (one language's), whose order does not matter. Addresses must differ."""
    files, _ = search_files(map(analyse, documents))
    return SearchIndex(files.__getitem__)
