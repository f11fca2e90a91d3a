"""Rule review-overdue-beyond-grace."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page
from briggate.checks.council.reviews import overdue
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

rule = Rule(
    id="review-overdue-beyond-grace",
    title="No page stands unconfirmed for long after its review date",
    why="Past the days of grace nobody can say that the page is true, and it should not stand as if somebody could.",
    reference="The council's own governance: budget review_grace_days of checks/budgets.yml",
    fix="Confirm the page and set `last_reviewed`, or withdraw it with a reason.",
    examples=(
        bad_files({"content/bins/skips.md": example_page("Skips", "review_in: 6"), "checks/budgets.yml": "review_grace_days: 30\n"}),
        good_files({"content/bins/skips.md": example_page("Skips", "review_in: 12"), "checks/budgets.yml": "review_grace_days: 30\n"}),
    ),
    depends_on="calendar",
)


@rule.over(SiteFacts)
def review_overdue_beyond_grace(subject: SiteFacts) -> Iterator[Hit]:
    grace = subject.policy.budgets.review_grace_days
    for each in overdue(subject):
        if each.days > grace:
            yield rule.at((each.page, "last_reviewed"), f"{each.message}, and the {grace} days of grace are over")
