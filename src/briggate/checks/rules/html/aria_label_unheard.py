"""Rule aria-label-unheard."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, has
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="aria-label-unheard",
    title="aria-label stands where screen readers look for it",
    why="On text and on boxes without a role most screen readers pass over aria-label, and what it says is lost.",
    reference="WAI-ARIA 1.2, Roles which cannot be named; WCAG 2.2 SC 4.1.2 Name, Role, Value (A)",
    fix="Write the words where everybody can read them, or give the element a role that has a name, such as region or img.",
    examples=(
        bad('<span aria-label="Five out of five">★★★★★</span>'),
        good('<span role="img" aria-label="Five out of five">★★★★★</span> <nav aria-label="Menu"></nav>'),
    ),
    severity="warning",
    wcag=("4.1.2",),
    impact="moderate",
)
_NAMELESS = ("div", "span", "p", "b", "i", "em", "strong", "small", "sub", "sup", "code", "ins", "del")


@rule.over(HtmlPage)
def aria_label_unheard(page: HtmlPage) -> Iterator[Hit]:
    for node in page.select("[aria-label]"):
        label, has_meaning = attribute(node, "aria-label").strip(), any(has(node, name) for name in ("role", "tabindex", "contenteditable"))
        if node.tag in _NAMELESS and label and not has_meaning and node.mem_id not in page.once(unheard):
            yield rule.at(node, f"the aria-label {quoted(label)} is not read out by most screen readers")
