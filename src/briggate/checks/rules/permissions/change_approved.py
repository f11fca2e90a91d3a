"""Rule change-approved."""

from collections.abc import Iterator

from briggate.checks.council.refused import refused_for
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.governance.decision import Change
from briggate.governance.refusals import Code

CODES: tuple[Code, ...] = (
    "approval-missing",
    "approval-broken",
    "approval-wrong-person",
    "approval-ended",
    "approval-other-policy",
)

rule = Rule(
    id="change-approved",
    title="Others approve a change",
    why="A second person sees what the first does not, and nobody who took over one account publishes alone.",
    reference="docs/administrators/permissions.md: R10",
    fix="Ask one of the people named: they run briggate approve.",
    examples=(
        bad("refused (approval-missing): somebody else has to approve this change before it lands. Those who may: bins-lead."),
        good("let through"),
    ),
)


@rule.over(Change)
def change_approved(change: Change) -> Iterator[Hit]:
    yield from refused_for(CODES, change, rule)
