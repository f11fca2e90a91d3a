"""Rule summary-length."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage

rule = Rule(
    id="summary-length",
    title="Summaries are short enough to be shown whole",
    why="Search engines cut off a long summary, and in our own lists it pushes the next page off a phone's screen.",
    reference="Budget summary_characters of checks/budgets.yml",
    fix="Say in one sentence what the page does for the reader, and leave the rest to the page.",
    examples=(
        bad(
            "---\nsummary: You can use this page to tell the council that a bin which should have been emptied on your collection day was"
            " not emptied on that day, for whatever reason, and that you want us to come back\n---\n"
        ),
        good("---\nsummary: Tell us if we did not empty your bin, and find out when we will come back for it.\n---\n"),
    ),
    severity="warning",
)


@rule.over(SourcePage)
def summary_length(page: SourcePage) -> Iterator[Hit]:
    most = page.policy.budgets.summary_characters
    if len(page.meta.summary) > most:
        yield rule.at(page.line_of("summary"), f"the summary has {len(page.meta.summary)} characters, and {most} are shown")
