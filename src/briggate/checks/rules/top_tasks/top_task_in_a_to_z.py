"""Rule top-task-in-a-to-z."""

from collections.abc import Iterator

from briggate.a_to_z.alphabet import alphabet_of
from briggate.checks.council.example_files import example_page, example_task
from briggate.checks.council.top_tasks import tasks
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.model.fault import did_you_mean

rule = Rule(
    id="top-task-in-a-to-z",
    title="A top task is in the A–Z without its action word",
    why="Who looks a thing up looks under its name: missed bin, and not report.",
    reference="Better Connected, “A to Z”",
    fix="Write the term under `a_to_z` of the page.",
    examples=(
        bad_files(
            {
                "content/bins/missed-bin.md": example_page("Report a missed bin", "a_to_z: [Bin not emptied]"),
                "checks/top_tasks.yml": example_task(),
            }
        ),
        good_files(
            {
                "content/bins/missed-bin.md": example_page("Report a missed bin", "a_to_z: [Missed bin]"),
                "checks/top_tasks.yml": example_task(),
            }
        ),
    ),
)


@rule.over(SiteFacts)
def top_task_in_a_to_z(subject: SiteFacts) -> Iterator[Hit]:
    for task in tasks(subject):
        fold = alphabet_of(task.language).folded
        own = [entry.term for entry in subject.a_to_z[task.language].all if entry.page == task.page]
        if fold(task.record.a_to_z) not in map(fold, own):
            fix = did_you_mean(task.record.a_to_z, own, rule.fix)
            yield rule.at(task.place, f"the A–Z does not lead from “{task.record.a_to_z}” to {task.page.address}", fix)
