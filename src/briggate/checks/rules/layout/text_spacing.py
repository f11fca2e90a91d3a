"""Rule text-spacing."""

from collections.abc import Iterator

from briggate.checks.markup.changed_by import changed_by
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="text-spacing",
    title="Letters, words and lines can be set wider apart",
    why="Some people with dyslexia or poor sight read with more room between letters and lines. Boxes of a fixed size then swallow words.",
    reference="WCAG 2.2 SC 1.4.12 Text Spacing (AA)",
    fix="Let the box grow with its text: give it no fixed height or width, and do not hide what does not fit.",
    examples=(
        bad('<p style="height:40px;overflow:hidden;width:300px">Your brown bin is emptied on every second Monday of the month</p>'),
        good('<p style="width:300px">Your brown bin is emptied on every second Monday of the month</p>'),
    ),
    wcag=("1.4.12",),
    impact="serious",
)


@rule.over(RenderedPage)
def text_spacing(page: RenderedPage) -> Iterator[Hit]:
    for element, message in changed_by(page, "spaced"):
        yield rule.at(element, f"{message} when letters and lines are set wider apart")
