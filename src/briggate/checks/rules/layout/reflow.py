"""Rule reflow."""

from collections.abc import Iterator

from briggate.checks.markup.on_screen import called, more, outermost, together
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Box, Element, Snapshot

SLACK = 2
"""Pixels by which something may stand out: browsers round, and letters have edges."""

rule = Rule(
    id="reflow",
    title="Nothing has to be scrolled sideways on a narrow screen",
    why="Who has enlarged a page to 400 %, or holds a small phone, would have to push every line back and forth to read it.",
    reference="WCAG 2.2 SC 1.4.10 Reflow (AA)",
    fix="Let it become narrower: give it no fixed width, let long words break, and let a wide table scroll in a region of its own.",
    examples=(bad('<div style="width:600px">Bins</div>'), good('<div style="max-width:600px">Bins</div>')),
    wcag=("1.4.10",),
    impact="serious",
)


@rule.over(RenderedPage)
def reflow(page: RenderedPage) -> Iterator[Hit]:
    narrow = page.view("narrow")
    if narrow.page.width <= narrow.width + SLACK:
        return
    wide = sorted(outermost([each for each in narrow.elements if _reach(each, narrow) > SLACK]), key=lambda each: -_reach(each, narrow))
    for element, count in together(wide):
        yield rule.at(
            element,
            f"{called(element)} reaches {_reach(element, narrow):.0f} pixels beyond a screen of {narrow.width}, and the page scrolls "
            f"sideways{more(count)}",
        )
    if not wide:
        yield rule.unsure(
            narrow.body, f"the page scrolls sideways on a screen of {narrow.width} pixels, and there is nothing to be seen there"
        )


def _reach(element: Element, page: Snapshot) -> float:
    """How far it, or its own text, stands out of the screen."""
    if element.tag == "html":
        return 0
    return max((_out(part, page) for part in (element.painted_box, *(element.painted_part(line.box) for line in element.lines))), default=0)


def _out(part: Box, page: Snapshot) -> float:
    if part.width < SLACK or part.height < SLACK:
        return 0
    return max(part.right - page.width, -part.x if page.page.x < 0 else 0)
