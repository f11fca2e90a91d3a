"""What is in the A–Z, under which words, leading where."""

import random
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briggate.a_to_z.alphabet import alphabet_of
from briggate.a_to_z.entries import AtoZ, a_to_z
from briggate.model.council import ExtraEntry
from briggate.model.page import Page
from briggate.model.page_types import PAGE_TYPES

NEEDED: dict[str, dict[str, Any]] = {
    "service": {"topics": ("/topic/",)},
    "guide": {"topics": ("/topic/",), "parts": ({"title": "One", "file": "one.md"},)},
    "step_by_step": {"topics": ("/topic/",), "steps": ({"title": "One"},)},
    "venue": {"location": {"address": ("1 Placeholder Street",)}},
    "alert": {"severity": "minor", "from": "2026-01-01 09:00", "to": "2026-01-02 09:00"},
}


def page(title: str, type: str = "service", address: str = "", guide: str | None = None, **meta: Any) -> Page:
    address = address or "/" + "-".join(re.findall(r"[a-z0-9]+", title.lower())) + "/"
    whole = {"title": title, "summary": "About it.", "owner": "waste", "last_reviewed": date(2026, 1, 1), "type": type}
    record = PAGE_TYPES[type].model_validate(whole | NEEDED.get(type, {}) | meta)
    return Page(source=address.strip("/") + ".md", address=address, meta=record, body="", body_line=1, guide=guide)


def extra(term: str, leads_to: str) -> ExtraEntry:
    return ExtraEntry(term=term, page=leads_to)


def resolver(pages: Iterable[Page], moved: dict[str, str]) -> Callable[[str], Page | None]:
    by_address = {each.address: each for each in pages}
    return lambda address: by_address.get(moved.get(address, address))


def built(*pages: Page, extras: Iterable[ExtraEntry] = (), moved: dict[str, str] | None = None, language: str = "en") -> AtoZ:
    return a_to_z(pages, extras, resolver(pages, moved or {}), language)


def shown(result: AtoZ) -> list[str]:
    return [f"{entry.term}: see {entry.page.title}" if entry.see else entry.term for entry in result.all]


def test_a_service_is_under_its_title_and_under_the_words_residents_use() -> None:
    tax = page("Council Tax", a_to_z=("Rates", "Poll tax"))
    assert shown(built(tax, page("Zoo licences"))) == ["Council Tax", "Poll tax: see Council Tax", "Rates: see Council Tax", "Zoo licences"]


@pytest.mark.parametrize("type", ["service", "guide", "step_by_step", "venue", "directory"])
def test_page_types_that_are_always_listed(type: str) -> None:
    assert shown(built(page("Parks", type))) == ["Parks"]


@pytest.mark.parametrize("type", ["landing", "page"])
def test_other_pages_are_listed_when_they_have_words_and_then_under_their_titles_too(type: str) -> None:
    """“See Parks” would be a promise not kept if there were no Parks."""
    assert shown(built(page("Parks", type))) == []
    assert shown(built(page("Parks", type, a_to_z=("Gardens",)))) == ["Gardens: see Parks", "Parks"]
    assert shown(built(page("Parks", type), extras=[extra("Gardens", "/parks/")])) == ["Gardens: see Parks", "Parks"]


@pytest.mark.parametrize("left_out", [page("Leeds", "home", a_to_z=("Town",)), page("Snow", "alert", a_to_z=("Ice",))])
def test_the_home_page_and_alerts_are_left_out(left_out: Page) -> None:
    assert shown(built(left_out, extras=[extra("Weather", left_out.address)])) == []


def test_a_withdrawn_page_is_left_out_with_all_its_words() -> None:
    old = page("Old grant", a_to_z=("Money",), withdrawn={"date": date(2026, 1, 1), "reason": "It ended."})
    assert shown(built(old, extras=[extra("Help", "/old-grant/")])) == []


def test_a_part_of_a_guide_is_listed_only_where_an_extra_entry_names_it() -> None:
    """Its front matter is the guide's, whose words belong to the guide."""
    guide = page("Blue Badges", "guide", a_to_z=("Parking",))
    part = page("Renew a badge", "guide", "/blue-badges/renew/", guide="/blue-badges/", a_to_z=("Parking",))
    assert shown(built(guide, part)) == ["Blue Badges", "Parking: see Blue Badges"]
    assert shown(built(guide, part, extras=[extra("Lost badge", "/blue-badges/renew/")]))[1] == "Lost badge: see Renew a badge"


def test_a_page_that_search_leaves_out_is_in_the_a_to_z() -> None:
    assert shown(built(page("Parks", search={"exclude": True}))) == ["Parks"]


def test_extra_entries_follow_pages_that_have_moved() -> None:
    result = built(page("Council Tax"), extras=[extra("Rates", "/old/tax/")], moved={"/old/tax/": "/council-tax/"})
    assert shown(result) == ["Council Tax", "Rates: see Council Tax"]


def test_an_extra_entry_that_leads_nowhere_is_left_out() -> None:
    """It is a fault that reading the settings reports; the A–Z never shows a dead link."""
    assert shown(built(page("Council Tax"), extras=[extra("Rates", "/nowhere/")])) == ["Council Tax"]


def test_an_extra_entry_for_a_page_in_another_language_is_in_that_languages_a_to_z() -> None:
    english, welsh = page("Council Tax"), page("Treth Gyngor", lang="cy")
    both = resolver([english, welsh], {})
    extras = [extra("Rates", english.address), extra("Ardrethi", welsh.address)]
    assert shown(a_to_z([english], extras, both, "en")) == ["Council Tax", "Rates: see Council Tax"]
    assert shown(a_to_z([welsh], extras, both, "cy")) == ["Ardrethi: see Treth Gyngor", "Treth Gyngor"]


def test_the_same_word_for_the_same_page_stands_once_however_it_is_spelt() -> None:
    tax = page("Council Tax", a_to_z=("council tax", "Rates", "RATES", "The rates"))
    assert shown(built(tax, extras=[extra("Ratés", "/council-tax/"), extra("Council-Tax", "/council-tax/")])) == [
        "Council Tax",
        "Rates: see Council Tax",
    ]


def test_one_word_for_several_pages_is_one_term_with_the_page_of_that_name_first() -> None:
    pages = [page("Business rates", a_to_z=("Rates",)), page("Council Tax", a_to_z=("rates",)), page("Rates")]
    for order in (pages, pages[::-1]):
        letter = next(each for each in built(*order).letters if each.slug == "r")
        (term,) = letter.terms
        assert term.term == "Rates"
        assert [entry.page.title for entry in term.entries] == ["Rates", "Business rates", "Council Tax"]
        assert [entry.see for entry in term.entries] == [False, True, True]


def test_every_letter_is_there_with_or_without_entries() -> None:
    result = built(page("Bins"), page("20mph zones"))
    assert [letter.letter for letter in result.letters] == [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0–9"]
    assert [letter.slug for letter in result.letters if letter.entries] == ["b", "0-9"]


def test_letters_of_elsewhere_are_there_when_something_is_under_them() -> None:
    assert [letter.slug for letter in built(page("اردو", address="/urdu/")).letters][-2:] == ["0-9", "other"]
    slugs = [letter.slug for letter in built(page("Zumba"), page("Chwaraeon"), language="cy").letters]
    assert "z" in slugs
    assert "k" not in slugs


def test_no_pages_make_an_a_to_z_without_entries() -> None:
    assert built().all == ()


WORDS = st.sampled_from(
    ["Rates", "rates", "The rates", "Council Tax", "Zoo", "1 to 1", "Éclair", "中文", "?", "Bins & bags", "Bins and bags"]
)


@given(st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=3)), max_size=6), st.randoms())
def test_nothing_is_lost_nothing_doubled_and_the_order_of_the_pages_does_not_show(
    titles: list[tuple[str, list[str]]], chance: random.Random
) -> None:
    pages = [page(title, address=f"/{number}/", a_to_z=tuple(words)) for number, (title, words) in enumerate(titles)]
    shuffled = list(pages)
    chance.shuffle(shuffled)
    result = built(*pages)
    assert shown(built(*shuffled)) == shown(result)
    folded = alphabet_of("en").folded
    found = [(folded(entry.term), entry.page.address) for entry in result.all]
    assert len(found) == len(set(found))
    assert set(found) == {(folded(word), each.address) for each in pages for word in (each.title, *each.meta.a_to_z)}
    assert {entry.page.address for entry in result.all if not entry.see} == {each.address for each in pages}
