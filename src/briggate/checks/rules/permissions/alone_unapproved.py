"""Rule alone-unapproved."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.governance.decision import Change

rule = Rule(
    id="alone-unapproved",
    title="What one approver landed alone is approved within a day",
    why="What cannot wait may go out on one person's word. Unless somebody else looks at it soon, nobody publishes alone in name only.",
    reference="docs/publishers/publishing.md: When it cannot wait",
    fix="Somebody else who approves that section runs briggate approve with the first figures of its commit; briggate drafts lists it.",
    examples=(
        bad("due: content/alerts/flood.md (alert), landed by web-lead, is to be approved by 23 November 2026 09:00 UTC"),
        good("let through"),
    ),
    severity="warning",
    depends_on="calendar",
)


@rule.over(Change)
def alone_unapproved(change: Change) -> Iterator[Hit]:
    for file, told in change.due:
        yield rule.at((file, 0), told)
