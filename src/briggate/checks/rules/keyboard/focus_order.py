"""Rule focus-order."""

from collections.abc import Iterator

from briggate.checks.markup.focus_jumps import jumps_back
from briggate.checks.markup.seen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_FIELDS = "<input aria-label='Name'><input aria-label='Street'><input aria-label='Town'><input aria-label='Postcode'>"

rule = Rule(
    id="focus-order",
    title="The Tab key goes the way in which the page is read",
    why="Who follows the keyboard with their eyes, enlarged to a part of the page, loses it when it leaps back.",
    reference="WCAG 2.2 SC 2.4.3 Focus Order (A), failure F44",
    fix="Put things into the HTML in the order in which they are seen, and leave order, row-reverse and column-reverse out of the styles.",
    examples=(
        bad(f'<form style="display: flex; flex-direction: column-reverse">{_FIELDS}</form>'),
        good(f'<form style="display: flex; flex-direction: column">{_FIELDS}</form>'),
    ),
    wcag=("2.4.3",),
    impact="serious",
)


@rule.over(RenderedPage)
def focus_order(page: RenderedPage) -> Iterator[Hit]:
    for start, end, certain in jumps_back(page):
        way = "above" if end.box and start.box and end.box.bottom <= start.box.y + 1 else "to the left of"
        tell = rule.at if certain else rule.unsure
        yield tell(end, f"after {called(start)} the Tab key goes back to {called(end)}, {way} it")
