"""Rule aria-role."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, is_hidden
from briggate.checks.markup.aria import ABSTRACT_ROLES, ROLES, nearest
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="aria-role",
    title="Every role is one that screen readers know",
    why="A role that there is not is passed over, and the element is told as if it were nothing in particular.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A); WAI-ARIA 1.2, Definition of Roles",
    fix="Use a role of WAI-ARIA, or better the HTML element that has it: nav, main, button. Leave the role out if it adds nothing.",
    examples=(
        bad('<ol role="breadcrumbs"><li><a href="/">Home</a></li></ol>'),
        good('<nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li></ol></nav> <div role="search"></div>'),
    ),
    wcag=("4.1.2", "1.3.1"),
    impact="serious",
)


@rule.over(HtmlPage)
def aria_role(page: HtmlPage) -> Iterator[Hit]:
    for node in page.select("[role]"):
        named = attribute(node, "role").lower().split()
        if not named or not ROLES.isdisjoint(named) or is_hidden(node):
            continue
        if named[0] in ABSTRACT_ROLES:
            yield rule.at(node, f"the role {quoted(named[0])} is only there to order other roles, and says nothing to a screen reader")
        else:
            meant = nearest(named[0], ROLES)
            fix = f"Did you mean “{meant}”? {rule.fix}" if meant else ""
            yield rule.at(node, f"there is no role {quoted(attribute(node, 'role'))}", fix)
