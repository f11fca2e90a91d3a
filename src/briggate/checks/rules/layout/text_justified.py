"""Rule text-justified."""

from collections.abc import Iterator

from briggate.checks.markup.on_screen import called, more, text_blocks
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="text-justified",
    title="Text is not stretched to both margins",
    why="The gaps between words differ, and run through a paragraph like rivers. People with dyslexia follow these instead of the words.",
    reference="WCAG 2.2 SC 1.4.8 Visual Presentation (AAA)",
    fix="Leave out text-align: justify.",
    examples=(
        bad(f'<p style="text-align:justify">{"We empty the brown bin every second Monday. " * 8}</p>'),
        good(f"<p>{'We empty the brown bin every second Monday. ' * 8}</p>"),
    ),
    severity="warning",
    impact="minor",
)


@rule.over(RenderedPage)
def text_justified(page: RenderedPage) -> Iterator[Hit]:
    found = []
    for block, rows in text_blocks(page.desktop):
        in_html = any(each.attribute("align").lower() == "justify" for each in (block, *block.above))  # obsolete-attribute tells it
        if len(rows) > 1 and block.style("text-align") == "justify" and not in_html:
            found.append(block)
    if found:
        yield rule.at(found[0], f"{called(found[0])} is stretched to both margins{more(len(found))}")
