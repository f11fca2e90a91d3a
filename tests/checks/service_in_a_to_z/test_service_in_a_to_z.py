"""Rule service-in-a-to-z."""

from pathlib import Path

import pytest

from briggate.checks.rules.search.service_in_a_to_z import rule
from briggate.checks.words.action_words import begins_with_action
from tests.checks.harness import site_facts, told
from tests.sites import page, service


def test_services_under_a_noun_and_pages_that_are_none_are_not_told(tmp_path: Path) -> None:
    files = {
        "site_config/council.yml": (
            "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"
        ),
        "content/bins/garages.md": service("Garages"),
        "content/bins/missed.md": service("Report a missed bin", a_to_z="[Report a bin, Missed bin]"),
        "content/bins/new.md": service("Order a new bin"),
        "site_config/a_to_z/waste.yml": "- {term: New bin, page: /bins/new/}\n",
        "content/bins/gone.md": service("Report a bad smell", withdrawn="{date: 2026-11-30, reason: Nobody came.}"),
        "content/bins/soon.md": service("Report a fox", publish_at="2027-02-01"),
        "content/about.md": page("Find out about us", type="page"),
        "content/bins/moving.md": service("Moving", type="guide", parts="[{title: Find a home, file: moving/find.md}]"),
        "content/bins/moving/find.md": "Look around.\n",
        "content/cy/index.md": page("Cyngor", type="home", lang="cy"),
        "content/cy/biniau/index.md": page("Biniau", lang="cy"),
        "content/cy/biniau/bin.md": page("Find a bin", lang="cy", topics="[cy/biniau]"),
    }
    assert told(rule, site_facts(tmp_path, files)) == []


def test_services_under_what_to_do_alone_are_told(tmp_path: Path) -> None:
    files = {
        "content/bins/missed.md": service("Report a missed bin", a_to_z="[Tell us about a missed bin]"),
        "content/bins/moving.md": service("Find a home", type="guide", parts="[{title: Before, file: moving/before.md}]"),
        "content/bins/moving/before.md": "Pack your things.\n",
    }
    assert told(rule, site_facts(tmp_path, files)) == [
        "content/bins/missed.md:7  the A–Z has this page only under “Report a missed bin”, and nobody looks there for it",
        "content/bins/moving.md:1  the A–Z has this page only under “Find a home”, and nobody looks there for it",
    ]


def test_services_that_a_theme_of_the_council_s_own_leaves_out_are_told(tmp_path: Path) -> None:
    files = {"content/bins/garages.md": service("Garages"), "theme/partials/entries.html": "", "content/about.md": page("Us", type="page")}
    assert told(rule, site_facts(tmp_path, files)) == ["content/bins/garages.md:1  the A–Z does not have “Garages”"]


@pytest.mark.parametrize(
    "term",
    [
        "Missed bin",
        "Repairs",
        "Help with rent",
        "Park and ride",
        "Pay and display",
        "Register office",
        "Change of address",
        "Return of loan equipment",
        "Book groups",
        "Right to Buy",
        "Paying council tax",
        "Find",
        "Work permits",
        "Contact centre",
        "Play schemes",
        "Order of St John",
        "",
        "30 hours childcare",
    ],
)
def test_a_term_that_names_a_thing_begins_with_no_action(term: str) -> None:
    assert not begins_with_action(term)


@pytest.mark.parametrize(
    "term",
    [
        "Report a missed bin",
        "Apply for a permit",
        "Find and apply for a nursery place",
        "pay your council tax",
        "Swap your home",
        "Get help",
        "Tell us",
        "Report graffiti",
        "Dispose of paint",
    ],
)
def test_a_term_that_says_what_to_do_does(term: str) -> None:
    assert begins_with_action(term)
