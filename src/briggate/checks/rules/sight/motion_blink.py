"""Rule motion-blink."""

from collections.abc import Iterator

from briggate.checks.markup.motion import motions, outermost
from briggate.checks.markup.seen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="motion-blink",
    title="Nothing flashes more than three times a second",
    why="Flashes can bring about a seizure in people with photosensitive epilepsy.",
    reference="WCAG 2.2 SC 2.3.1 Three Flashes or Below Threshold (A)",
    fix="Let it stand still.",
    examples=(
        bad(
            "<style>@keyframes a { 50% { opacity: 0 } } p { animation: a .2s infinite; font-size: 9em; background: red }</style><p>Vote</p>"
        ),
        good("<style>p { background: red }</style><p>Vote</p>"),
    ),
    wcag=("2.3.1",),
    impact="critical",
)
MOST = 3
"""Flashes in a second."""
LARGE = 21_824
"""Square pixels: a quarter of the 341 × 256 that stand for what one looks at, as WCAG counts them."""


@rule.over(RenderedPage)
def motion_blink(page: RenderedPage) -> Iterator[Hit]:
    for motion, _ in outermost([each for each in motions(page) if each.flashes > MOST and each.seconds >= 1]):
        say = rule.at if motion.area >= LARGE else rule.unsure
        yield say(motion.element, f"{called(motion.element)} flashes {motion.flashes:.0f} times a second")
