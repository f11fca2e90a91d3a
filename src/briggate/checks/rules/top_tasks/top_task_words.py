"""Rule top-task-words."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page, example_task
from briggate.checks.council.top_tasks import tasks
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.checks.words.action_words import begins_with_action, has_action, is_english

rule = Rule(
    id="top-task-words",
    title="A top task is searched for with its action word, and looked up without it",
    why="Searches that leave out what people want to do, and terms that begin with it, try nothing that residents do.",
    reference="Better Connected, “Search” and “A to Z”",
    fix="Write `search: report a missed bin` and `a_to_z: Missed bin`.",
    examples=(
        bad_files(
            {
                "content/bins/missed-bin.md": example_page("Report a missed bin"),
                "checks/top_tasks.yml": example_task(search="missed bin", a_to_z="Report a missed bin"),
            }
        ),
        good_files({"content/bins/missed-bin.md": example_page("Report a missed bin"), "checks/top_tasks.yml": example_task()}),
    ),
    severity="warning",
)


@rule.over(SiteFacts)
def top_task_words(subject: SiteFacts) -> Iterator[Hit]:
    for task in tasks(subject):
        if not is_english(task.language):
            continue
        if not has_action(task.record.search):
            yield rule.at(task.place, f"the search “{task.record.search}” has no word that says what to do")
        if begins_with_action(task.record.a_to_z):
            yield rule.at(task.place, f"the term “{task.record.a_to_z}” begins with what to do")
