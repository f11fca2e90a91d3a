"""The index: what lunr.py would have built from the same words, the same bytes every time, and every term to be found."""

import json
import random
from typing import Any

import pytest
from lunr.builder import Builder
from lunr.index import Index

from briggate.search import SearchDocument, SearchIndex, build_index
from briggate.search.index import FIELDS, LENGTH_WEIGHT, REPEAT_WEIGHT, WITH_PHRASES, WITH_STOP_WORDS
from briggate.search.pipeline import is_stop_word, joined, stem, telling, whole, words
from tests.search.site import DOCUMENTS


def test_the_same_documents_in_any_order_give_the_same_bytes() -> None:
    shuffled = list(DOCUMENTS)
    random.Random(7).shuffle(shuffled)
    assert build_index(shuffled).to_json() == build_index(DOCUMENTS).to_json()


def test_an_index_read_back_is_the_index_written() -> None:
    written = build_index(DOCUMENTS).to_json()
    assert SearchIndex.from_json(written).to_json() == written


def test_it_holds_what_lunr_py_would_have_built_from_the_same_words() -> None:
    boosted = SearchDocument("/boosted/", "Bins again", "And again, bins.", body="Bins " * 40, boost=2.5)
    ours = json.loads(build_index((*DOCUMENTS, boosted)).to_json())["lunr"]
    theirs = as_lunr_builds((*DOCUMENTS, boosted)).serialize()
    assert weights(ours) == pytest.approx(weights(theirs), abs=1e-9)
    assert postings(ours) == postings(theirs)
    assert (ours["fields"], ours["version"]) == (theirs["fields"], theirs["version"])


def as_lunr_builds(documents: tuple[SearchDocument, ...]) -> Index:
    builder = Builder()
    builder.ref("place")
    builder.b(LENGTH_WEIGHT)
    builder.k1(REPEAT_WEIGHT)
    for name, boost in FIELDS.items():
        builder.field(name, boost)
    for place, document in enumerate(sorted(documents, key=lambda each: each.address)):
        builder.add({"place": place, **{name: terms(document, name) for name in FIELDS}}, {"boost": document.boost})
    return builder.build()


def terms(document: SearchDocument, field: str) -> list[str]:
    texts = document.field(field)
    said = [word for text in texts for word in (*words(text), *joined(text)) if field in WITH_STOP_WORDS or not is_stop_word(word)]
    return [stem(word) for word in said] + (sorted({whole(telling(text)) for text in texts}) if field in WITH_PHRASES else [])


def weights(index: dict[str, Any]) -> dict[tuple[str, str], float]:
    """(field and document, term) → weight, whatever the number that an index gave the term."""
    names = {posting["_index"]: term for term, posting in index["invertedIndex"]}
    return {
        (ref, names[vector[at]]): vector[at + 1]
        for ref, vector in index["fieldVectors"]
        for at in range(0, len(vector), 2)
    }  # fmt: skip


def postings(index: dict[str, Any]) -> dict[str, dict[str, list[str]]]:
    return {term: {name: sorted(posting[name]) for name in FIELDS} for term, posting in index["invertedIndex"]}


def test_term_numbers_rise_in_every_vector_as_lunr_expects() -> None:
    for _, vector in build_index(DOCUMENTS).lunr["fieldVectors"]:
        assert vector[::2] == sorted(set(vector[::2]))


def test_no_term_is_lost_where_lunr_s_automaton_loses_some() -> None:
    """Numbers are what it trips over: a node's digit is taken for part of another node's number."""
    numbers = [f"{number:x}0" for number in range(6000)] + [str(number) for number in range(0, 3000, 7)]
    index = build_index([SearchDocument("/numbers/", "Numbers", "Many of them.", body=" ".join(numbers))])
    lost = [number for number in numbers if not index.knows(stem(number)) or not index.score({stem(number): 1.0})]
    assert lost == []


def test_empty_and_missing_texts_are_no_trouble() -> None:
    index = build_index([SearchDocument("/empty/", "", ""), SearchDocument("/page/", "Page", "A page.")])
    assert [scored.place for scored in index.score({"page": 1.0})] == [1]


def test_an_index_of_nothing_is_an_index() -> None:
    index = SearchIndex.from_json(build_index([]).to_json())
    assert (index.vocabulary, index.score({}), index.near_words) == ((), [], ())
