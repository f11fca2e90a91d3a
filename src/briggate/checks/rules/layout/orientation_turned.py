"""Rule orientation-turned."""

import re
from collections.abc import Iterator
from math import atan2, degrees

from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

rule = Rule(
    id="orientation-turned",
    title="Styles do not turn the page when the phone is turned",
    why="Whoever holds the phone the other way, or has it fixed to a wheelchair, sees the page lie on its side.",
    reference="WCAG 2.2 SC 1.3.4 Orientation (AA)",
    fix="Take the rotation out of the styles for portrait or landscape.",
    examples=(
        bad("<style>@media (orientation: landscape){body{transform:rotate(90deg)}}</style><p>Report a missed bin</p>"),
        good("<style>body{transform:rotate(1deg)}</style><p>Report a missed bin</p>"),
    ),
    wcag=("1.3.4",),
    impact="serious",
)
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
_NEARLY = 5
"""Degrees by which a quarter turn may be missed."""
_MUCH = 0.5
"""The part of the page's words that has to stand in what is turned."""


@rule.over(RenderedPage)
def orientation_turned(page: RenderedPage) -> Iterator[Hit]:
    upright, aside = page.phone, page.view("landscape")
    enough = _MUCH * len(upright.body.text)
    for element in upright.elements:
        other = aside.by_path.get(element.path)
        if other is None or other.tag != element.tag or (_turn(element) == 0 == _turn(other)):
            continue
        if len(element.text) >= enough > 0 and abs((_turn(element) - _turn(other)) % 180 - 90) <= _NEARLY:
            yield rule.at(element, "the page lies on its side when the phone is held the other way")
            return


def _turn(element: Element) -> float:
    """By how many degrees its own styles turn an element."""
    kind, _, values = element.style("transform").partition("(")
    numbers = [float(each) for each in _NUMBER.findall(values)]
    turned = degrees(atan2(numbers[1], numbers[0])) if kind in ("matrix", "matrix3d") and len(numbers) in (6, 16) else 0.0
    angle = _NUMBER.match(element.style("rotate"))
    return turned + (float(angle[0]) if angle is not None and element.style("rotate").endswith("deg") else 0.0)
