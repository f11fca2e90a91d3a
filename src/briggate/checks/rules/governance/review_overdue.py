"""Rule review-overdue."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page
from briggate.checks.council.reviews import overdue
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

rule = Rule(
    id="review-overdue",
    title="Owners confirm their pages by the review date",
    why="A page that nobody has looked at for a year sends people to the wrong place, and nobody knows.",
    reference="The council's own governance: `last_reviewed` and `review_in` of a page",
    fix="Ask whether the page is still true. If it is, set `last_reviewed` to that day.",
    examples=(
        bad_files({"content/bins/skips.md": example_page("Skips", "review_in: 6"), "checks/budgets.yml": "review_grace_days: 300\n"}),
        good_files({"content/bins/skips.md": example_page("Skips", "review_in: 12"), "checks/budgets.yml": "review_grace_days: 300\n"}),
    ),
    severity="warning",
    depends_on="calendar",
)


@rule.over(SiteFacts)
def review_overdue(subject: SiteFacts) -> Iterator[Hit]:
    for each in overdue(subject):
        if each.days <= subject.policy.budgets.review_grace_days:
            yield rule.at((each.page, "last_reviewed"), each.message)
