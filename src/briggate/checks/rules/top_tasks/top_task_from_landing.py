"""Rule top-task-from-landing."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_landing, example_page, example_task
from briggate.checks.council.top_tasks import tasks
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

rule = Rule(
    id="top-task-from-landing",
    title="The landing page links to its top tasks",
    why="Who comes by topic looks on the landing page, and nowhere further down.",
    reference="Better Connected, “Navigation”",
    fix="Add it to `top_tasks` of the landing page, or name the landing page as a topic of the page.",
    examples=(
        bad_files(
            {
                "content/bins/missed-bin.md": example_page("Report a missed bin"),
                "content/tips/index.md": example_landing("Tips"),
                "checks/top_tasks.yml": example_task(landing="/tips/"),
            }
        ),
        good_files(
            {
                "content/bins/missed-bin.md": example_page("Report a missed bin"),
                "content/tips/index.md": example_landing("Tips", "[Missed bins](/bins/missed-bin/)\n"),
                "checks/top_tasks.yml": example_task(landing="/tips/"),
            }
        ),
    ),
)


@rule.over(SiteFacts)
def top_task_from_landing(subject: SiteFacts) -> Iterator[Hit]:
    for task in tasks(subject):
        landing = subject.site.resolve(task.record.landing)
        shown = subject.pages.get(landing.address) if landing else None
        if landing and shown and not any(link.in_main and link.target == task.page.address for link in shown.links):
            yield rule.at(task.place, f"{landing.address} does not link to {task.page.address}")
