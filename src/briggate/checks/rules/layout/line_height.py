"""Rule line-height."""

import itertools
from collections.abc import Iterator, Sequence

from briggate.checks.markup.on_screen import called, more, text_blocks
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element, Line

rule = Rule(
    id="line-height",
    title="Lines of text do not stand too close",
    why="Where lines are close, people with dyslexia or poor sight read the same one twice, or jump over one.",
    reference="British Dyslexia Association style guide; the council’s own threshold: 1.3",
    fix="Set line-height: 1.5 on the body, without a unit.",
    examples=(
        bad(f'<p style="line-height:1.1">{"We empty the brown bin every second Monday. " * 8}</p>'),
        good(f'<p style="line-height:1.5">{"We empty the brown bin every second Monday. " * 8}</p>'),
    ),
    severity="warning",
    impact="moderate",
)
LEAST = 1.3
"""Times the height of its letters, from one line to the next."""
_TEXT = ("p", "li", "dd", "td", "blockquote", "figcaption", "div", "section", "article", "main", "body", "label", "summary")


@rule.over(RenderedPage)
def line_height(page: RenderedPage) -> Iterator[Hit]:
    for view, where in ((page.desktop, ""), (page.phone, " on a phone")):
        close = [
            (block, ratio) for block, rows in text_blocks(view) if block.tag in _TEXT and 0 < (ratio := _ratio(block, rows)) < LEAST - 0.02
        ]
        if close:
            block, ratio = close[0]
            yield rule.at(
                block, f"the lines of {called(block)} are {ratio:.2f} times as far apart as its letters are high{where}{more(len(close))}"
            )
            return


def _ratio(block: Element, rows: Sequence[Sequence[Line]]) -> float:
    """How far apart rows are, measured against its letters; 0 where there are not two rows of running text."""
    if len(rows) < 2 or sum(len(line.text) for row in rows for line in row) < 60:
        return 0
    size = block.pixels("font-size")
    apart = sorted(after[0].box.y - before[0].box.y for before, after in itertools.pairwise(rows))
    return apart[len(apart) // 2] / size if size else 0
