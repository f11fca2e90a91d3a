"""Rule scroll-region-name."""

from collections.abc import Iterator

from briggate.checks.markup.scrolling import part, scroll_regions, takes_focus
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="scroll-region-name",
    title="What scrolls and takes the focus says what it is",
    why="A screen reader stops at it and says nothing, or reads everything in it at once.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A), for what takes the focus",
    fix='Give it role="region" and aria-label="…" that says what is in it.',
    examples=(
        bad('<div style="overflow:auto;height:50px" tabindex="0"><p>Monday</p><p>Tuesday</p><p>Friday</p></div>'),
        good(
            '<div style="overflow:auto;height:50px" tabindex="0" role="region" aria-label="Days">'
            "<p>Monday</p><p>Tuesday</p><p>Friday</p></div>"
        ),
    ),
    severity="warning",
    impact="moderate",
)
_NAMED = ("a", "button", "summary")
"""Tags whose own words name them."""


@rule.over(RenderedPage)
def scroll_region_name(page: RenderedPage) -> Iterator[Hit]:
    for element, where in scroll_regions(page):
        names = [element.attribute(name) for name in ("aria-label", "aria-labelledby", "title")]
        if takes_focus(element) and element.tag not in _NAMED and not any(name.strip() for name in names):
            yield rule.at(element, f"{part(element)} scrolls{where}, and has no name")
