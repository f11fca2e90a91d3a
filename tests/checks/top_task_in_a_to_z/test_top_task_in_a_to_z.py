"""Rule top-task-in-a-to-z."""

from pathlib import Path

from briggate.checks.council.example_files import example_task
from briggate.checks.rules.top_tasks.top_task_in_a_to_z import rule
from tests.checks.harness import hits, site_facts, told
from tests.sites import page, service

FILES = {
    "site_config/council.yml": (
        "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"
    ),
    "content/bins/missed-bin.md": service("Report a missed bin", a_to_z="[Missed bin collection, Dustbin men]"),
    "content/bins/tip.md": service("Tip", a_to_z="[Skip site]"),
    "site_config/a_to_z/waste.yml": "- {term: Crew did not come, page: /bins/missed-bin/}\n",
    "content/cy/index.md": page("Cyngor", type="home", lang="cy"),
    "content/cy/bin.md": page("Biniau", type="page", lang="cy", a_to_z="[Chwilio am fin]"),
}


def test_capitals_articles_titles_and_extra_terms_count(tmp_path: Path) -> None:
    tasks = "".join(
        (
            example_task(a_to_z="the dustbin-men"),
            example_task(a_to_z="Crew did not come"),
            example_task(a_to_z="tip", page="/bins/tip/"),
            example_task(a_to_z="Chwilio am fin", page="/cy/bin/"),
        )
    )
    assert told(rule, site_facts(tmp_path, {**FILES, "checks/top_tasks.yml": tasks})) == []


def test_a_term_that_there_is_none_of_or_that_leads_elsewhere_is_told(tmp_path: Path) -> None:
    tasks = example_task(a_to_z="Missed bin collections") + example_task(a_to_z="Skip site")
    facts = site_facts(tmp_path, {**FILES, "checks/top_tasks.yml": tasks})
    assert told(rule, facts) == [
        "checks/top_tasks.yml:1  the A–Z does not lead from “Missed bin collections” to /bins/missed-bin/",
        "checks/top_tasks.yml:2  the A–Z does not lead from “Skip site” to /bins/missed-bin/",
    ]
    assert [hit.fix for hit in hits(rule, facts)] == ["Did you mean “Missed bin collection”?", "Write the term under `a_to_z` of the page."]
