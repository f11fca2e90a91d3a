"""Rule zoom."""

from collections.abc import Iterator

from briggate.checks.markup.lost_on_screen import lost
from briggate.checks.markup.on_screen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.rendering import View

rule = Rule(
    id="zoom",
    title="Nothing is lost when a page is enlarged",
    why="A page enlarged to 200 % or 400 % is laid out as on a small screen. What is left out there is kept from people with poor sight.",
    reference="WCAG 2.2 SC 1.4.4 Resize Text (AA) and 1.4.10 Reflow (AA)",
    fix="Show it on small screens too, or put it behind a button that says what it opens.",
    examples=(
        bad("<style>@media (max-width: 700px) { .fee { display: none } }</style><p>Garden waste</p><p class=fee>You pay once a year</p>"),
        good("<style>@media (max-width: 700px) { .fee { display: block } }</style><p>Garden waste</p><p class=fee>You pay once a year</p>"),
    ),
    wcag=("1.4.4", "1.4.10"),
    impact="serious",
)
_VIEWS: tuple[tuple[View, str], ...] = (("zoomed", "200 %"), ("narrow", "400 %"), ("short", "400 %"))


@rule.over(RenderedPage)
def zoom(page: RenderedPage) -> Iterator[Hit]:
    told: set[str] = set()
    for view, times in _VIEWS:
        for each in lost(page.desktop, page.view(view)):
            paths = {each.element.path, *(inside.path for inside in each.element.inside)}
            if not told & paths and not told & {around.path for around in each.element.above}:
                told |= paths
                message = f"{called(each.element)} is missing when the page is enlarged to {times}"
                yield rule.at(each.element, message) if each.certain else rule.unsure(each.element, message)
