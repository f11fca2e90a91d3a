"""The HTML of every kind of page, as a browser without scripts reads it."""

from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from briggate.build.pipeline import build
from tests.sites import PROJECT
from tests.theme.pages import PAGES

ON_DISK = {kind: address for kind, address in PAGES.items() if kind not in ("search-results", "not-found")} | {"not-found": "/404.html"}
every_page = pytest.mark.parametrize("address", ON_DISK.values(), ids=ON_DISK)


def tree(site: Path, address: str) -> LexborHTMLParser:
    path = site / address[1:]
    return LexborHTMLParser((path if path.suffix else path / "index.html").read_bytes())


def texts(site: Path, address: str, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in tree(site, address).css(selector)]


def values(nodes: list[LexborNode], attribute: str) -> list[str | None]:
    return [node.attributes.get(attribute) for node in nodes]


@every_page
def test_ids_are_unique_and_what_names_them_exists(good_town: Path, address: str) -> None:
    page = tree(good_town, address)
    ids = values(page.css("[id]"), "id")
    assert len(ids) == len(set(ids))
    named = [each for attribute in ("aria-labelledby", "for", "aria-controls") for each in values(page.css(f"[{attribute}]"), attribute)]
    named += [(href or "")[1:] for href in values(page.css("a[href^='#']"), "href")]
    assert [name for name in named if name not in ids] == []


@every_page
def test_headings_go_down_one_level_at_a_time(good_town: Path, address: str) -> None:
    levels = [int((node.tag or "")[1]) for node in tree(good_town, address).css("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert [(above, below) for above, below in pairwise(levels) if below > above + 1] == []


@every_page
def test_navigation_landmarks_have_names_of_their_own(good_town: Path, address: str) -> None:
    page = tree(good_town, address)
    labels = [node.attributes.get("aria-label") or node.attributes.get("aria-labelledby") for node in page.css("nav")]
    assert all(labels)
    assert len(labels) == len(set(labels))
    assert [len(page.css(landmark)) for landmark in ("body > header", "main", "body > footer")] == [1, 1, 1]


@every_page
def test_every_page_is_marked_as_a_demonstration_and_offers_search_and_reporting(good_town: Path, address: str) -> None:
    page = tree(good_town, address)
    assert texts(good_town, address, ".demonstration") == ["Goodtown is made up, to test with."]
    assert len(page.css("form[role=search] label[for=site-search]")) == 1
    assert len(page.css("form[role=search] button")) == 1
    report = [href for href in values(page.css(".page-foot a"), "href") if "/demo/report" in (href or "")]
    assert [("page=" in (href or "")) for href in report] == [True]


@every_page
def test_no_template_left_a_word_out(good_town: Path, address: str) -> None:
    """A word that the catalogue lacks would leave an empty element behind."""
    speaking = tree(good_town, address).css("a, button, h1, h2, h3, dt, th, label, summary, p")
    assert [node.html for node in speaking if not node.text().strip() and not node.css("img")] == []


def test_alerts_stand_where_their_gravity_puts_them(good_town: Path) -> None:
    page = tree(good_town, "/bins/missed-bin/")
    order = [node.attributes.get("class") for node in page.css(".alert, .site-header, main")]
    assert order == ["alert alert-notable_death", "alert alert-major", "site-header", "alert alert-minor", "alert alert-announcement", None]
    assert texts(good_town, "/bins/missed-bin/", ".alert-kind") == ["In memory:", "Urgent:", "Be aware:", "News:"]
    assert texts(good_town, "/contact/", ".alert-announcement") == []


def test_a_service_page_gives_the_button_first_and_the_other_ways_beside_it(good_town: Path) -> None:
    headings = texts(good_town, "/bins/missed-bin/", ".body h1, .body .button-start, .body h2")
    assert headings[:5] == ["Report a missed bin", "Report a missed bin", "Before you start", "Other ways to do this", "Who can use this"]
    ways = texts(good_town, "/bins/missed-bin/", ".ways dt")
    assert ways == ["By phone", "By phone", "Text relay", "Web chat", "In person", "By post", "Help with going online"]


def test_a_withdrawn_page_says_so_and_offers_no_button(good_town: Path) -> None:
    assert texts(good_town, "/bins/bulky-waste/", ".notice") == [
        "This page no longer applies Goodtown Growers do this now. Withdrawn on 30 November 2026."
    ]
    assert texts(good_town, "/bins/bulky-waste/", ".button") == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "/bins/garden-waste/",
            "Not working as usual Snow has stopped collections on hills. We expect this to last until 5pm on 20 December 2026.",
        ),
        (
            "/bins/new-bin/",
            "This has changed for a while Deliveries take a week longer. We expect this to last until the end of 9 January 2027.",
        ),
    ],
)
def test_a_status_says_what_and_until_when(good_town: Path, address: str, expected: str) -> None:
    assert texts(good_town, address, ".notice") == [expected]


def test_a_page_says_who_provides_a_service_when_we_do_not(good_town: Path) -> None:
    assert texts(good_town, "/bins/garden-waste/", ".provider") == ["Provided by Goodtown Growers, not by the council."]
    assert texts(good_town, "/bins/new-bin/", ".provider") == ["Provided by Neighbourtown <b>& District</b> Council."]
    assert texts(good_town, "/bins/missed-bin/", ".provider") == []


def test_entries_of_the_a_to_z_read_the_word_looked_for_first(good_town: Path) -> None:
    entries = texts(good_town, "/a-to-z/r/", ".entries > li")
    assert entries == [
        "Refuse: Get your garden waste collected Report a missed bin",
        "Removals, see Moving home in Goodtown",
        "Report a missed bin",
    ]


def test_letters_without_entries_are_shown_and_lead_nowhere(good_town: Path) -> None:
    page = tree(good_town, "/a-to-z/")
    letters = [node.text(deep=True).split()[0] for node in page.css(".letters > li")]
    assert letters[:26] == list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert "Q (no entries)" in [" ".join(node.text().split()) for node in page.css(".letters > li > span")]
    assert [node.text() for node in page.css(".letters a") if node.text().startswith("Q")] == []


def test_steps_say_and_or_in_words_and_stand_open(good_town: Path) -> None:
    assert texts(good_town, "/housing/money-help/", ".step-mark") == ["Step 11", "and", "or", "Step 22"]
    assert len(tree(good_town, "/housing/money-help/").css(".step details[open]")) == 4
    assert texts(good_town, "/housing/money-help/", ".step-optional") == ["if you want to"]


def test_a_translated_page_names_its_counterpart_and_its_language(good_town: Path) -> None:
    page = tree(good_town, "/cy/biniau/bin-coll/")
    assert values(page.css("html"), "lang") == ["cy"]
    alternates = {node.attributes["hreflang"]: node.attributes["href"] for node in page.css("link[hreflang]")}
    assert alternates == {
        "cy": "https://goodtown.example.org/cy/biniau/bin-coll/",
        "en": "https://goodtown.example.org/bins/missed-bin/",
    }
    switch = page.css_first(".site-footer a[hreflang=en]")
    assert (switch.text(), switch.attributes["lang"], switch.attributes["href"]) == ("English", "en", "../../../bins/missed-bin/")
    assert texts(good_town, "/cy/biniau/bin-coll/", ".menu-topics a") == ["Biniau ac ailgylchu"]


def test_an_old_address_leads_on_without_a_script(good_town: Path) -> None:
    page = tree(good_town, "/rubbish/missed/")
    assert values(page.css("meta[http-equiv=refresh]"), "content") == ["0; url=../../bins/missed-bin/"]
    assert values(page.css("link[rel=canonical]"), "href") == ["https://goodtown.example.org/bins/missed-bin/"]
    assert values(page.css("meta[name=robots]"), "content") == ["noindex"]
    assert texts(good_town, "/rubbish/missed/", ".body a") == ["Go to Report a missed bin"]
    assert values(tree(good_town, "/tips/").css(".body a"), "href") == ["https://example.org/demo/tips"]


def test_the_page_not_found_works_at_any_depth(good_town: Path) -> None:
    page = tree(good_town, "/404.html")
    addresses = values(page.css("link[rel=stylesheet], script[src], .site-header a"), "href") + values(page.css("script[src]"), "src")
    assert [each for each in addresses if each and not each.startswith("/")] == []


def test_the_head_says_what_the_page_is(good_town: Path) -> None:
    page = tree(good_town, "/bins/garden-waste/")
    assert texts(good_town, "/bins/garden-waste/", "head > title") == ["Get your garden waste collected – Goodtown Borough Council"]
    assert values(page.css("meta[name=description]"), "content") == ["Sign up for a brown bin for £1 a year in this made-up town."]
    assert values(page.css("link[rel=canonical]"), "href") == ["https://goodtown.example.org/bins/garden-waste/"]
    assert values(page.css("link[type='application/atom+xml']"), "href") == ["../../changes/feed.xml"]
    assert values(page.css("script[src]"), "type") == ["module"]


def test_a_list_of_places_says_when_each_is_open(good_town: Path) -> None:
    shown = texts(good_town, "/hubs/", ".venues .line")
    assert "Monday to Friday, 9am to 12.30pm and 1.30pm to 5pm (Side door)" in shown
    assert "Second and last Tuesday of the month, 10am to 1pm" in shown


def test_a_place_closed_all_week_says_when_it_opens_next(tmp_path: Path) -> None:
    """A week of “Closed” tells nobody when the pop-up hub comes. On 5 January its hall is being repaired."""
    site = build(PROJECT, "2026-12-16T09:00", tmp_path / "site").folder
    address = "/community-hubs/pop-up-hub/"
    assert texts(site, address, ".hours caption") == ["Next open"]
    assert texts(site, address, ".hours tbody tr") == ["Wednesday 16 DecemberClosed", "Tuesday 19 January10am to 1pm"]


def test_no_page_sends_people_from_its_contact_panel_to_itself(reference_site: Path) -> None:
    assert "In person" in texts(reference_site, "/pathways/", ".contact dt")
    assert "In person" not in texts(reference_site, "/community-hubs/", ".contact dt")
