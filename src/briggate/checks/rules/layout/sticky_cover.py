"""Rule sticky-cover."""

from collections.abc import Iterator

from briggate.checks.markup.on_screen import called
from briggate.checks.markup.staying import can_be_closed, staying
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="sticky-cover",
    title="What stays when a page is scrolled leaves room to read",
    why="At 400 % a bar that stays on top can fill the screen, and the page moves behind it unseen.",
    reference="WCAG 2.2 SC 1.4.10 Reflow (AA), as on a screen of 320 × 256",
    fix="Let it scroll away on a screen that is not high: position it only under @media (min-height: …).",
    examples=(
        bad(
            '<div style="position:fixed;top:0;height:100px;background:white">Bins</div><p style="height:2000px">Monday</p>'.replace(
                "fixed;", "fixed;width:100%;"
            )
        ),
        good('<div style="background:white">Bins</div><p style="height:2000px">Monday</p>'),
    ),
    wcag=("1.4.10",),
    impact="serious",
)
MOST = 0.25
"""The part of the screen that may stay covered."""


@rule.over(RenderedPage)
def sticky_cover(page: RenderedPage) -> Iterator[Hit]:
    short = page.view("short")
    covering = staying(short)
    if sum(covering.values()) > MOST:
        largest = max(covering, key=lambda each: covering[each])
        beside = f", with {len(covering) - 1} more," if len(covering) > 1 else ""
        message = f"{called(largest)}{beside} stays over {sum(covering.values()):.0%} of a small screen while the page is scrolled"
        yield rule.unsure(largest, message) if any(map(can_be_closed, covering)) else rule.at(largest, message)
