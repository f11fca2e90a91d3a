"""Rule parts-of-a-whole."""

from collections.abc import Iterator
from dataclasses import replace

from briggate.checks.axe_told import tell
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

rule = Rule(
    id="parts-of-a-whole",
    title="Items stand in lists, tabs in tab lists, rows in tables",
    why="A screen reader says “item 3 of 7” only where the seven stand in one list and nothing else stands between.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A); WAI-ARIA 1.2, Required Owned Elements",
    fix="Put the parts straight into the whole, and nothing else: items into a list, tabs into a tab list.",
    examples=(
        bad('<div role="tab" tabindex="0">Opening times</div>'),
        good('<div role="tablist"><div role="tab" tabindex="0">Opening times</div></div>'),
    ),
    wcag=("1.3.1", "4.1.2"),
    impact="serious",
)
SAID = {
    "aria-required-children": "{it} does not hold the parts that its role is made of, or holds others",
    "aria-required-parent": "{it} has the role of a part, and stands in no whole that it could be a part of",
    "definition-list": "{it} is a list of terms, and holds something else",
    "dlitem": "{it} is part of a list of terms, and stands outside one",
    "list": "{it} is a list, and holds something that is no item",
    "listitem": "{it} is an item, and stands in no list",
}


@rule.over(RenderedPage)
def parts_of_a_whole(page: RenderedPage) -> Iterator[Hit]:
    for hit in tell(rule, page, SAID):
        # what aria-owns puts together is not the same in every browser and screen reader
        yield replace(hit, certain=hit.certain and not (isinstance(hit.where, Element) and "aria-owns" in hit.where.attributes))
