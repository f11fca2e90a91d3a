"""Rule top-task-page."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page, example_task
from briggate.checks.council.finding_pages import is_scheduled, nearest_address
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

rule = Rule(
    id="top-task-page",
    title="The list of top tasks names pages that are there",
    why="A task whose page has gone is looked after by nobody.",
    reference="checks/top_tasks.yml",
    fix="Name the page that answers now.",
    examples=(
        bad_files(
            {
                "content/bins/missed-bin.md": example_page("Report a missed bin"),
                "checks/top_tasks.yml": example_task(page="/bins/mised-bin/"),
            }
        ),
        good_files({"content/bins/missed-bin.md": example_page("Report a missed bin"), "checks/top_tasks.yml": example_task()}),
    ),
)


@rule.over(SiteFacts)
def top_task_page(subject: SiteFacts) -> Iterator[Hit]:
    for placed in subject.policy.top_tasks:
        for address in dict.fromkeys((placed.record.page, placed.record.landing)):
            if subject.site.resolve(address) is None and not is_scheduled(subject, address):
                message = f"there is no page {address}, which the task “{placed.record.task}” names"
                yield rule.at((placed.file, placed.line), message, nearest_address(subject, address))
