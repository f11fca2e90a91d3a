"""Rule letter-reachable."""

from dataclasses import replace
from pathlib import Path

from briggate.checks.rules.search.letter_reachable import rule
from tests.checks.harness import site_facts, told
from tests.sites import page, service

FILES = {
    "site_config/council.yml": (
        "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"
    ),
    "content/bins/skips.md": service("Skips", a_to_z="[24-hour helpline, Éclairs, Жук]"),
    "content/bins/tip.md": service("Tip"),
    "content/cy/index.md": page("Cyngor", type="home", lang="cy"),
    "content/cy/lloches.md": page("Lloches", type="page", lang="cy", a_to_z="[Chwilio]"),
}


def test_letters_figures_and_other_scripts_of_every_language_are_reached(tmp_path: Path) -> None:
    assert told(rule, site_facts(tmp_path, FILES)) == []


def test_a_letter_that_begins_with_a_page_which_came_after_the_site_was_built_is_none(tmp_path: Path) -> None:
    files = {**FILES, "content/bins/soon.md": service("Zebras", publish_at="2027-02-01")}
    built = site_facts(tmp_path, files)
    later = site_facts(tmp_path, files, as_of="2027-03-01T09:00")
    assert told(rule, replace(later, pages=built.pages)) == []


def test_letters_that_lead_on_from_each_other_are_reached_from_the_first(tmp_path: Path) -> None:
    """A theme may link to one letter, and from each to the next."""
    one = '{% extends "base.html" %}{% block content %}<a href="s/">Begin with S</a> <a href="lost/">Or elsewhere</a>{% endblock %}\n'
    files = {key: text for key, text in FILES.items() if "/cy/" not in key}
    assert told(rule, site_facts(tmp_path, {**files, "theme/a_to_z.html": one})) == []


def test_letters_that_no_link_leads_to_or_that_were_not_written_are_told_with_what_they_hide(tmp_path: Path) -> None:
    nothing = '{% extends "base.html" %}{% block content %}<link rel="next" href="s/">{% endblock %}\n'
    elsewhere = {"content/bins/tip.md": service("Tip", "Look [under S](/a-to-z/s/).\n")}
    facts = site_facts(tmp_path, {**FILES, **elsewhere, "theme/partials/letters.html": "", "theme/a_to_z.html": nothing})
    lost = replace(facts, pages={address: each for address, each in facts.pages.items() if address != "/a-to-z/t/"})
    assert told(rule, lost) == [
        "/a-to-z/  E of the A–Z cannot be reached, and a term with it",
        "/a-to-z/  S of the A–Z cannot be reached, and a term with it",
        "/a-to-z/  T of the A–Z has no page, and a term with it",
        "/a-to-z/  0–9 of the A–Z cannot be reached, and a term with it",
        "/a-to-z/  Other of the A–Z cannot be reached, and a term with it",
        "/cy/a-to-z/  Ch of the A–Z cannot be reached, and a term with it",
        "/cy/a-to-z/  Ll of the A–Z cannot be reached, and a term with it",
    ]
