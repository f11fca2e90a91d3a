"""Rule reading-order."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, words_of
from briggate.checks.markup.shown import after, quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="reading-order",
    title="Things are read out in the order in which they are seen",
    why="Boxes that float to the right stand on the screen the other way round than a screen reader tells them.",
    reference="WCAG 2.2 SC 1.3.2 Meaningful Sequence (A), failure F1",
    fix="Put them into the order in which they are to be read, and let them stand in it.",
    examples=(
        bad('<div style="float:right">Second</div> <div style="float:right">First</div>'),
        good('<div style="float:left">First</div> <div style="float:left">Second</div>'),
    ),
    wcag=("1.3.2",),
    impact="serious",
)
_FLOATS = re.compile(r"(?:^|[;\s])float\s*:\s*right", re.IGNORECASE)
_TURNED = re.compile(r"(?:flex-direction|flex-flow)\s*:[^;]{0,20}-reverse|(?:^|[;\s])order\s*:\s*-?[1-9]", re.IGNORECASE)


@rule.over(HtmlPage)
def reading_order(page: HtmlPage) -> Iterator[Hit]:
    rows: set[int] = set()
    for node in page.select("[style]") if "style=" in page.small_letters else ():
        style = attribute(node, "style")
        if _FLOATS.search(style) and (beside := _next(node)) and _FLOATS.search(attribute(beside, "style")):
            if words_of(node) and words_of(beside) and node.mem_id not in page.once(unheard):
                third = _next(beside)
                is_a_row = third is not None and _FLOATS.search(attribute(third, "style")) is not None and words_of(third) != ""
                hit = rule.at if (is_a_row or node.mem_id in rows) and node.css_first("a, button, input") is None else rule.unsure
                rows.update((beside.mem_id,) if is_a_row else ())
                yield hit(
                    node, f"{quoted(words_of(node))} is read out before {quoted(words_of(beside))}, and stands after it on the screen"
                )
        elif _TURNED.search(style) and words_of(node) and node.mem_id not in page.once(unheard):
            yield rule.unsure(node, f"{quoted(words_of(node))} may be read out in another order than it is seen")


def _next(node: LexborNode) -> LexborNode | None:
    found = next(after(node), None)
    return found if found is not None and found.tag != "-text" else None
