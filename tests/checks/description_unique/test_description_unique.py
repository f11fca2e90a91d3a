"""Rule description-unique."""

from pathlib import Path

from briggate.checks.rules.html.description_unique import rule
from tests.checks.harness import site_facts, told
from tests.sites import service


def test_each_page_but_the_first_is_told_with_the_line_of_its_summary(tmp_path: Path) -> None:
    files = {f"content/bins/{name}.md": service(f"Bin {name}", summary="What to do.") for name in "abc"}
    assert told(rule, site_facts(tmp_path, files)) == [
        "content/bins/b.md:3  the summary is the same as that of /bins/a/",
        "content/bins/c.md:3  the summary is the same as that of /bins/a/",
    ]


def test_a_site_whose_summaries_differ_has_no_two_alike(tmp_path: Path) -> None:
    """Nor have the pages that the engine writes."""
    assert told(rule, site_facts(tmp_path, {"content/bins/a.md": service("New bin", a_to_z="[Bins, Caddies]")})) == []
