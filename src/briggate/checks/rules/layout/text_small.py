"""Rule text-small."""

from collections.abc import Iterator

from briggate.checks.markup.on_screen import called, more
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

rule = Rule(
    id="text-small",
    title="No text is smaller than 12 pixels",
    why="Most people cannot read it without holding the screen to their nose.",
    reference="W3C, Making Content Usable for People with Cognitive and Learning Disabilities; NHS digital service manual: typography",
    fix="Make it at least 12 pixels (0.75rem), and 16 where it is to be read, not only looked up.",
    examples=(bad('<p style="font-size:10px">Bank holidays differ</p>'), good('<p style="font-size:16px">Bank holidays differ</p>')),
    severity="warning",
    impact="moderate",
)
LEAST = 12
"""Pixels."""


@rule.over(RenderedPage)
def text_small(page: RenderedPage) -> Iterator[Hit]:
    told: set[str] = set()
    for view, where in ((page.desktop, ""), (page.phone, " on a phone")):
        small = [each for each in view.elements if each.path not in told and _is_small(each)]
        told |= {each.path for each in small}
        for size in sorted({each.pixels("font-size") for each in small}):
            alike = [each for each in small if each.pixels("font-size") == size]
            yield rule.at(alike[0], f"{called(alike[0])} is {size:g} pixels high{where}{more(len(alike))}")


def _is_small(element: Element) -> bool:
    if not 1 < element.pixels("font-size") < LEAST - 0.01 or element.closest("svg", "sup", "sub", "rt", "math") is not None:
        return False
    return element.is_rendered and any(sum(map(str.isalnum, line.text)) > 1 for line in element.shown_lines)
