"""Rule a-to-z-term-two-pages."""

from pathlib import Path

from briggate.checks.rules.search.a_to_z_term_two_pages import rule
from tests.checks.harness import site_facts, told
from tests.sites import page, service


def test_a_term_of_one_page_or_of_several_on_purpose_is_none(tmp_path: Path) -> None:
    files = {
        "site_config/council.yml": (
            "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"
        ),
        # both say so
        "content/bins/tip.md": service("Tip", a_to_z="[Dump, The tip, Domestic waste]"),
        "content/bins/skips.md": service("Skips", a_to_z="[domestic waste]"),
        # one file of extra terms gives it to both
        "site_config/a_to_z/waste.yml": "- {term: Rubbish, page: /bins/tip/}\n- {term: Rubbish, page: /bins/skips/}\n",
        # the other has been withdrawn, is still to come, or is in another language
        "content/bins/gone.md": service("Gone", withdrawn="{date: 2026-11-30, reason: Nobody came.}", a_to_z="[Dump]"),
        "content/bins/soon.md": service("Soon", publish_at="2027-02-01", a_to_z="[Dump]"),
        "content/cy/index.md": page("Cyngor", type="home", lang="cy"),
        "content/cy/tip.md": page("Dump", type="page", lang="cy", a_to_z="[Sbwriel]"),
        # two pages of one name are a fault of their titles
        "content/bins/two.md": service("Garages"),
        "content/bins/three.md": service("Garages"),
    }
    assert told(rule, site_facts(tmp_path, files)) == []


def test_a_term_that_is_one_page_s_name_and_another_s_term_or_comes_from_two_teams_is_told(tmp_path: Path) -> None:
    files = {
        "content/bins/tip.md": service("Tip", a_to_z="[The skips, Old sofas]"),
        "content/bins/skips.md": service("Skips"),
        "content/bins/sofas.md": service("Sofas"),
        "site_config/a_to_z/waste.yml": "- {term: OLD SOFAS, page: /bins/sofas/}\n- {term: Rubbish, page: /bins/tip/}\n",
        "site_config/a_to_z/housing.yml": "- {term: Rubbish, page: /bins/skips/}\n- {term: Rubbish, page: /bins/sofas/}\n",
        "site_config/owners.yml": "waste: {name: Waste}\nhousing: {name: Housing}\n",
    }
    assert told(rule, site_facts(tmp_path, files)) == [
        "site_config/a_to_z/waste.yml:1  “OLD SOFAS” leads to 2 pages: “Sofas” and “Tip”",
        "site_config/a_to_z/housing.yml:1  “Rubbish” leads to 3 pages: “Skips” and “Sofas” and “Tip”",
        "content/bins/tip.md:7  “Skips” leads to 2 pages: “Skips” and “Tip”",
    ]
