"""Rule carousel."""

from collections.abc import Iterator, Sequence

from briggate.checks.markup.motion import has_a_stop
from briggate.checks.markup.seen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

_SLIDES = '<div id="a"><p>Bins are late</p></div><div id="b" hidden><p>Register to vote</p></div>'
_TURN = "for (const each of document.querySelectorAll('div')) each.hidden = !each.hidden"

rule = Rule(
    id="carousel",
    title="Nothing changes by itself while one reads it",
    why="Who reads slowly, or with a magnifier, is half through a slide when it goes. Screen readers lose their place.",
    reference="WCAG 2.2 SC 2.2.2 Pause, Stop, Hide (A)",
    fix="Show everything at once, or let people turn to the next themselves. Otherwise write a button “Pause”.",
    examples=(
        bad(f"{_SLIDES}<script>setInterval(() => {{ {_TURN} }}, 5000)</script>"),
        good(f'{_SLIDES}<button onclick="{_TURN}">Next</button>'),
    ),
    wcag=("2.2.2",),
    impact="serious",
)
MANY = 2
"""So many changed elements are a slide; one may be a clock."""


@rule.over(RenderedPage)
def carousel(page: RenderedPage) -> Iterator[Hit]:
    turning = page.probe("turning")
    if not turning or has_a_stop(page):
        return
    shown = [element for path in turning["shows"] if (element := page.element(path)) is not None]
    if len(shown) >= MANY:
        place = _around(shown)
        yield rule.at(place, f"{called(place)} changes by itself, and nothing stops it")
    else:
        for element in [*shown, *(each for path in turning["words"] if (each := page.element(path)) is not None)][:1]:
            yield rule.unsure(element, f"{called(element)} changes by itself")


def _around(elements: Sequence[Element]) -> Element:
    """The innermost element that holds them all."""
    first, *others = elements
    for around in first.above:
        if all(around in each.above for each in others):
            return around
    return first
