"""Rule aria-reference."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, is_hidden
from briggate.checks.markup.forms import field_name
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="aria-reference",
    title="What aria-labelledby and aria-describedby name is on the page",
    why="A name or a hint that is looked for in vain is not read out.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A) and 4.1.2 Name, Role, Value (A)",
    fix="Name the id of an element of this page, or leave it out.",
    examples=(
        bad('<label for="a">Reference</label> <input id="a" aria-describedby="a-hnt"> <p id="a-hint">It is on your bill</p>'),
        good('<label for="a">Reference</label> <input id="a" aria-describedby="a-hint"> <p id="a-hint">It is on your bill</p>'),
    ),
    wcag=("1.3.1", "4.1.2"),
    impact="serious",
)
_HAS_OTHER_RULES = (
    "a",
    "area",
    "button",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "iframe",
    "img",
    "input",
    "object",
    "select",
    "summary",
    "svg",
    "textarea",
)
"""Elements of which another rule says that they have no name, whatever the reason."""


@rule.over(HtmlPage)
def aria_reference(page: HtmlPage) -> Iterator[Hit]:
    for kind in ("aria-labelledby", "aria-describedby"):
        for node in page.select(f"[{kind}]"):
            missing = [name for name in attribute(node, kind).split() if page.by_id(name) is None]
            if missing and not is_hidden(node) and not (kind == "aria-labelledby" and _is_told_elsewhere(page, node)):
                names = ", ".join(f"“{name}”" for name in dict.fromkeys(missing))
                yield rule.at(node, f"{kind} names {names}, which {'is' if len(missing) == 1 else 'are'} nowhere on the page")


def _is_told_elsewhere(page: HtmlPage, node: LexborNode) -> bool:
    return (node.tag in _HAS_OTHER_RULES or bool(attribute(node, "role"))) and not field_name(page, node)
