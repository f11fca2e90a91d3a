"""Rule top-task-page."""

from pathlib import Path

from briggate.checks.council.example_files import example_task
from briggate.checks.rules.top_tasks.top_task_page import rule
from tests.checks.harness import hits, site_facts, told
from tests.sites import service

FILES = {
    "content/bins/missed-bin.md": service("Report a missed bin", redirect_from="[/missed/]"),
    "content/bins/soon.md": service("Food waste", publish_at="2027-02-01"),
}


def test_pages_by_any_address_and_pages_that_are_to_come_are_there(tmp_path: Path) -> None:
    tasks = example_task() + example_task(page="/missed/", landing="bins/index.md") + example_task(page="/bins/soon/")
    assert told(rule, site_facts(tmp_path, {**FILES, "checks/top_tasks.yml": tasks})) == []


def test_each_page_that_is_missing_is_told_once_with_the_nearest_there_is(tmp_path: Path) -> None:
    tasks = example_task() + example_task(page="/bins/mised-bin/", landing="/binz/") + example_task(page="/xyz/", landing="/xyz/")
    facts = site_facts(tmp_path, {**FILES, "checks/top_tasks.yml": tasks})
    assert told(rule, facts) == [
        "checks/top_tasks.yml:2  there is no page /bins/mised-bin/, which the task “Report a missed bin” names",
        "checks/top_tasks.yml:2  there is no page /binz/, which the task “Report a missed bin” names",
        "checks/top_tasks.yml:3  there is no page /xyz/, which the task “Report a missed bin” names",
    ]
    assert [hit.fix for hit in hits(rule, facts)] == [
        "Did you mean “/bins/missed-bin/”?",
        "Did you mean “/bins/”?",
        "Name a page by its address, such as /bins/missed-bin/.",
    ]
