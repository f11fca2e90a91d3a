"""Rule text-on-image."""

from collections.abc import Iterator

from briggate.checks.markup.on_pictures import words_on_pictures
from briggate.checks.markup.seen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

rule = Rule(
    id="text-on-image",
    title="Words on a picture can be read",
    why="Where a picture is as light or dark as the words on it, they are lost: on another screen that is another part of the picture.",
    reference="WCAG 2.2 SC 1.4.3 Contrast (Minimum) (AA), failure F83",
    fix="Put the words beside the picture, or lay an even, solid colour behind them.",
    examples=(
        bad('<h2 style="color: white; background: linear-gradient(#eee, #fff)">Register to vote</h2>'),
        good('<h2 style="color: white; background: linear-gradient(#003, #036)">Register to vote</h2>'),
    ),
    wcag=("1.4.3",),
    impact="serious",
)
LEAST, LEAST_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 24, 18.66
"""Pixels: letters of this size need less contrast."""


@rule.over(RenderedPage)
def text_on_image(page: RenderedPage) -> Iterator[Hit]:
    found = words_on_pictures(page)
    measured = page.measures.behind(tuple(each.path for each in found)) if found else {}
    for element in found:
        behind, least = measured.get(element.path), _least(element)
        if behind is None or behind.worst >= least:
            continue
        shadowed = element.style("text-shadow") not in ("none", "")
        if behind.best < least and not shadowed:
            yield rule.at(element, f"{called(element)} stands on a picture with a contrast of {behind.median:.1f} : 1")
        elif behind.median < least or not shadowed:
            yield rule.unsure(element, f"{called(element)} has a contrast of {behind.worst:.1f} : 1 where the picture behind is worst")


def _least(element: Element) -> float:
    size, is_bold = element.pixels("font-size"), element.pixels("font-weight") >= 700
    return LEAST_LARGE if size >= LARGE or (is_bold and size >= LARGE_BOLD) else LEAST
