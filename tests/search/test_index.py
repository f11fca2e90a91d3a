"""The index: what lunr.py would have built from the same words, the same bytes every time, and every term to be found."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lunr.builder import Builder
from lunr.index import Index

from briggate.search import SearchDocument, SearchIndex, analyse, build_index, search_files
from briggate.search.document import FIELDS, LENGTH_WEIGHT, REPEAT_WEIGHT, WITH_PHRASES, WITH_STOP_WORDS
from briggate.search.index import BadIndex, ExactTerms
from briggate.search.pipeline import is_stop_word, joined, stem, telling, whole, words
from tests.search.corpus import corpus
from tests.search.site import DOCUMENTS


def test_the_same_documents_in_any_order_give_the_same_bytes() -> None:
    shuffled = list(DOCUMENTS)
    random.Random(7).shuffle(shuffled)
    assert search_files(map(analyse, shuffled)) == search_files(map(analyse, DOCUMENTS))


def test_it_gives_each_term_the_pages_and_weights_that_lunr_py_would_have_given_it() -> None:
    assert_as_lunr_builds((*DOCUMENTS, *corpus()))


SOME_WORDS = st.lists(
    st.sampled_from(
        ["bin", "bins", "parking", "park", "tax", "the", "council’s", "fly-tipping", "ŵy", "tŷ", "7am", "0113", "Straße", "垃圾", "a"]
    ),
    max_size=60,
)
TEXT = SOME_WORDS.map(" ".join)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
PAGE = st.tuples(TEXT, TEXT, TEXT, TEXTS, TEXTS, TEXTS, TEXT, st.sampled_from((0.5, 1.0, 3.0)))
PAGES = st.lists(PAGE, min_size=1, max_size=40).map(lambda pages: [SearchDocument(f"/{at}/", *page) for at, page in enumerate(pages)])


@settings(max_examples=40, deadline=None)
@given(pages=PAGES)
def test_so_it_does_for_pages_nobody_thought_of(pages: list[SearchDocument]) -> None:
    assert_as_lunr_builds(pages)


def assert_as_lunr_builds(documents: Sequence[SearchDocument]) -> None:
    """A term asked alone scores its weights in a page's fields, which are multiples of 0.001."""
    ours, theirs = build_index(documents), as_lunr_builds(documents)
    terms = sorted(theirs.inverted_index)
    assert [term for term in terms if not ours.knows(term)] == []
    assert [term for term in terms if not term.endswith("=") and term not in ours.words_from(term[0])] == []
    different = [term for term in terms if scores(ours, term) != pytest.approx(scores_of_lunr(theirs, term), abs=1e-9)]
    assert different == []


def scores(index: SearchIndex, term: str) -> dict[int, float]:
    return {each.place: each.score for each in index.score({term: 1.0})}


def scores_of_lunr(index: Index, term: str) -> dict[int, float]:
    query = index.create_query()
    query.term(term, use_pipeline=False)
    return {int(each["ref"]): each["score"] for each in index.query(query)}


def as_lunr_builds(documents: Sequence[SearchDocument]) -> Index:
    builder = Builder()
    builder.ref("place")
    builder.b(LENGTH_WEIGHT)
    builder.k1(REPEAT_WEIGHT)
    for name, boost in FIELDS.items():
        builder.field(name, boost)
    for place, document in enumerate(sorted(documents, key=lambda each: each.address)):
        builder.add({"place": place, **{name: terms(document, name) for name in FIELDS}}, {"boost": document.boost})
    index = builder.build()
    index.token_set = ExactTerms()
    return index


def terms(document: SearchDocument, field: str) -> list[str]:
    texts = document.field(field)
    said = [word for text in texts for word in (*words(text), *joined(text)) if field in WITH_STOP_WORDS or not is_stop_word(word)]
    return [stem(word) for word in said] + (sorted({whole(telling(text)) for text in texts}) if field in WITH_PHRASES else [])


def test_no_term_is_lost_where_lunr_s_automaton_loses_some() -> None:
    """Numbers are what it trips over: a node's digit is taken for part of another node's number."""
    numbers = [f"{number:x}0" for number in range(6000)] + [str(number) for number in range(0, 3000, 7)]
    index = build_index([SearchDocument("/numbers/", "Numbers", "Many of them.", body=" ".join(numbers))])
    lost = [number for number in numbers if not index.knows(stem(number)) or not index.score({stem(number): 1.0})]
    assert lost == []


def test_what_a_result_shows_is_what_the_page_says() -> None:
    pages = sorted(corpus(), key=lambda page: page.address)
    index = build_index(pages)
    shown = [vars(index.page(place)) for place in range(len(pages))]
    assert shown == [{name: vars(page)[name] for name in ("address", "title", "summary", "where")} for page in pages]
    assert index.addresses == {page.address for page in pages}


def test_empty_and_missing_texts_are_no_trouble() -> None:
    index = build_index([SearchDocument("/empty/", "", ""), SearchDocument("/page/", "Page", "A page.")])
    assert [scored.place for scored in index.score({"page": 1.0})] == [1]


def test_an_index_of_nothing_is_an_index() -> None:
    index = build_index([])
    assert (index.knows("bin"), index.words_from("b"), index.score({})) == (False, [], [])
    assert (index.near_words, index.addresses) == ((), frozenset())


def test_a_file_of_another_index_is_refused() -> None:
    """Rather than give answers that nobody can trust."""
    files = search_files(map(analyse, DOCUMENTS))[0]
    index = SearchIndex(lambda name: files[name] if name == "manifest.json" else b'["!bin","!"]')
    with pytest.raises(BadIndex, match="its content is another"):
        index.knows("bin")


def test_an_index_of_another_edition_is_refused() -> None:
    with pytest.raises(BadIndex, match="format 1 where 2 is expected"):
        SearchIndex(lambda name: b'{"format": 1}')
