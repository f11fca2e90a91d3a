"""Rule top-task-words."""

from pathlib import Path

import pytest

from briggate.checks.council.example_files import example_task
from briggate.checks.rules.top_tasks.top_task_words import rule
from briggate.checks.words.action_words import has_action
from tests.checks.harness import site_facts, told
from tests.sites import page, service

FILES = {
    "site_config/council.yml": (
        "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"
    ),
    "content/bins/missed-bin.md": service("Report a missed bin"),
    "content/cy/index.md": page("Cyngor", type="home", lang="cy"),
    "content/cy/bin.md": page("Biniau", type="page", lang="cy"),
}


def test_words_of_tasks_in_another_language_are_left_to_people(tmp_path: Path) -> None:
    tasks = example_task() + example_task(search="bin coll", a_to_z="Find biniau", page="/cy/bin/")
    assert told(rule, site_facts(tmp_path, {**FILES, "checks/top_tasks.yml": tasks})) == []


def test_each_fault_of_the_list_is_told(tmp_path: Path) -> None:
    tasks = example_task(search="missed bin", a_to_z="Report a bin")
    assert told(rule, site_facts(tmp_path, {**FILES, "checks/top_tasks.yml": tasks})) == [
        "checks/top_tasks.yml:1  the search “missed bin” has no word that says what to do",
        "checks/top_tasks.yml:1  the term “Report a bin” begins with what to do",
    ]


@pytest.mark.parametrize(
    "question", ["how do I renew my books", "pay council tax", "council tax pay online or renew", "where can i report a fox"]
)
def test_a_question_with_its_action_has_one(question: str) -> None:
    assert has_action(question)


@pytest.mark.parametrize(
    "question", ["missed bin", "housing register", "residents parking permit", "council house repairs", "", "bus pass review"]
)
def test_a_question_without_one_has_none(question: str) -> None:
    assert not has_action(question)
