"""Rule positive-tabindex."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, name_of
from briggate.checks.markup.keyboard import tabindex_of
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="positive-tabindex",
    title="The Tab key goes through the page in its order",
    why="A tabindex above 0 makes the Tab key jump there before everything else, in an order that nobody can follow.",
    reference="WCAG 2.2 SC 2.4.3 Focus Order (A), failure F44",
    fix="Take tabindex away, and put things into the order in which they are to be reached.",
    examples=(
        bad('<label for="a">Postcode</label> <input id="a" tabindex="2">'),
        good('<label for="a">Postcode</label> <input id="a"> <h2 id="found" tabindex="-1">Found</h2>'),
    ),
    wcag=("2.4.3",),
    impact="serious",
)


@rule.over(HtmlPage)
def positive_tabindex(page: HtmlPage) -> Iterator[Hit]:
    for node in page.select("[tabindex]"):
        if (number := tabindex_of(node)) is not None and number > 0:
            yield rule.at(node, f"{quoted(name_of(page, node) or node.tag or '')} has tabindex {number}")
