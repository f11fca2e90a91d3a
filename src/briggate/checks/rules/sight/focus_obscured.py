"""Rule focus-obscured."""

from collections.abc import Iterator

from briggate.checks.markup.focus import shown_stops
from briggate.checks.markup.seen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_BAR = '<div style="position: fixed; top: 0; width: 9em; height: 90px; background: #eee">Cookies</div>'

rule = Rule(
    id="focus-obscured",
    title="Nothing lies over what has the focus",
    why="Behind a fixed header or a cookie banner the place where one is cannot be seen, and nobody knows what Enter will do.",
    reference="WCAG 2.2 SC 2.4.11 Focus Not Obscured (Minimum) (AA)",
    fix="Let the bar scroll with the page, or give the page scroll-padding as high as the bar, so that what has the focus stops beside it.",
    examples=(
        bad(f'{_BAR}<a href="/bins/">Bins</a>'),
        good(f'{_BAR}<p style="height: 90px"></p><a href="/bins/">Bins</a>'),
    ),
    wcag=("2.4.11",),
    impact="serious",
)


@rule.over(RenderedPage)
def focus_obscured(page: RenderedPage) -> Iterator[Hit]:
    for stop, element in shown_stops(page):
        if stop.covered >= 1 and stop.box.width >= 1 and stop.box.height >= 1 and _is_laid_out_here(stop.box, page):
            yield rule.at(element, f"something lies over {called(element)} when the keyboard is there")


def _is_laid_out_here(box: tuple[float, float, float, float], page: RenderedPage) -> bool:
    """Whether it stands on the page: what is moved off it is not covered, but gone."""
    return box[0] + box[2] > 0 and box[1] + box[3] > 0 and box[0] < page.desktop.page.width
