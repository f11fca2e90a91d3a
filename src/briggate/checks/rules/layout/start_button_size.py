"""Rule start-button-size."""

from collections.abc import Iterator

from briggate.checks.markup.built_here import is_built_here
from briggate.checks.markup.on_screen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="start-button-size",
    title="The start button is easy to hit",
    why="It is what people came for. A finger needs about 9 millimetres.",
    reference="WCAG 2.2 SC 2.5.5 Target Size (Enhanced) (AAA)",
    fix="Give it more padding: it should be at least 44 pixels high and wide.",
    examples=(
        bad('<p class="start"><a class="button-start" href="/x" style="line-height:20px">Report it</a></p>'),
        good('<p class="start"><a class="button-start" href="/x" style="display:inline-block;padding:14px">Report it</a></p>'),
    ),
    severity="warning",
    impact="moderate",
)
LEAST = 44
"""Pixels across and down."""


@rule.over(RenderedPage)
def start_button_size(page: RenderedPage) -> Iterator[Hit]:
    if not is_built_here(page.html):
        return
    told: set[str] = set()
    for view, where in ((page.phone, " on a phone"), (page.desktop, "")):
        for element in view.all("a", "button"):
            is_start = "button-start" in element.attribute("class").split()
            if is_start and element.is_shown and element.path not in told and min(element.shown.width, element.shown.height) < LEAST - 0.5:
                told.add(element.path)
                yield rule.at(element, f"{called(element)} is {element.shown.width:.0f} × {element.shown.height:.0f} pixels{where}")
