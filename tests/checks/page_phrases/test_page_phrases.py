"""Rule page-phrases."""

from dataclasses import replace
from pathlib import Path

from briggate.checks.rules.search.page_phrases import rule
from tests.checks.harness import site_facts, told
from tests.sites import page, service

FILES = {
    "checks/budgets.yml": "found_within: 1\n",
    "site_config/council.yml": (
        "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"
    ),
    "content/cy/index.md": page("Cyngor", type="home", lang="cy"),
}


def test_phrases_that_find_their_page_or_are_on_a_page_that_search_leaves_out_for_a_while_are_none(tmp_path: Path) -> None:
    files = {
        "content/bins/skips.md": service("Skips", search="{phrases: [hire a skip, SKIPS, skip]}"),
        "content/bins/gone.md": service("Gone", search="{phrases: [skip]}", withdrawn="{date: 2026-11-30, reason: Nobody came.}"),
        "content/bins/soon.md": service("Soon", search="{phrases: [skip]}", publish_at="2027-02-01"),
        "content/bins/moving.md": service(
            "Moving home", type="guide", parts="[{title: Before, file: moving/before.md}]", search="{phrases: [new address]}"
        ),
        "content/bins/moving/before.md": "Pack your things.\n",
        "content/cy/sgip.md": page("Llogi sgip", type="page", lang="cy", search="{phrases: [skip]}"),
    }
    assert told(rule, site_facts(tmp_path, {**FILES, **files})) == []


def test_phrases_that_find_other_pages_are_told_where_they_are_written(tmp_path: Path) -> None:
    files = {
        "content/bins/skips.md": service("Skips", search="{boost: 5, phrases: [hire a skip]}"),
        "content/bins/tip.md": service("Tip", search="\n  phrases:\n    - tip\n    - hire a skip"),
        "content/bins/hidden.md": service("Hidden", search="{exclude: true, phrases: [hidden]}"),
        "content/alerts/snow.md": page(
            "Snow", **{"severity": "minor", "from": "2026-12-08", "to": "2026-12-20", "type": "alert"}, search="{phrases: [snow]}"
        ),
    }
    assert told(rule, site_facts(tmp_path, {**FILES, **files})) == [
        "content/alerts/snow.md:10  a search for “snow” cannot find /alerts/snow/: it is an alert, and search has none",
        "content/bins/hidden.md:7  a search for “hidden” cannot find /bins/hidden/: it is kept out of search by `exclude`",
        "content/bins/tip.md:10  a search for “hire a skip” does not find /bins/tip/ first: “Skips” comes first",
    ]


def test_a_page_that_came_after_the_site_was_built_is_not_looked_for(tmp_path: Path) -> None:
    """Time alone brings about no finding of this rule."""
    files = {"content/bins/soon.md": service("Soon", search="{phrases: [food waste]}", publish_at="2027-02-01")}
    built = site_facts(tmp_path / "then", files)
    later = site_facts(tmp_path / "later", files, as_of="2027-03-01T09:00")
    assert told(rule, replace(later, pages=built.pages, find=built.find)) == []


def test_a_site_without_search_is_told_of_by_another_rule(tmp_path: Path) -> None:
    mkdocs = "site_name: x\ndocs_dir: content\nsite_dir: build/site\ntheme: {name: briggate, custom_dir: theme}\n"
    files = {
        "mkdocs.yml": f"{mkdocs}plugins: [{{briggate: {{search_index: false}}}}]\n",
        "content/bins/skips.md": service("Skips", search="{phrases: [skip]}"),
    }
    assert told(rule, site_facts(tmp_path, files)) == []
