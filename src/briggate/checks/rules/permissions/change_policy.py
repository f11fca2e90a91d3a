"""Rule change-policy."""

from collections.abc import Iterator

from briggate.checks.council.refused import refused_for
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.governance.decision import Change
from briggate.governance.refusals import Code

CODES: tuple[Code, ...] = (
    "policy-unreadable",
    "policy-broken",
    "policy-serial",
    "policy-holders",
    "policy-publishers",
)

rule = Rule(
    id="change-policy",
    title="The policy can be read, and a new one follows on it",
    why="A policy that is put back, that nobody can read or that too few people could change again opens, or shuts, main for good.",
    reference="docs/administrators/permissions.md: R2 and R11",
    fix="Mend what is named, then commit again.",
    examples=(
        bad("refused (policy-serial): the policy's serial is 7, and after 7 comes 8."),
        good("let through"),
    ),
)


@rule.over(Change)
def change_policy(change: Change) -> Iterator[Hit]:
    yield from refused_for(CODES, change, rule)
