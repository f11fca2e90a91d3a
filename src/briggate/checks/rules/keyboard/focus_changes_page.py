"""Rule focus-changes-page."""

from collections.abc import Iterator

from briggate.checks.markup.seen import called
from briggate.checks.markup.tab_stops import stops_of
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="focus-changes-page",
    title="Nothing is left or opened because the keyboard passes over it",
    why="Who goes through the page with the Tab key is taken away, or has a new window, without having asked for anything.",
    reference="WCAG 2.2 SC 3.2.1 On Focus (A), failure F55",
    fix="Let it happen when it is pressed: on click, and not on focus.",
    examples=(
        bad('<a href="/bins/" onfocus="location.href = this.href">Bins</a>'),
        good('<a href="/bins/" onfocus="this.style.color = \'black\'">Bins</a>'),
    ),
    wcag=("3.2.1",),
    impact="critical",
)


@rule.over(RenderedPage)
def focus_changes_page(page: RenderedPage) -> Iterator[Hit]:
    for stop, element in stops_of(page):
        if stop.navigated:
            yield rule.at(element, f"the page is left, or a window opens, as soon as the keyboard reaches {called(element)}")
