"""Rule line-length."""

from collections.abc import Iterator

from briggate.checks.markup.on_screen import called, text_blocks
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="line-length",
    title="Lines of text are not too long",
    why="From the end of a long line the eye does not find the beginning of the next.",
    reference="WCAG 2.2 SC 1.4.8 Visual Presentation (AAA): 80 characters",
    fix="Set max-width: 65ch on text.",
    examples=(
        bad(f"<p>{'We empty the brown bin every second Monday. ' * 8}</p>"),
        good(f'<p style="max-width:65ch">{"We empty the brown bin every second Monday. " * 8}</p>'),
    ),
    severity="warning",
    impact="minor",
)
MOST = 100
"""Characters. Beyond the 80 of the standard, because letters differ in width."""


@rule.over(RenderedPage)
def line_length(page: RenderedPage) -> Iterator[Hit]:
    long = []
    for block, rows in text_blocks(page.desktop):
        length = max(len(" ".join("".join(line.text for line in row).split())) for row in rows)
        if len(rows) > 1 and length > MOST:
            long.append((block, length))
    if long:
        block, length = long[0]
        times = f", and {len(long) - 1} more {'has' if len(long) == 2 else 'have'} such lines" if long[1:] else ""
        yield rule.at(block, f"{called(block)} has lines of {length} characters{times}")
