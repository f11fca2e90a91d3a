"""Rule change-signed."""

from collections.abc import Iterator

from briggate.checks.council.refused import refused_for
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.governance.decision import Change
from briggate.governance.refusals import Code

CODES: tuple[Code, ...] = (
    "object-broken",
    "commit-header",
    "commit-unsigned",
    "signature-kind",
    "signature-wrong",
    "key-unknown",
    "rights-ended",
    "name-not-signers",
    "commit-time",
)

rule = Rule(
    id="change-signed",
    title="Commits and approvals are signed, by people with rights today",
    why="Names in a commit can be typed by anybody. Only a signature shows whose change, or whose approval, it is.",
    reference="docs/administrators/permissions.md: R3, R5 and R6",
    fix="Run briggate setup once in this clone, then commit again.",
    examples=(
        bad("refused (commit-unsigned): commit 3f2a91c0d7 is not signed."),
        good("let through"),
    ),
)


@rule.over(Change)
def change_signed(change: Change) -> Iterator[Hit]:
    yield from refused_for(CODES, change, rule)
