"""Rule text-capitals."""

from collections.abc import Iterator

from briggate.checks.markup.on_screen import called, more, text_blocks
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="text-capitals",
    title="Style sheets set no sentences in capitals",
    why="We read words by their shape, and capitals are all of one height.",
    reference="GOV.UK style guide: capitalisation; British Dyslexia Association style guide",
    fix="Leave out text-transform: uppercase, but for a label of a word or two.",
    examples=(
        bad('<p style="text-transform:uppercase">Do not put batteries or paint in any of your bins at home</p>'),
        good('<p style="text-transform:uppercase">Bin days</p>'),
    ),
    severity="warning",
    impact="minor",
)
WORDS_MOST = 8


@rule.over(RenderedPage)
def text_capitals(page: RenderedPage) -> Iterator[Hit]:
    found = []
    for block, rows in text_blocks(page.desktop):
        words = "".join(line.text for row in rows for line in row).split()
        if len(words) > WORDS_MOST and block.style("text-transform") == "uppercase" and block.text != block.text.upper():
            found.append(block)
    if found:
        yield rule.at(found[0], f"{called(found[0])} is set in capitals{more(len(found))}")
