"""Rule pinch-blocked."""

from collections.abc import Iterator

from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="pinch-blocked",
    title="Two fingers make the page larger",
    why="People who do not see well spread two fingers to read. This stops them.",
    reference="WCAG 2.2 SC 1.4.4 Resize Text (AA)",
    fix="Take touch-action off the whole page, and out of scripts what listens for gesturestart.",
    examples=(
        bad("<style>body { touch-action: pan-y }</style><p>Bins</p>"),
        good("<style>body { touch-action: manipulation }</style><p>Bins</p>"),
    ),
    wcag=("1.4.4",),
    impact="critical",
)
_LARGER = ("", "auto", "manipulation")


@rule.over(RenderedPage)
def pinch_blocked(page: RenderedPage) -> Iterator[Hit]:
    phone = page.phone
    for element in (phone.root, phone.body):
        action = element.style("touch-action")
        if action not in _LARGER and "pinch-zoom" not in action.split():
            yield rule.at(element, f"nobody can make the page larger on a phone: touch-action: {action}")
            return
    if page.probe("gestures"):
        yield rule.unsure(page, "a script listens for two fingers being spread: it may keep people from making the page larger")
