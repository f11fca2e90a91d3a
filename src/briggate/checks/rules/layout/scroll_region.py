"""Rule scroll-region."""

from collections.abc import Iterator

from briggate.checks.markup.scrolling import has_focus_inside, part, scroll_regions, takes_focus
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="scroll-region",
    title="What scrolls can be scrolled with the keyboard",
    why="Without a mouse there is no way to the part that is out of sight.",
    reference="WCAG 2.2 SC 2.1.1 Keyboard (A)",
    fix='Give it tabindex="0", role="region" and aria-label="…", or let it grow so that nothing has to scroll.',
    examples=(
        bad('<div style="overflow:auto;height:50px"><p>Monday</p><p>Tuesday</p><p>Friday</p></div>'),
        good(
            '<div style="overflow:auto;height:50px" tabindex="0" role="region" aria-label="Days">'
            "<p>Monday</p><p>Tuesday</p><p>Friday</p></div>"
        ),
    ),
    wcag=("2.1.1",),
    impact="serious",
)


@rule.over(RenderedPage)
def scroll_region(page: RenderedPage) -> Iterator[Hit]:
    for element, where in scroll_regions(page):
        if not takes_focus(element) and not has_focus_inside(element):
            yield rule.at(element, f"{part(element)} scrolls{where}, and not with the keyboard")
