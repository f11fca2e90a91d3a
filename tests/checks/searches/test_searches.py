"""Rule searches."""

from pathlib import Path

from briggate.checks.rules.search.searches import rule
from tests.checks.harness import hits, site_facts, told
from tests.sites import page, service

FILES = {
    "site_config/council.yml": (
        "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"
    ),
    "content/bins/skips.md": service("Hire a skip", redirect_from="[/old-skips/]", synonyms="[builder's rubbish]"),
    "content/bins/soon.md": service("Food waste", publish_at="2027-02-01"),
    "content/bins/over.md": service("Tips", unpublish_at="{at: 2026-06-01, redirect: /bins/skips/}"),
    "content/bins/hidden.md": service("Hidden", search="{exclude: true}"),
    "content/cy/index.md": page("Cyngor", type="home", lang="cy"),
    "content/cy/sgip.md": page("Llogi sgip", type="page", lang="cy"),
}
HOLD = """\
- {query: skip hire, page: /bins/skips/}
- {query: HIRE A SKIPP, page: bins/skips.md}
- {query: builders rubbish, page: /bins/skips}
- {query: skip, page: /old-skips/}
- {query: sgip, page: /cy/sgip/}
- {query: sgip, page: /cy/sgip/, language: cy}
- {query: food waste, page: /bins/soon/}
- {query: nothing at all, page: /bins/over/}
"""
FAIL = """\
- {query: skip, page: /bins/skip/}
- {query: rates, page: /bins/skips/}
- {query: hidden, page: /bins/hidden/}
- {query: sgip, page: /cy/sgip/, language: cz}
- {query: sgip, page: /cy/sgip/, language: en}
"""


def test_plain_and_misspelt_words_old_addresses_other_languages_and_pages_that_come_or_go_hold(tmp_path: Path) -> None:
    assert told(rule, site_facts(tmp_path, {**FILES, "checks/searches.yml": HOLD})) == []


def test_what_does_not_find_its_page_is_told_with_what_comes_first(tmp_path: Path) -> None:
    facts = site_facts(tmp_path, {**FILES, "checks/searches.yml": FAIL})
    assert told(rule, facts) == [
        "checks/searches.yml:1  there is no page /bins/skip/",
        "checks/searches.yml:2  a search for “rates” finds nothing",
        "checks/searches.yml:3  a search for “hidden” cannot find /bins/hidden/: it is kept out of search by `exclude`",
        "checks/searches.yml:4  the site has no pages in “cz”",
        "checks/searches.yml:5  a search for “sgip” does not find /cy/sgip/ among the first 5: “Hire a skip” comes first",
    ]
    assert next(hit.fix for hit in hits(rule, facts)) == "Did you mean “/bins/skips/”?"


def test_a_site_without_search_is_told_of_by_another_rule(tmp_path: Path) -> None:
    mkdocs = "site_name: x\ndocs_dir: content\nsite_dir: build/site\ntheme: {name: briggate, custom_dir: theme}\n"
    files = {"mkdocs.yml": f"{mkdocs}plugins: [{{briggate: {{search_index: false}}}}]\n", "checks/searches.yml": HOLD}
    assert told(rule, site_facts(tmp_path, {**FILES, **files})) == []
