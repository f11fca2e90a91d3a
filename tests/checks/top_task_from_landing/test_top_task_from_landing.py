"""Rule top-task-from-landing."""

from pathlib import Path

from briggate.checks.council.example_files import example_landing, example_task
from briggate.checks.rules.top_tasks.top_task_from_landing import rule
from tests.checks.harness import site_facts, told
from tests.sites import service

FILES = {
    "content/bins/missed-bin.md": service("Report a missed bin", "## When\n", redirect_from="[/missed/]"),
    "content/tips/index.md": example_landing("Tips"),
    "content/money/index.md": example_landing("Money", "[Bins that were missed](../bins/missed-bin.md#when)\n"),
}


def test_topics_links_in_the_text_and_landing_pages_that_are_not_there_are_none(tmp_path: Path) -> None:
    tasks = example_task(page="/missed/") + example_task(landing="/money/") + example_task(landing="/not-there/")
    assert told(rule, site_facts(tmp_path, {**FILES, "checks/top_tasks.yml": tasks})) == []


def test_a_link_in_the_menu_or_the_footer_is_not_the_landing_page_s(tmp_path: Path) -> None:
    navigation = "menu: [{text: Missed bins, url: /bins/missed-bin/}]\nreport_a_problem: https://example.org/demo/report\n"
    files = {"site_config/navigation.yml": navigation, "checks/top_tasks.yml": example_task(landing="/tips/")}
    assert told(rule, site_facts(tmp_path, {**FILES, **files})) == ["checks/top_tasks.yml:1  /tips/ does not link to /bins/missed-bin/"]
