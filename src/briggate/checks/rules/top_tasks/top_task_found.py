"""Rule top-task-found."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page, example_task
from briggate.checks.council.finding_pages import why_not_found
from briggate.checks.council.top_tasks import tasks
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

rule = Rule(
    id="top-task-found",
    title="A search with its action word finds a top task",
    why="Most visitors come for few tasks, and many of them search first.",
    reference="Better Connected, “Search”; budget found_within of checks/budgets.yml",
    fix="Give the page the words of the search: in its title or summary, or as `synonyms`, which are never shown.",
    examples=(
        bad_files(
            {
                "content/bins/missed-bin.md": example_page("Report a missed bin"),
                "checks/top_tasks.yml": example_task(search="complain about dustmen"),
            }
        ),
        good_files({"content/bins/missed-bin.md": example_page("Report a missed bin"), "checks/top_tasks.yml": example_task()}),
    ),
)


@rule.over(SiteFacts)
def top_task_found(subject: SiteFacts) -> Iterator[Hit]:
    for task in tasks(subject):
        query = task.record.search
        if subject.find.indexed(task.language) and (wrong := why_not_found(subject, query, task.page, task.language)):
            yield rule.at(task.place, f"a search for “{query}” {wrong}")
