"""Rule nested-controls."""

from collections.abc import Iterator

from briggate.checks.axe_told import tell
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="nested-controls",
    title="No link or button stands inside a button",
    why="A screen reader takes a button for one thing, and says nothing of what stands inside it.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A)",
    fix="Put the two beside each other.",
    examples=(
        bad('<div role="button" tabindex="0">Bins <a href="/bins/">more</a></div>'),
        good('<button>Bins</button> <a href="/bins/">More about bins</a>'),
    ),
    wcag=("4.1.2",),
    impact="serious",
)
SAID = {"nested-interactive": "{it} is one control, and another stands inside it"}


@rule.over(RenderedPage)
def nested_controls(page: RenderedPage) -> Iterator[Hit]:
    yield from tell(rule, page, SAID)
