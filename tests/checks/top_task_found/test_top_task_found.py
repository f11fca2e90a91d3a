"""Rule top-task-found."""

from pathlib import Path

from briggate.checks.council.example_files import example_task
from briggate.checks.rules.top_tasks.top_task_found import rule
from tests.checks.harness import site_facts, told
from tests.sites import page, service

FILES = {
    "site_config/council.yml": (
        "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"
    ),
    "content/bins/missed-bin.md": service("Report a missed bin", redirect_from="[/missed/]"),
    "content/bins/gone.md": service("Take an old bin", withdrawn="{date: 2026-11-30, reason: Nobody came.}"),
    "content/cy/index.md": page("Cyngor", type="home", lang="cy"),
    "content/cy/bin.md": page("Rhoi gwybod am fin", type="page", lang="cy"),
}


def test_tasks_that_are_found_in_their_language_and_pages_that_are_not_there_are_none(tmp_path: Path) -> None:
    tasks = "".join(
        (
            example_task(search="report missed bin"),
            example_task(search="reprot mised bin", page="/missed/"),
            example_task(search="rhoi gwybod", page="/cy/bin/"),
            example_task(search="anything", page="/not-there/"),
        )
    )
    assert told(rule, site_facts(tmp_path, {**FILES, "checks/top_tasks.yml": tasks})) == []


def test_tasks_that_are_not_found_are_told_at_their_line(tmp_path: Path) -> None:
    tasks = example_task(search="complain about binmen", page="/cy/bin/") + example_task(search="take old bin", page="/bins/gone/")
    assert told(rule, site_facts(tmp_path, {**FILES, "checks/top_tasks.yml": tasks})) == [
        "checks/top_tasks.yml:1  a search for “complain about binmen” finds nothing",
        "checks/top_tasks.yml:2  a search for “take old bin” cannot find /bins/gone/: it is withdrawn, and search leaves it out",
    ]


def test_a_site_without_search_is_told_of_by_another_rule(tmp_path: Path) -> None:
    mkdocs = "site_name: x\ndocs_dir: content\nsite_dir: build/site\ntheme: {name: briggate, custom_dir: theme}\n"
    files = {"mkdocs.yml": f"{mkdocs}plugins: [{{briggate: {{search_index: false}}}}]\n", "checks/top_tasks.yml": example_task()}
    assert told(rule, site_facts(tmp_path, {**FILES, **files})) == []
