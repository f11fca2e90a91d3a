"""Rule change-linear."""

from collections.abc import Iterator

from briggate.checks.council.refused import refused_for
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.governance.decision import Change
from briggate.governance.refusals import Code

CODES: tuple[Code, ...] = (
    "history-not-linear",
    "history-rewritten",
    "history-too-long",
    "commit-empty",
)

rule = Rule(
    id="change-linear",
    title="A change is one line of history, on top of main",
    why="Joined and rewritten histories hide who changed what. Main only goes on, one signed commit after another.",
    reference="docs/administrators/permissions.md: R4",
    fix="Bring your commits on top of main, one after another, each of which changes something.",
    examples=(
        bad("refused (history-not-linear): commit 3f2a91c0d7 joins two lines of history."),
        good("let through"),
    ),
)


@rule.over(Change)
def change_linear(change: Change) -> Iterator[Hit]:
    yield from refused_for(CODES, change, rule)
