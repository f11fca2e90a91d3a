"""Rule focus-visible."""

from collections.abc import Iterator

from briggate.checks.markup.focus import INVISIBLE, alike, and_others, contrast_by_style, drawn_by_labels, is_marked, shown_stops
from briggate.checks.markup.seen import called, is_typed_into
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.rendering import Stop
from briggate.model.snapshot import Element

rule = Rule(
    id="focus-visible",
    title="It can be seen where the keyboard is",
    why="Who uses a page without a mouse sees nothing else of where they are: without a frame around it, Enter is a shot in the dark.",
    reference="WCAG 2.2 SC 2.4.7 Focus Visible (AA)",
    fix="Draw an outline around what has the focus, at least 2 pixels thick and in a colour that stands out.",
    examples=(
        bad('<style>a:focus { outline: none }</style><a href="/bins/">Bins</a>'),
        good('<style>a:focus { outline: 3px solid black }</style><a href="/bins/">Bins</a>'),
    ),
    wcag=("2.4.7",),
    impact="serious",
)
CURSOR_MOST = 100
"""So many pixels may be the line that blinks where one types, and no more."""


@rule.over(RenderedPage)
def focus_visible(page: RenderedPage) -> Iterator[Hit]:
    stops = shown_stops(page)
    unmarked = [each for each in stops if _shows_nothing(*each)]
    unmarked += [(stop, field) for stop, field in drawn_by_labels(page) if stop.changed_pixels == 0]
    for element, others in alike(unmarked):
        yield rule.at(element, f"nothing shows when the keyboard is at {called(element)}{and_others(others)}")
    for element, others in alike([each for each in stops if each not in unmarked and _shows_only_a_cursor(*each)]):
        yield rule.unsure(element, f"only the line that blinks shows that the keyboard is at {called(element)}{and_others(others)}")


def _shows_nothing(stop: Stop, element: Element) -> bool:
    if not stop.bare:
        return False
    if is_marked(stop):
        by_style = contrast_by_style(stop, element)
        return by_style is not None and by_style < INVISIBLE
    return stop.changed_pixels == 0 and not is_typed_into(element)


def _shows_only_a_cursor(stop: Stop, element: Element) -> bool:
    return not is_marked(stop) and is_typed_into(element) and stop.changed_pixels is not None and stop.changed_pixels <= CURSOR_MOST
