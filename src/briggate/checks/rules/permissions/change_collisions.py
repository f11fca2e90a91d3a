"""Rule change-collisions."""

from collections.abc import Iterator

from briggate.checks.council.refused import refused_for
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.governance.decision import Change
from briggate.governance.refusals import Code

CODES: tuple[Code, ...] = ("paths-collide",)

rule = Rule(
    id="change-collisions",
    title="No two files would be one",
    why="Two files that differ by capitals alone are one on many computers, and two pages with one address hide one of them.",
    reference="docs/administrators/permissions.md: R8",
    fix="Rename one of the two files.",
    examples=(
        bad("refused (paths-collide): content/bins/new-bin/index.md and content/bins/new-bin.md would be one and the same."),
        good("let through"),
    ),
)


@rule.over(Change)
def change_collisions(change: Change) -> Iterator[Hit]:
    yield from refused_for(CODES, change, rule)
