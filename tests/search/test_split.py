"""The files of an index: few change with a page, none is left over, and what is kept between builds changes nothing but the time."""

import dataclasses
import json
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briggate.search import SearchDocument, SearchIndex, analyse, inversion, search, search_files
from briggate.search.analysis import read_analysis
from briggate.search.coding import GROUP, joined_texts, number, numbers, parted_texts
from briggate.search.runs import runs
from tests.search.corpus import corpus

PAGES = sorted(corpus(), key=lambda page: page.address)
FILES, KEPT = search_files(map(analyse, PAGES))


def changed(pages: list[SearchDocument]) -> int:
    """How many files another set of pages brings or changes."""
    return len(search_files(map(analyse, pages), KEPT)[0].items() - FILES.items())


def test_a_word_more_on_a_page_changes_the_file_of_that_word_and_two_more() -> None:
    """The manifest, and the lengths of pages. A release must not make every phone load the index anew."""
    page = dataclasses.replace(PAGES[200], body=PAGES[200].body + " bins")
    assert changed([*PAGES[:200], page, *PAGES[201:]]) <= 3


def test_a_new_summary_changes_what_results_show_too() -> None:
    page = dataclasses.replace(PAGES[200], summary=" ".join(reversed(PAGES[200].summary.split())))
    assert changed([*PAGES[:200], page, *PAGES[201:]]) == 2


def test_a_page_that_comes_changes_the_words_of_its_neighbours_alone() -> None:
    """It moves the pages of its group by one, and no page of another group."""
    place = 200
    page = SearchDocument(PAGES[place].address + "a/", "Zinnia", "", body="zinnia")
    files, _ = search_files(map(analyse, [*PAGES, page]))
    near = {term for other in PAGES[place - GROUP : place + GROUP] for term, _ in read_analysis(analyse(other)).terms()} | {"zinnia"}
    gone = [json.loads(data) for name, data in FILES.items() if name not in files and name != "manifest.json"]
    shards = [parted_texts(each[0]) for each in gone if isinstance(each, list) and len(each) == 2 and isinstance(each[0], str)]
    assert shards
    assert [terms for terms in shards if near.isdisjoint(terms)] == []
    assert len(gone) - len(shards) <= 10  # what results show of its group or two; the lengths; the list of words; words to offer


def test_whatever_is_kept_the_files_are_the_same() -> None:
    """Over edits of every kind, one after the other, each built from what the one before it kept."""
    chance = random.Random(5)
    pages, kept = list(PAGES), KEPT
    for turn in range(30):
        place = chance.randrange(len(pages))
        if turn % 3 == 0:
            pages[place] = dataclasses.replace(pages[place], body=f"{pages[place].body} {turn} once more", title=f"Title {turn}")
        elif turn % 3 == 1:
            del pages[place : place + chance.choice((1, 1, 40))]
        else:
            pages += [dataclasses.replace(PAGES[0], address=f"/{chance.random()}/{turn}/") for _ in range(chance.choice((1, 30)))]
        analyses = [analyse(page) for page in pages]
        files, kept = search_files(analyses, kept)
        assert files == search_files(analyses)[0]


def test_two_processes_make_what_one_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inversion, "ALONE_MOST", 0)
    assert search_files(map(analyse, PAGES)) == (FILES, KEPT)


def test_what_another_edition_kept_is_left_alone() -> None:
    assert search_files(map(analyse, PAGES[:9]), b'{"format": 1, "chapters": {}}') == search_files(map(analyse, PAGES[:9]))


def test_every_file_is_named_in_the_manifest_and_every_name_has_its_file() -> None:
    asked = set()

    def read(name: str) -> bytes:
        asked.add(name)
        return FILES[name]

    index = SearchIndex(read)
    assert index.near_words
    assert index.addresses
    for term in {term for page in PAGES for term in page.title.split()}:
        search(index, term)
    assert asked <= set(FILES)
    named = FILES["manifest.json"].decode()
    assert [name for name in FILES if name != "manifest.json" and name.removeprefix("index/").removesuffix(".json") not in named] == []


def test_a_question_reads_the_files_of_its_words_and_of_its_results() -> None:
    """The manifest and the pages' lengths; a shard for each word and, at most, two beside it; the list of words that begin like the last;
    and a file for each result."""
    asked: list[str] = []

    def read(name: str) -> bytes:
        asked.append(name)
        return FILES[name]

    found = search(SearchIndex(read), "report a missed bin", 5)
    assert len(found.results) == 5
    assert len(asked) == len(set(asked)) <= 2 + 3 * 3 + 1 + 5


@settings(deadline=None)
@given(values=st.lists(st.integers(0, 10**7)))
def test_numbers_are_read_as_they_were_written(values: list[int]) -> None:
    assert numbers("".join(map(number, values))) == values


WORD = st.text(st.characters(exclude_characters=" ", exclude_categories=["Cs"]), max_size=200)


@settings(deadline=None)
@given(texts=st.lists(WORD | st.integers(80, 200).map("a".__mul__)))
def test_texts_are_read_as_they_were_written(texts: list[str]) -> None:
    assert parted_texts(joined_texts(sorted(texts))) == sorted(texts)


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 20))), st.integers(1, 10), st.integers(10, 20), st.integers(1, 8))
def test_runs_follow_each_other_and_keep_their_bounds(keys: list[tuple[str, int]], least: int, most: int, one_in: int) -> None:
    weights = [weight for _, weight in keys]
    cut = list(runs([key for key, _ in keys], weights, least, most, one_in))
    assert [place for run in cut for place in range(run.start, run.stop)] == list(range(len(keys)))
    assert all(sum(weights[run]) <= most or run.stop - run.start == 1 for run in cut)
    assert all(sum(weights[before]) >= least or sum(weights[before]) + weights[after.start] > most for before, after in pairwise(cut))
