"""Rule aria-state."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, is_hidden
from briggate.checks.markup.aria import lacks, role_of
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="aria-state",
    title="A role comes with what it needs to be told",
    why="A check box that does not say whether it is ticked, or a heading without a level, is told wrongly or not at all.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A); WAI-ARIA 1.2, Required States and Properties",
    fix="Use the HTML element instead, which says it by itself: <input type=checkbox>, <h2>. Or add what is missing, and keep it true.",
    examples=(
        bad('<div role="heading">Opening times</div>'),
        good('<div role="heading" aria-level="2">Opening times</div> <h2>Opening times</h2>'),
    ),
    wcag=("4.1.2", "1.3.1"),
    impact="serious",
)


@rule.over(HtmlPage)
def aria_state(page: HtmlPage) -> Iterator[Hit]:
    for node in page.select("[role]"):
        missing = lacks(node)
        if missing and not is_hidden(node):
            yield rule.at(node, f"an element with the role “{role_of(node)}” has no {' and no '.join(missing)}")
