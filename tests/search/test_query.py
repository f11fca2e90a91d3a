"""What residents type, and the page they get."""

import pytest

from briggate.search import SearchDocument, build_index, near_words, search
from briggate.search.tables import MOST_WORDS
from tests.search.site import DOCUMENTS

INDEX = build_index(DOCUMENTS)


def found(query: str, count: int = 10) -> list[str]:
    return [result.page.address for result in search(INDEX, query, count).results]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("missed bin", "/bins/missed-bin/"),
        ("MISSED BINS!", "/bins/missed-bin/"),
        ("my bin was not emptied", "/bins/missed-bin/"),
        ("when do the bin men come", "/bins/missed-bin/"),
        ("fly-tipping", "/streets/fly-tipping/"),
        ("fly tipping", "/streets/fly-tipping/"),
        ("flytipping", "/streets/fly-tipping/"),
        ("flytip", "/streets/fly-tipping/"),
        ("email", "/streets/fly-tipping/"),
        ("parking", "/parking/permits/"),
        ("parks", "/parks/"),
        ("park", "/parks/"),
        ("council tax", "/council-tax/"),
        ("counciltax", "/council-tax/"),
        ("pay council tax", "/council-tax/pay/"),
        ("whats on", "/whats-on/"),
        ("What’s on?", "/whats-on/"),
        ("libraries", "/libraries/"),
        ("wifi", "/libraries/"),
    ],
)
def test_a_question_finds_its_page_first(query: str, first: str) -> None:
    assert found(query)[:1] == [first]


@pytest.mark.parametrize("half", ["par", "park", "parki", "parkin"])
def test_half_a_word_finds_what_it_may_become(half: str) -> None:
    assert "/parking/permits/" in found(half)


@pytest.mark.parametrize("typed", ["rec", "recy", "recyc", "recycl", "recycli", "recyclin", "recycling", "recycle", "recycles"])
def test_no_letter_typed_on_the_way_to_a_word_loses_its_page(typed: str) -> None:
    assert "/bins/" in found(typed)


@pytest.mark.parametrize("slip", ["mised bin", "missde bin", "libary", "liibrary", "lubrary", "permiits", "recyling", "parkign", "rubish"])
def test_one_letter_wrong_still_finds_a_page(slip: str) -> None:
    right = {"m": "/bins/missed-bin/", "l": "/libraries/", "p": "/parking/permits/", "re": "/bins/", "ru": "/streets/fly-tipping/"}
    assert found(slip)[0] in {address for letters, address in right.items() if slip.startswith(letters)}


OTHERS = [
    SearchDocument(f"/other/{n}/", f"Other {n}", "Something else.", terms=(f"Thing {n}",), body="Nothing to do with it.") for n in range(30)
]


def test_a_page_with_both_words_comes_before_pages_with_one() -> None:
    rare = [SearchDocument(f"/rare/{n}/", "Animals", "See a zebra.", body="zebra " * 9) for n in range(2)]
    common = [SearchDocument(f"/common/{n}/", f"Crossing {n}", "A crossing.", body="crossing") for n in range(20)]
    both = SearchDocument("/streets/", "Streets", "Ask for a zebra crossing.", body="zebra crossing")
    index = build_index([*OTHERS, *rare, *common, both])
    assert search(index, "zebra crossing").results[0].page.address == "/streets/"


def test_pages_with_few_of_the_words_are_left_out_when_others_have_most() -> None:
    assert "/bins/missed-bin/" not in found("library hours with Wi-Fi and a bin")
    assert "/libraries/" in found("library hours with Wi-Fi and a bin")


def test_a_page_of_that_very_name_does_not_drive_out_the_others() -> None:
    named = SearchDocument("/your-council/", "Your council", "How we work.", terms=("Council",))
    addresses = [result.page.address for result in search(build_index([*OTHERS, *DOCUMENTS, named]), "council").results]
    assert addresses[0] == "/your-council/"
    assert {"/council-tax/", "/council-tax/pay/"} <= set(addresses)


def test_pages_equally_good_come_by_address() -> None:
    index = build_index(SearchDocument(f"/{name}/", "Same", "The same words.") for name in "dcabe")
    assert [result.page.address for result in search(index, "same").results] == ["/a/", "/b/", "/c/", "/d/", "/e/"]


def test_a_boost_brings_a_page_forward() -> None:
    index = build_index([SearchDocument("/a/", "Same", ""), SearchDocument("/b/", "Same", "", boost=1.5)])
    assert search(index, "same").results[0].page.address == "/b/"


def test_an_a_to_z_term_typed_word_for_word_beats_a_page_that_only_says_it_often() -> None:
    often = SearchDocument("/often/", "Rates and more rates", "Rates.", headings=("Rates",), body="rates " * 50)
    named = SearchDocument("/named/", "Business charges", "What shops pay.", terms=("Rates",))
    assert search(build_index([*OTHERS, often, named]), "rates").results[0].page.address == "/named/"


def test_the_number_found_is_told_whatever_number_is_asked_for() -> None:
    everything = search(INDEX, "park")
    assert (search(INDEX, "park", 1).total, len(search(INDEX, "park", 1).results)) == (everything.total, 1)


@pytest.mark.parametrize("query", ["", "   ", "?!", "😀", "'", "-", "*", "+ - : ~ ^"])
def test_questions_without_words_or_with_lunr_s_own_signs_do_no_harm(query: str) -> None:
    assert set(found(query)) <= {document.address for document in DOCUMENTS}
    assert near_words(INDEX, query) == ()


@pytest.mark.parametrize("name", ["constructor", "__proto__", "toString"])
def test_words_that_are_names_in_javascript_are_words(name: str) -> None:
    assert found(name)[:1] == ["/trap/"]


def test_a_very_long_question_is_cut() -> None:
    assert found("bin " + "word " * MOST_WORDS + "library")[:1] == ["/bins/missed-bin/"]
    assert found("x" * 100_000) == []


@pytest.mark.parametrize(("query", "near"), [("librerry", "library"), ("emptieed bni", "emptied"), ("how do I get a permeet", "permit")])
def test_when_nothing_is_found_near_words_are_offered(query: str, near: str) -> None:
    assert near in near_words(INDEX, query)


def test_at_most_three_near_words_are_offered() -> None:
    alike = [SearchDocument(f"/{n}/", f"Permit{letter}", "") for n, letter in enumerate("abcdef")]
    assert len(near_words(build_index(alike), "permeit")) == 3


def test_what_is_offered_finds_something() -> None:
    offered = [other for query in ("librerry", "permeet", "playgruond", "councel taxx") for other in near_words(INDEX, query)]
    assert offered
    assert [other for other in offered if not search(INDEX, other).total] == []
