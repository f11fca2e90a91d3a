"""Rule link-new-window."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.links_of import NamedLink, links_of, said_besides
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="link-new-window",
    title="Links that open a new window say so",
    why="Where a new window opens without a word, “back” does nothing, and people who cannot see the whole screen are lost.",
    reference="WCAG 2.2 SC 3.2.5 Change on Request (AAA), technique G201; GOV.UK Design System on links",
    fix="Let the link open in the same window: take out target. If it has to be a new one, say “(opens in a new tab)” in the link’s words.",
    examples=(
        bad('<a href="https://example.org/map" target="_blank">Map of schools</a>'),
        good('<a href="https://example.org/map" target="_blank">Map of schools (opens in a new tab)</a>'),
    ),
    severity="warning",
    wcag=("3.2.5",),
    impact="minor",
)
_SAYS_SO = re.compile(r"\b(?:new|another|separate)\s+(?:browser\s+)?(?:window|tab|page)|(?:ffenestr|tab|tudalen)\s+newydd", re.IGNORECASE)
_SAME = ("", "_self", "_top", "_parent")


@rule.over(HtmlPage)
def link_new_window(page: HtmlPage) -> Iterator[Hit]:
    if page.select("[target]") or page.select("[onclick]"):
        for link in page.once(links_of):
            if link.name and _opens_window(link) and not _SAYS_SO.search(" ".join([link.name, *said_besides(page, link)])):
                yield rule.at(link.node, f"{quoted(link.name)} opens a new window, and does not say so")


def _opens_window(link: NamedLink) -> bool:
    return attribute(link.node, "target").strip().lower() not in _SAME or "window.open(" in attribute(link.node, "onclick")
