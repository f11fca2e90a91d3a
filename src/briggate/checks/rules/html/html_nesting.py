"""Rule html-nesting."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.nesting import nesting_faults
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="html-nesting",
    title="Every element is closed, in order, and stands where it may",
    why="Browsers mend a wrong end tag each by guessing, so that words are lost or moved, and screen readers guess once more.",
    reference="The HTML standard, section 13.2 Parsing HTML documents",
    fix="Close the elements in the opposite order to that in which they were opened, each by its own end tag.",
    examples=(bad("<div>strings of pearls</span></div>"), good("<div><span>strings of pearls</span></div>")),
)


@rule.over(HtmlPage)
def html_nesting(page: HtmlPage) -> Iterator[Hit]:
    for fault in nesting_faults(page.html):
        alike = page.select(fault.tag) if fault.tag.isalnum() else []
        yield rule.at(alike[fault.number] if fault.number < len(alike) else page, fault.message)
