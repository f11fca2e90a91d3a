"""Rule obsolete-element."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.of_the_past import ELEMENTS
from briggate.checks.markup.tags_used import tags_used
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="obsolete-element",
    title="No element is used that the HTML standard has given up",
    why="What these elements meant is lost on today’s browsers and screen readers, and what they look like fits no other page.",
    reference="The HTML standard, section 16.2 Non-conforming features",
    fix="Leave it out, or use what has taken its place.",
    examples=(bad("<center>Bins are emptied weekly.</center>"), good("<p>Bins are emptied weekly.</p>")),
)


@rule.over(HtmlPage)
def obsolete_element(page: HtmlPage) -> Iterator[Hit]:
    for name in sorted(page.once(tags_used) & ELEMENTS.keys()):
        if nodes := page.select(name):
            times = f", {len(nodes)} times" if len(nodes) > 1 else ""
            yield rule.at(nodes[0], f"<{name}> is an element of the past{times}", ELEMENTS[name])
