"""Rule text-size."""

from collections.abc import Iterator

from briggate.checks.markup.changed_by import changed_by
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="text-size",
    title="Letters can be twice as large without being cut off or lying over each other",
    why="Many people set a larger text size and leave the rest as it is. Boxes of a fixed height then swallow their words.",
    reference="WCAG 2.2 SC 1.4.4 Resize Text (AA), failure F69, where text alone is enlarged",
    fix="Let the box grow with its text: heights in em or rem, or none at all, and line heights without a unit.",
    examples=(
        bad('<p style="height:40px;overflow:hidden;width:300px">Your brown bin is emptied on Monday, every two weeks</p>'),
        good('<p style="min-height:40px;width:300px">Your brown bin is emptied on Monday, every two weeks</p>'),
    ),
    severity="warning",
    impact="serious",
)


@rule.over(RenderedPage)
def text_size(page: RenderedPage) -> Iterator[Hit]:
    for element, message in changed_by(page, "doubled"):
        yield rule.at(element, f"{message} when letters are twice as large")
