"""Rule largest-paint."""

from collections.abc import Iterator

from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="largest-paint",
    title="On a slow phone the page is soon there to be read",
    why="Who waits for an old phone on a bad line gives up, or rings us, long before people on fast ones notice anything.",
    reference="Budget largest_paint_seconds of checks/budgets.yml; Web Vitals, largest contentful paint",
    fix="Let the words come first: no scripts, fonts or pictures that they have to wait for.",
    examples=(
        bad("<script>const end = performance.now() + 2600; while (performance.now() < end);</script><h1>Bins</h1>"),
        good("<h1>Bins</h1>"),
    ),
    severity="warning",
)


@rule.over(RenderedPage)
def largest_paint(page: RenderedPage) -> Iterator[Hit]:
    most, vitals = page.policy.budgets.largest_paint_seconds, page.vitals
    if vitals.largest_paint > most:
        where = page.element(vitals.painted) or page
        yield rule.at(where, f"on a slow phone this is there after {vitals.largest_paint:.1f} seconds; the budget is {most:g}")
