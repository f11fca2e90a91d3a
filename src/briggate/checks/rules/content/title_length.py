"""Rule title-length."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage

rule = Rule(
    id="title-length",
    title="Titles are short enough to be shown whole",
    why="Search results and browser tabs cut off a long title, and the words at its end are lost.",
    reference="Budget title_characters of checks/budgets.yml",
    fix="Keep the words that residents look for, and leave out the rest.",
    examples=(
        bad("---\ntitle: How to go about telling the council that nobody has come to empty your bin\n---\n"),
        good("---\ntitle: Report a missed bin\n---\n"),
    ),
    severity="warning",
)


@rule.over(SourcePage)
def title_length(page: SourcePage) -> Iterator[Hit]:
    most = page.policy.budgets.title_characters
    if len(page.meta.title) > most:
        yield rule.at(page.line_of("title"), f"the title has {len(page.meta.title)} characters, and {most} are shown")
