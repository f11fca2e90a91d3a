"""Rule motion-reduced."""

from collections.abc import Iterator

from briggate.checks.markup.motion import motions, outermost
from briggate.checks.markup.seen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.rules.sight.motion_long import MAY_LAST

rule = Rule(
    id="motion-reduced",
    title="Who has asked for less motion gets less",
    why="Motion makes people with a disorder of their balance sick for hours. They have set their device so, and the page does not listen.",
    reference="WCAG 2.2 SC 2.3.3 Animation from Interactions (AAA); Media Queries Level 5, prefers-reduced-motion",
    fix="Write the animation inside @media (prefers-reduced-motion: no-preference).",
    examples=(
        bad("<style>@keyframes a { from { transform: scale(0) } } div { animation: a 2s; height: 90px }</style><div>Vote</div>"),
        good(
            "<style>@keyframes a { from { transform: scale(0) } }"
            "@media (prefers-reduced-motion: no-preference) { div { animation: a 2s; height: 90px } }</style><div>Vote</div>"
        ),
    ),
    severity="warning",
    wcag=("2.3.3",),
    impact="moderate",
)
SHORT, LARGE = 0.5, 10_000
"""Seconds, and square pixels: what is over as soon, or as small, makes nobody sick."""


@rule.over(RenderedPage)
def motion_reduced(page: RenderedPage) -> Iterator[Hit]:
    moving = [each for each in motions(page) if each.moves and SHORT < each.seconds <= MAY_LAST and each.area >= LARGE]
    if not moving:
        return
    still = page.view("still").by_path
    kept = [each for each in moving if each.name and (there := still.get(each.element.path)) and each.name in there.style("animation-name")]
    for motion, others in outermost(kept):
        more = "" if not others else f", and {others} like it"
        yield rule.at(motion.element, f"{called(motion.element)} moves for those too who have asked for less motion{more}")
