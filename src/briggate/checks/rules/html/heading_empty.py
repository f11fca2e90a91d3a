"""Rule heading-empty."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.headings import headings_of
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="heading-empty",
    title="Headings have words",
    why="A screen reader lists the headings of a page, and an empty one is a place in that list with nothing at it.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A), 2.4.6 Headings and Labels (AA)",
    fix="Give the heading words, or take it out. For space between paragraphs no heading is needed.",
    examples=(bad("<h2></h2><p>Every week.</p>"), good("<h2>When we come</h2><p>Every week.</p>")),
    wcag=("1.3.1", "2.4.6"),
    impact="moderate",
)


@rule.over(HtmlPage)
def heading_empty(page: HtmlPage) -> Iterator[Hit]:
    for heading in page.once(headings_of):
        if not heading.name:
            if heading.node.css_first("img, svg"):
                message, fix = (
                    f"a heading of level {heading.level} is only a picture without alt text",
                    "Give the picture the heading’s words as its alt text.",
                )
                yield rule.at(heading.node, message, fix)
            else:
                yield rule.at(heading.node, f"a heading of level {heading.level} is empty")
