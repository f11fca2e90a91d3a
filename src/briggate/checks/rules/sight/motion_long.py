"""Rule motion-long."""

from collections.abc import Iterator

from briggate.checks.markup.motion import has_a_stop, motions, outermost
from briggate.checks.markup.seen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="motion-long",
    title="What moves or blinks ends soon, or can be stopped",
    why="Many people cannot read beside something that moves: their eyes are drawn to it again and again.",
    reference="WCAG 2.2 SC 2.2.2 Pause, Stop, Hide (A)",
    fix="Let it end within 5 seconds, take it out, or write a button “Pause” that stops it.",
    examples=(
        bad("<style>@keyframes a { to { margin-left: 90px } } p { animation: a 2s infinite }</style><p>Register to vote</p><p>Bins</p>"),
        good("<style>@keyframes a { from { margin-left: 90px } } p { animation: a 1s }</style><p>Register to vote</p>"),
    ),
    wcag=("2.2.2",),
    impact="serious",
)
MAY_LAST = 5.0
"""Seconds."""
SMALL = 1000
"""Square pixels: what moves in less than this may be overlooked."""
FLASHES_MOST = 3


@rule.over(RenderedPage)
def motion_long(page: RenderedPage) -> Iterator[Hit]:
    found = [each for each in motions(page) if each.seconds > MAY_LAST and (each.moves or each.blinks) and each.flashes <= FLASHES_MOST]
    if not found or has_a_stop(page):
        return
    for motion, others in outermost(found):
        does = "moves" if motion.moves else "blinks"
        how_long = "for ever" if motion.seconds == float("inf") else f"for {motion.seconds:.0f} seconds"
        like_it = "" if not others else ", and so does another like it" if others == 1 else f", and so do {others} others like it"
        say = rule.at if motion.area >= SMALL else rule.unsure
        yield say(motion.element, f"{called(motion.element)} {does} {how_long}, and nothing stops it{like_it}")
