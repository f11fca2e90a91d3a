"""Rule top-task-by-keyboard."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page, example_task
from briggate.checks.council.top_tasks import tasks
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

rule = Rule(
    id="top-task-by-keyboard",
    title="A top task is reached on a phone by keyboard alone",
    why="Who cannot use a mouse or a touch screen has to get there too, on the smallest screen there is.",
    reference="WCAG 2.2 SC 2.1.1 Keyboard (A), SC 1.4.10 Reflow (AA); Better Connected, “Top tasks”",
    fix="Walk there yourself on a narrow window with Tab and Enter. What stops you is for the theme’s maintainer to put right.",
    examples=(
        bad_files(
            {"content/bins/other.md": example_page("Report a missed bin"), "checks/top_tasks.yml": example_task(page="/bins/other/")}
        ),
        good_files(
            {
                "content/bins/missed-bin.md": example_page("Report a missed bin", "a_to_z: [Missed bin]"),
                "checks/top_tasks.yml": example_task(),
            }
        ),
    ),
    needs="journeys",
    wcag=("2.1.1",),
    impact="critical",
)


@rule.over(SiteFacts)
def top_task_by_keyboard(subject: SiteFacts) -> Iterator[Hit]:
    for task in tasks(subject):
        ways = (subject.journeys or {}).get(task.record.task)
        if ways is None:
            yield rule.at(task.place, f"nobody walked to “{task.record.task}”")
            continue
        for way, name in ((ways.search, f"a search for “{task.record.search}”"), (ways.a_to_z, f"the A–Z under “{task.record.a_to_z}”")):
            if way.stopped:
                yield rule.at(task.place, f"by keyboard, on a phone, {name} does not lead to {task.page.address}: {way.stopped}")
            elif task.page.address not in way.addresses:
                ends = way.addresses[0] if way.addresses else "nothing"
                yield rule.at(task.place, f"by keyboard, on a phone, {name} leads to {ends}, not to {task.page.address}")
