"""Rule orientation."""

import re
from collections.abc import Iterator

from briggate.checks.markup.lost_on_screen import lost
from briggate.checks.markup.on_screen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="orientation",
    title="A page can be read with the phone upright and on its side",
    why="A phone that is fixed to a wheelchair cannot be turned.",
    reference="WCAG 2.2 SC 1.3.4 Orientation (AA)",
    fix="Show the same both ways, and ask nobody to turn their phone.",
    examples=(
        bad(
            "<style>.turn{display:none}@media (orientation: landscape){main{display:none}.turn{display:block}}</style>"
            "<main><p>Report a missed bin</p></main><p class=turn>Please turn your phone</p>"
        ),
        good("<main><p>Report a missed bin</p></main>"),
    ),
    wcag=("1.3.4",),
    impact="serious",
)
_TURN = re.compile(
    r"\b(?:turn|rotate|flip|tilt|hold)\s+(?:your\s+|the\s+|this\s+)?(?:mobile\s+)?(?:device|phone|tablet|screen|mobile)\b"
    r"|\b(?:portrait|landscape)\s+(?:mode|view|orientation|only)\b",
    re.IGNORECASE,
)
_MUCH = 0.5
"""The part of the words that has to be missing one way before it is more than a matter of taste."""


@rule.over(RenderedPage)
def orientation(page: RenderedPage) -> Iterator[Hit]:
    upright, aside = page.phone, page.view("landscape")
    for here, there, way in ((upright, aside, "upright"), (aside, upright, "on its side")):
        for element in here.elements:
            if element.shown_lines and _TURN.search(element.shown_text) and not _TURN.search(there.body.shown_text):
                yield rule.at(element, f"{called(element)}: the page asks that with the phone {way}")
                return
    for here, there, way in ((aside, upright, "upright"), (upright, aside, "on its side")):
        missing = list(lost(here, there))
        if sum(len(each.element.shown_text) for each in missing) > _MUCH * len(here.body.shown_text):
            yield rule.at(missing[0].element, f"{called(missing[0].element)} is missing with the phone {way}")
            return
