"""Rule aria-permitted."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.aria import role_of
from briggate.checks.markup.aria_permitted import ONLY_FOR, is_permitted, roles_of
from briggate.checks.markup.shown import unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="aria-permitted",
    title="An aria- attribute stands where it means something",
    why="A screen reader leaves out what an element cannot have, such as being sorted for a button: what was to be said is not said.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A); WAI-ARIA 1.2, Supported States and Properties",
    fix="Move it to the element that it is about, or take it out.",
    examples=(
        bad('<ul aria-expanded="false"><li>Bins</li></ul>'),
        bad('<button aria-sort="ascending">Sort by date</button>'),
        good('<button aria-expanded="false">Menu</button>'),
    ),
    wcag=("4.1.2", "1.3.1"),
    impact="serious",
)


@rule.over(HtmlPage)
def aria_permitted(page: HtmlPage) -> Iterator[Hit]:
    for name in [name for name in ONLY_FOR if name in page.small_letters]:
        for node in page.select(f"[{name}]"):
            roles = roles_of(node)
            if roles is not None and not is_permitted(name, roles) and node.mem_id not in page.once(unheard):
                said = f"the role “{role_of(node)}”" if role_of(node) else f"<{node.tag}>"
                yield rule.at(node, f"{name} means nothing on {said}")
