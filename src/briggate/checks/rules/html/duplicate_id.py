"""Rule duplicate-id."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="duplicate-id",
    title="No two elements have the same id",
    why="A link to a heading, and the label of a box in a form, find their goal by its id. With two alike they find the wrong one.",
    reference="The HTML standard, section 3.2.6.1 The id attribute",
    fix="Give each element an id of its own.",
    examples=(
        bad('<h2 id="bins">Bins</h2><h2 id="bins">More about bins</h2>'),
        good('<h2 id="bins">Bins</h2><h2 id="more">More about bins</h2>'),
    ),
    impact="minor",
)


@rule.over(HtmlPage)
def duplicate_id(page: HtmlPage) -> Iterator[Hit]:
    seen: set[str] = set()
    for node in page.select("[id]"):
        name = attribute(node, "id")
        if name and name in seen:
            yield rule.at(node, f"the id “{name}” is given to another element above")
        seen.add(name)
