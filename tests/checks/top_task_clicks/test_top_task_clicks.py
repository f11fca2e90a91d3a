"""Rule top-task-clicks."""

from dataclasses import replace
from pathlib import Path

from briggate.checks.council.example_files import example_task
from briggate.checks.rules.top_tasks.top_task_clicks import rule
from tests.checks.harness import site_facts, told
from tests.sites import service

FILES = {
    "content/bins/missed-bin.md": service("Report a missed bin", redirect_from="[/missed/]"),
    "checks/top_tasks.yml": example_task(clicks="1") + example_task(clicks="2", page="/missed/") + example_task(page="/not-there/"),
}


def test_more_clicks_than_the_list_allows_and_no_way_at_all_are_told(tmp_path: Path) -> None:
    facts = site_facts(tmp_path, FILES)
    assert told(rule, facts) == ["checks/top_tasks.yml:1  /bins/missed-bin/ is 2 clicks from the home page, more than the 1 of the list"]
    alone = replace(facts, pages={address: each._replace(links=()) for address, each in facts.pages.items()})
    assert told(rule, alone) == [
        "checks/top_tasks.yml:1  no links lead from the home page to /bins/missed-bin/",
        "checks/top_tasks.yml:2  no links lead from the home page to /bins/missed-bin/",
    ]
