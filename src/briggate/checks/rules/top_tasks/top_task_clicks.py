"""Rule top-task-clicks."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page, example_task
from briggate.checks.council.top_tasks import tasks
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

rule = Rule(
    id="top-task-clicks",
    title="A top task is few clicks from the home page",
    why="With each click more, some people give up and telephone.",
    reference="Better Connected, “Navigation”; `clicks` in checks/top_tasks.yml",
    fix="Link to it from the home page or from its topic, or allow more `clicks`.",
    examples=(
        bad_files({"content/bins/missed-bin.md": example_page("Report a missed bin"), "checks/top_tasks.yml": example_task(clicks="1")}),
        good_files({"content/bins/missed-bin.md": example_page("Report a missed bin"), "checks/top_tasks.yml": example_task(clicks="2")}),
    ),
)


@rule.over(SiteFacts)
def top_task_clicks(subject: SiteFacts) -> Iterator[Hit]:
    for task in tasks(subject):
        clicks, most = subject.clicks_from_home.get(task.page.address), task.record.clicks
        if clicks is None:
            yield rule.at(task.place, f"no links lead from the home page to {task.page.address}")
        elif clicks > most:
            yield rule.at(task.place, f"{task.page.address} is {clicks} clicks from the home page, more than the {most} of the list")
