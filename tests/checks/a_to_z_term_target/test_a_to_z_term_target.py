"""Rule a-to-z-term-target."""

from pathlib import Path

from briggate.checks.rules.search.a_to_z_term_target import rule
from tests.checks.harness import site_facts, told
from tests.sites import page, service

FILES = {
    "site_config/council.yml": (
        "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"
    ),
    "content/bins/skips.md": service("Skips", redirect_from="[/old-skips/]", a_to_z="[Containers]"),
    "content/bins/gone.md": service("Gone", withdrawn="{date: 2026-11-30, reason: Nobody came.}", a_to_z="[Was here]"),
    "content/bins/soon.md": service("Soon", publish_at="2027-02-01"),
    "content/bins/moving.md": service("Moving", type="guide", parts="[{title: Before, file: moving/before.md}]"),
    "content/bins/moving/before.md": "Pack your things.\n",
    "content/about.md": page("About", type="page", a_to_z="[Us]"),
    "content/cy/index.md": page("Cyngor", type="home", lang="cy"),
    "content/cy/sgip.md": page("Sgip", type="page", lang="cy", a_to_z="[Cynhwysydd]"),
}


def test_terms_that_lead_to_a_page_or_will_or_went_with_it_are_none(tmp_path: Path) -> None:
    terms = """\
- {term: Hire of skips, page: /old-skips/}
- {term: Packing, page: /bins/moving/before/}
- {term: Rubbish, page: /bins/}
- {term: Food waste, page: /bins/soon/}
"""
    assert told(rule, site_facts(tmp_path, {**FILES, "site_config/a_to_z/waste.yml": terms})) == []


def test_terms_that_the_a_to_z_leaves_out_are_told(tmp_path: Path) -> None:
    terms = """\
- {term: Letters, page: /a-to-z/}
- {term: Town hall, page: /}
- {term: Vanished, page: /bins/gone/}
- {term: Sgip, page: /cy/sgip/}
- {term: Moved away, page: /elsewhere/}
"""
    files = {
        "site_config/a_to_z/waste.yml": terms,
        "site_config/redirects/waste.yml": '- {old: /elsewhere/, new: "https://example.org/demo/"}\n',
        "content/alerts/snow.md": page(
            "Snow", **{"severity": "minor", "from": "2026-12-08", "to": "2026-12-20", "type": "alert", "a_to_z": "[Ice]"}
        ),
    }
    assert told(rule, site_facts(tmp_path, {**FILES, **files})) == [
        "site_config/a_to_z/waste.yml:1  “Letters” leads to /a-to-z/, which is no page that somebody has written",
        "site_config/a_to_z/waste.yml:2  “Town hall” leads to /, which is of type home, and the A–Z has none",
        "site_config/a_to_z/waste.yml:3  “Vanished” leads to /bins/gone/, which is withdrawn",
        "site_config/a_to_z/waste.yml:4  “Sgip” leads to /cy/sgip/, which is in “cy”, and extra terms are of the main language",
        "site_config/a_to_z/waste.yml:5  “Moved away” leads to /elsewhere/, which is no page that somebody has written",
        "content/alerts/snow.md:10  the A–Z leaves out “Ice”: the page is of type alert, and the A–Z has none",
    ]
