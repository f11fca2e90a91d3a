"""Rule skip-link-works."""

from collections.abc import Iterator

from briggate.checks.markup.seen import called
from briggate.checks.markup.tab_stops import is_skip_link, stops_of
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_MENU = '<nav><a href="/bins/">Bins</a></nav>'

rule = Rule(
    id="skip-link-works",
    title="The link that skips to the words of the page does so, and can be seen",
    why="Without it every link of the header has to be gone through on every page. One that does nothing is worse than none.",
    reference="WCAG 2.2 SC 2.4.1 Bypass Blocks (A), technique G1, and 2.4.7 Focus Visible (AA)",
    fix="Let it lead to the main part by its id, without any script, and show it when the keyboard reaches it.",
    examples=(
        bad(f'<a href="#main" onclick="return false">Skip to main content</a>{_MENU}<main id="main"><a href="/tips/">Tips</a></main>'),
        good(f'<a href="#main">Skip to main content</a>{_MENU}<main id="main"><a href="/tips/">Tips</a></main>'),
    ),
    wcag=("2.4.1",),
    impact="serious",
)


@rule.over(RenderedPage)
def skip_link_works(page: RenderedPage) -> Iterator[Hit]:
    for stop, element in stops_of(page)[:4]:
        if is_skip_link(element) and not stop.is_shown:
            yield rule.at(element, f"{called(element)} can not be seen when the keyboard is there")
    for press in page.presses.skips:
        if press.target and not press.passes and (link := page.element(press.path)) is not None:
            yield rule.at(link, f"Enter at {called(link)} does not lead past anything: Tab goes on as before")
