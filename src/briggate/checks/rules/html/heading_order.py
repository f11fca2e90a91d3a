"""Rule heading-order."""

from collections.abc import Iterator
from itertools import pairwise

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.headings import headings_of
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="heading-order",
    title="Headings go down one level at a time",
    why="A screen reader says the level of each heading. Where one is left out, people look for a part of the page that is not there.",
    reference="WCAG 2.2 technique G141 (headings that organise a page), for SC 1.3.1; W3C WAI tutorial on page structure",
    fix="Choose levels by what belongs under what, and not by how large the letters are.",
    examples=(
        bad("<h2>Fees</h2><h4>For children</h4><p>No charge.</p>"),
        good("<h2>Fees</h2><h3>For children</h3><p>No charge.</p><h2>Apply</h2><p>Write to us.</p>"),
    ),
    severity="warning",
    impact="moderate",
)


@rule.over(HtmlPage)
def heading_order(page: HtmlPage) -> Iterator[Hit]:
    for above, here in pairwise(heading for heading in page.once(headings_of) if heading.name):
        if here.level > above.level + 1:
            yield rule.at(
                here.node,
                f"{quoted(here.name)} is a heading of level {here.level} under {quoted(above.name)}, which is of level {above.level}",
                f"Make it a heading of level {above.level + 1}: {'#' * (above.level + 1)} in Markdown, h{above.level + 1} in HTML.",
            )
