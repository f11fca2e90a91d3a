"""What a page says reaches the search index by every way in which it may be looked for, and no page that should not."""

from pathlib import Path

import pytest

from briggate.build.pipeline import build
from briggate.search import SearchIndex, read_index, search
from tests.sites import files_of, page, service, tiny_site

TOWN = {
    "content/bins/missed.md": service(
        "Missed collections",
        "## Whom to tell\n\nThe lorry driver.\n",
        summary="We return within [[fact days]].",
        a_to_z="[Uncollected rubbish]",
        synonyms="[forgotten wheelies]",
        search="{phrases: [nobody came]}",
    ),
    "content/bins/boosted.md": service("Words enough to matter less, and a zinnia", search="{boost: 10}"),
    "content/bins/plain.md": service("Zinnia"),
    "content/bins/hidden.md": service("Quagga", search="{exclude: true}"),
    "content/bins/over.md": service("Quokka", withdrawn="{date: 2026-01-01, reason: Over.}"),
    "content/bins/later.md": service("Quince", publish_at="2027-01-01"),
    "content/alerts/snow.md": page("Quicksand", type="alert", severity="minor", **{"from": "2026-12-01", "to": "2026-12-24"}),
    "content/bins/path.md": page("A path", type="step_by_step", topics="[bins]", steps="[{title: Climb the staircase}]"),
    "content/bins/guide.md": page("A guide", type="guide", topics="[bins]", parts="[{title: Overture, file: guide/first.md}]"),
    "content/bins/guide/first.md": "Words.\n",
    "content/bins/hub.md": page(
        "A hub", type="venue", location="{address: [Here]}", services="[{title: Pottery class}]", facilities="[Trampoline]"
    ),
    "site_config/a_to_z/waste.yml": "- {term: Dustmen, page: /bins/missed/}\n",
    "site_config/facts/waste.yml": "days: {value: seventeen days}\n",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    built = build(tiny_site(tmp_path_factory.mktemp("search"), TOWN), "2026-12-10T09:00")
    return read_index(built.folder / "search")


def found(index: SearchIndex, query: str) -> list[str]:
    return [result.page.address for result in search(index, query).results]


def test_no_page_changes_with_the_index(tmp_path: Path) -> None:
    """Only the manifest names the index's files: another word on one page is no other page's business."""
    project = tiny_site(tmp_path, TOWN)
    before = files_of(build(project, "2026-12-10T09:00").folder)
    with (project / "content/bins/plain.md").open("a", encoding="utf-8") as page_file:
        page_file.write("\nA wheelbarrow.\n")
    after = files_of(build(project, "2026-12-10T09:00").folder)
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert "search/manifest.json" in changed
    assert {name for name in changed if not name.startswith("search/")} == {"bins/plain/index.html"}


@pytest.mark.parametrize(
    "query",
    ["missed collections", "uncollected", "forgotten wheelies", "nobody came", "dustmen", "seventeen", "whom to tell", "lorry driver"],
    ids=["title", "A–Z term", "synonym", "phrase", "extra A–Z entry", "fact in the summary", "heading", "body"],
)
def test_a_page_is_found_by_whatever_it_says(index: SearchIndex, query: str) -> None:
    assert found(index, query)[:1] == ["/bins/missed/"]


@pytest.mark.parametrize(
    ("query", "address"),
    [("staircase", "/bins/path/"), ("pottery", "/bins/hub/"), ("trampoline", "/bins/hub/")],
)
def test_a_page_is_found_by_what_its_front_matter_lists(index: SearchIndex, query: str, address: str) -> None:
    assert found(index, query) == [address]


def test_a_guide_and_its_part_are_both_found_by_the_part(index: SearchIndex) -> None:
    assert sorted(found(index, "overture")) == ["/bins/guide/", "/bins/guide/first/"]


@pytest.mark.parametrize("query", ["quagga", "quokka", "quince", "quicksand"], ids=["excluded", "withdrawn", "to come", "alert"])
def test_a_page_that_is_not_to_be_found_is_not(index: SearchIndex, query: str) -> None:
    assert found(index, query) == []


def test_a_boosted_page_comes_first(index: SearchIndex) -> None:
    assert found(index, "zinnia") == ["/bins/boosted/", "/bins/plain/"]


def test_results_say_where_a_page_sits(index: SearchIndex) -> None:
    assert [result.page.where for result in search(index, "lorry").results] == ["Bins"]
