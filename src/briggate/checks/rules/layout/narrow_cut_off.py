"""Rule narrow-cut-off."""

from collections.abc import Iterator

from briggate.checks.markup.cut_text import cuts
from briggate.checks.markup.on_screen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.rendering import View

rule = Rule(
    id="narrow-cut-off",
    title="Nothing is cut off on a narrow screen",
    why="What does not fit a phone, or a page enlarged to 400 %, is gone: it cannot even be scrolled to.",
    reference="WCAG 2.2 SC 1.4.10 Reflow (AA)",
    fix="Let it become narrower or take more rows, and do not hide what does not fit.",
    examples=(
        bad(
            '<div style="overflow:hidden"><p style="width:600px">We empty the brown bin every second Monday, the green one weekly</p></div>'
        ),
        good('<div style="overflow:hidden"><p>We empty the brown bin every second Monday, the green one weekly</p></div>'),
    ),
    wcag=("1.4.10",),
    impact="serious",
)
_VIEWS: tuple[tuple[View, str], ...] = (("phone", "on a phone"), ("narrow", "on a screen of 320 pixels"))


@rule.over(RenderedPage)
def narrow_cut_off(page: RenderedPage) -> Iterator[Hit]:
    told = {cut.by.path for cut in (*cuts(page.desktop), *cuts(page.view("zoomed")))}
    for view, where in _VIEWS:
        for cut in cuts(page.view(view)):
            if cut.by.path not in told:
                told.add(cut.by.path)
                message = f"{called(cut.element)} is cut off {where}"
                yield rule.unsure(cut.element, message) if cut.is_shortened else rule.at(cut.element, message)
