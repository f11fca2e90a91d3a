"""Rule aria-attribute."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.aria import ATTRIBUTES, is_allowed, nearest
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="aria-attribute",
    title="Every aria- attribute is one that there is, with a value that it may have",
    why="A misspelt name or value is passed over: what was meant to help a screen reader does nothing.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A); WAI-ARIA 1.2, Supported States and Properties",
    fix="Spell it as WAI-ARIA does, with one of the values that it lists.",
    examples=(
        bad('<button aria-expanded="closed">Menu</button>'),
        bad('<nav aria-labeledby="menu"><h2 id="menu">Menu</h2></nav>'),
        good('<button aria-expanded="false">Menu</button>'),
    ),
    wcag=("4.1.2",),
    impact="serious",
)
_NAME = re.compile(r"aria-[^\s\"'<>/=]*")


@rule.over(HtmlPage)
def aria_attribute(page: HtmlPage) -> Iterator[Hit]:
    written = set(_NAME.findall(page.small_letters))
    for name in sorted(written & ATTRIBUTES.keys()):
        of = ATTRIBUTES[name]
        for node in page.select(f"[{name}]") if of not in ("words", "ids") else ():
            value = attribute(node, name)
            if not is_allowed(name, value):
                may = f"Write {' or '.join(sorted(of))}." if isinstance(of, frozenset) else f"Write a {of}."
                yield rule.at(node, f"{name} may not be {quoted(value)}", may)
    if not written <= ATTRIBUTES.keys():
        for node in page.select("*"):
            for name in node.attributes:
                if name.startswith("aria-") and name not in ATTRIBUTES:
                    meant = nearest(name, frozenset(ATTRIBUTES))
                    yield rule.at(node, f"there is no attribute {quoted(name)}", f"Did you mean {meant}?" if meant else "Leave it out.")
