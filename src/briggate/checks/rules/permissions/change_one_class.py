"""Rule change-one-class."""

from collections.abc import Iterator

from briggate.checks.council.refused import refused_for
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.governance.decision import Change
from briggate.governance.refusals import Code

CODES: tuple[Code, ...] = ("classes-mixed",)

rule = Rule(
    id="change-one-class",
    title="Pages, policy and templates are changed apart",
    why="A new right, or a template, that comes along with a page is approved by people who looked at the page.",
    reference="docs/administrators/permissions.md: R9",
    fix="Make two changes of it: pages and facts in one, policy or templates in another.",
    examples=(
        bad("refused (classes-mixed): content/bins/missed-bin.md is content and mkdocs.yml is platform: no change may have both."),
        good("let through"),
    ),
)


@rule.over(Change)
def change_one_class(change: Change) -> Iterator[Hit]:
    yield from refused_for(CODES, change, rule)
