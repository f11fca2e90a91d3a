"""Rule focus-contrast."""

from collections.abc import Iterator

from briggate.checks.markup.focus import INVISIBLE, alike, contrast_by_style, is_marked, shown_stops
from briggate.checks.markup.seen import called, is_typed_into
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="focus-contrast",
    title="What shows where the keyboard is stands out",
    why="A pale frame on white is lost on people with low vision, and in sunlight on everybody.",
    reference="WCAG 2.2 SC 1.4.11 Non-text Contrast (AA)",
    fix="Give the outline a colour with a contrast of at least 3 : 1 with what it is drawn on, or draw a dark line beside it.",
    examples=(
        bad('<style>a:focus { outline: 3px solid #ddd }</style><a href="/bins/">Bins</a>'),
        good('<style>a:focus { outline: 3px solid #1d70b8 }</style><a href="/bins/">Bins</a>'),
    ),
    wcag=("1.4.11",),
    impact="serious",
)
LEAST = 3.0


@rule.over(RenderedPage)
def focus_contrast(page: RenderedPage) -> Iterator[Hit]:
    stops = [each for each in shown_stops(page) if each[0].bare]
    by_style = {stop.path: contrast_by_style(stop, element) for stop, element in stops if is_marked(stop)}
    weak = [each for each in stops if INVISIBLE <= (by_style.get(each[0].path) or LEAST) < LEAST]
    for element, others in alike(weak):
        ratio = by_style[element.path] or 0
        yield rule.at(element, f"what shows that the keyboard is at {called(element)} has a contrast of {ratio:.1f} : 1{_as_have(others)}")
    for stop, element in stops:
        seen = stop.contrast if stop.changed_pixels and not is_marked(stop) and not is_typed_into(element) else None
        if seen is not None and seen < LEAST:
            yield rule.unsure(element, f"what shows that the keyboard is at {called(element)} may have a contrast of {seen:.1f} : 1 only")


def _as_have(others: int) -> str:
    return "" if not others else ", as has that at another like it" if others == 1 else f", as have those at {others} others like it"
