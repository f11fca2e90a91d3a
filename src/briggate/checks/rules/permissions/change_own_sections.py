"""Rule change-own-sections."""

from collections.abc import Iterator

from briggate.checks.council.refused import refused_for
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.governance.decision import Change
from briggate.governance.refusals import Code

CODES: tuple[Code, ...] = (
    "path-outside-sections",
    "path-not-yours",
    "address-not-yours",
    "term-of-another",
)

rule = Rule(
    id="change-own-sections",
    title="Publishers change the sections that are theirs",
    why="The people who answer for a page are the ones who change it: nobody else's edit, address or A–Z entry reaches residents.",
    reference="docs/administrators/permissions.md: R7",
    fix="Ask somebody who works in that section: briggate who PATH shows them.",
    examples=(
        bad("refused (path-not-yours): content/parks/roundhay.md is in the section parks, and bins-editor is no author there."),
        good("let through"),
    ),
)


@rule.over(Change)
def change_own_sections(change: Change) -> Iterator[Hit]:
    yield from refused_for(CODES, change, rule)
