"""Rule title-unique."""

from pathlib import Path

from briggate.checks.rules.html.title_unique import rule
from tests.checks.harness import site_facts, told
from tests.sites import page, service

COUNCIL = "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"


def test_each_page_but_the_first_is_told_with_the_line_of_its_title(tmp_path: Path) -> None:
    files = {f"content/bins/{name}.md": service("New bin") for name in "abc"}
    assert told(rule, site_facts(tmp_path, files)) == [
        "content/bins/b.md:2  the title “New bin – Tinytown Council” is that of /bins/a/ too",
        "content/bins/c.md:2  the title “New bin – Tinytown Council” is that of /bins/a/ too",
    ]


def test_capitals_and_spaces_set_no_titles_apart(tmp_path: Path) -> None:
    files = {"content/bins/a.md": service("New bin"), "content/bins/b.md": service("NEW  bin")}
    assert len(told(rule, site_facts(tmp_path, files))) == 1


def test_a_site_whose_titles_differ_has_no_two_alike(tmp_path: Path) -> None:
    """Nor have the pages that the engine writes: letters, topics, search, what has changed."""
    files = {"content/bins/a.md": service("New bin", a_to_z="[Bins, Caddies]"), "content/bins/b.md": service("New bins")}
    assert told(rule, site_facts(tmp_path, files)) == []


def test_an_old_address_that_sends_people_on_is_no_second_page(tmp_path: Path) -> None:
    files = {"content/bins/a.md": service("New bin", redirect_from="[/bins/old/, /bins/older/]")}
    assert told(rule, site_facts(tmp_path, files)) == []


def test_a_translation_may_have_the_title_of_its_page(tmp_path: Path) -> None:
    files = {
        "site_config/council.yml": COUNCIL,
        "content/bins/a.md": service("Panto"),
        "content/cy/index.md": page("Cyngor", type="home", lang="cy"),
        "content/cy/a.md": page("Panto", type="page", lang="cy"),
    }
    assert told(rule, site_facts(tmp_path, files)) == []
