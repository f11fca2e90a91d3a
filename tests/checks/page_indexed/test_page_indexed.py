"""Rule page-indexed, over a site with every kind of page that search leaves out on purpose."""

from dataclasses import replace
from pathlib import Path

import pytest

from briggate.checks.rules.search.page_indexed import rule
from briggate.checks.site_facts import SiteFacts
from tests.checks.harness import site_facts, told
from tests.sites import page, service

ALERT = {"severity": "minor", "from": "2026-12-08", "to": "2026-12-20", "type": "alert"}
FILES = {
    "site_config/council.yml": (
        "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"
    ),
    "content/bins/skips.md": service("Skips", redirect_from="[/old-skips/]"),
    "content/bins/hidden.md": service("Hidden", search="{exclude: true}"),
    "content/bins/gone.md": service("Gone", withdrawn="{date: 2026-11-30, reason: Nobody came.}"),
    "content/bins/soon.md": service("Soon", publish_at="2027-02-01"),
    "content/bins/moving.md": service("Moving", type="guide", parts="[{title: Before, file: moving/before.md}]"),
    "content/bins/moving/before.md": "Pack your things.\n",
    "content/alerts/snow.md": page("Snow", **ALERT),
    "content/cy/index.md": page("Cyngor", type="home", lang="cy"),
    "content/cy/biniau.md": page("Biniau", type="page", lang="cy"),
}


class Knows:
    """A search that can find some pages."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = frozenset(addresses)

    def __call__(self, query: str, language: str, count: int) -> list[str]:
        return sorted(self.addresses)[:count]

    def indexed(self, language: str) -> frozenset[str]:
        return self.addresses


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> SiteFacts:
    return site_facts(tmp_path_factory.mktemp("site"), FILES)


def test_what_is_left_out_on_purpose_is_not_missed(facts: SiteFacts) -> None:
    assert told(rule, facts) == []


def test_each_page_that_search_does_not_know_is_told(facts: SiteFacts) -> None:
    known = Knows("/", "/bins/", "/bins/skips/", "/bins/moving/", "/cy/", "/cy/biniau/")
    assert told(rule, replace(facts, find=known)) == ["content/bins/moving/before.md  search does not know of “Before”"]


def test_a_language_without_an_index_is_one_fault(facts: SiteFacts) -> None:
    assert told(rule, replace(facts, find=Knows())) == [
        "mkdocs.yml:0  search finds none of the 5 pages in “en”",
        "mkdocs.yml:0  search finds none of the 2 pages in “cy”",
    ]


def test_a_page_that_came_after_the_site_was_built_is_not_missed(tmp_path: Path) -> None:
    """Time alone brings about no finding of this rule."""
    built = site_facts(tmp_path / "then", FILES)
    later = site_facts(tmp_path / "later", FILES, as_of="2027-03-01T09:00")
    assert "/bins/soon/" in later.site.by_address
    assert told(rule, replace(later, pages=built.pages, find=built.find)) == []


def test_a_language_of_which_search_is_to_find_nothing_needs_no_index(facts: SiteFacts) -> None:
    assert told(rule, replace(facts, pages={}, find=Knows())) == []
