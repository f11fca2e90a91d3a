"""Rule contrast-enhanced."""

import re
from collections.abc import Iterator

from briggate.checks.markup.best_contrast import best_contrast, is_out_of_use, lies_over_others
from briggate.checks.markup.shown import quoted
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

rule = Rule(
    id="contrast-enhanced",
    title="Text stands out well enough for poor sight",
    why="With the sight of a usual 80-year-old, grey words that others read with ease melt into the page.",
    reference="WCAG 2.2 SC 1.4.6 Contrast (Enhanced) (AAA)",
    fix="Make the words darker or what is behind them lighter, until the ratio is 7 to 1, or 4.5 to 1 for large text.",
    examples=(
        bad('<p style="color: #666; background: #fff">We empty bins on Mondays</p>'),
        good('<p style="color: #505050; background: #fff">We empty bins on Mondays</p>'),
    ),
    severity="warning",
    wcag=("1.4.6",),
    impact="moderate",
)
LEAST, WANTED = 4.5, 7.0
LEAST_LARGE, WANTED_LARGE = 3.0, 4.5
"""Ratios. What misses even the least is told by the rules for that."""
LARGE, LARGE_BOLD = 24.0, 18.66
"""Pixels: 18 points, and 14 points in bold."""
BOLD = 700
_ROUNDED = 0.02
_WORD = re.compile(r"[^\W\d_]{2,}")


@rule.over(RenderedPage)
def contrast_enhanced(page: RenderedPage) -> Iterator[Hit]:
    view = page.desktop
    told: set[tuple[str, str]] = set()
    for element in view.elements:
        if not element.lines or not element.is_shown or not _WORD.search(element.own_text):
            continue
        best = best_contrast(element)
        least, wanted = (LEAST_LARGE, WANTED_LARGE) if _is_large(element) else (LEAST, WANTED)
        if best is None or not least <= best < wanted - _ROUNDED or is_out_of_use(view, element) or lies_over_others(view, element):
            continue
        looks = (element.style("color"), f"{best:.1f}")
        if looks not in told:
            told.add(looks)
            yield rule.at(element, f"{quoted(element.own_text)} stands out by {best:.1f} to 1, where {wanted:g} to 1 can be read by more")


def _is_large(element: Element) -> bool:
    size, weight = element.pixels("font-size"), element.pixels("font-weight")
    return size >= LARGE or (size >= LARGE_BOLD and weight >= BOLD)
