"""Rule reflow."""

from collections.abc import Iterator

from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

SLACK = 1
"""Pixels by which something may stand out: browsers round."""

rule = Rule(
    id="reflow",
    title="Nothing has to be scrolled sideways on a narrow screen",
    why="Who has enlarged a page to 400 %, or holds a small phone, would have to push every line back and forth to read it.",
    reference="WCAG 2.2 SC 1.4.10 Reflow (AA)",
    fix="Let it become narrower: give it no fixed width, and let long words break.",
    examples=(bad('<div style="width:600px">Bins</div>'), good('<div style="max-width:600px">Bins</div>')),
    wcag=("1.4.10",),
    impact="serious",
)


@rule.over(RenderedPage)
def reflow(page: RenderedPage) -> Iterator[Hit]:
    narrow = page.view("narrow")
    if narrow.page.width <= narrow.width + SLACK:
        return
    for element in narrow.elements:
        if (
            element.is_shown
            and element.shown.right > narrow.width + SLACK
            and not any(child.is_shown and child.shown.right > narrow.width + SLACK for child in element.children)
        ):
            yield rule.at(element, f"it is {element.shown.right - narrow.width:.0f} pixels wider than a screen of {narrow.width}")
