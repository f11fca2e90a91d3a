"""Rule text-overlap."""

from collections.abc import Iterator

from briggate.checks.markup.on_screen import more, together
from briggate.checks.markup.text_over_text import overlaps
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="text-overlap",
    title="No text lies over other text",
    why="Nobody can read either of them.",
    reference="WCAG 2.2 SC 1.4.10 Reflow (AA) and 1.4.4 Resize Text (AA)",
    fix="Give both room: no fixed height around text, and no place that does not move with what is around it.",
    examples=(bad('<p>Brown bin: Monday</p><p style="margin-top:-30px">Green bin: Friday</p>'), good("<p>Brown bin</p><p>Green bin</p>")),
    wcag=("1.4.10",),
    impact="serious",
)


@rule.over(RenderedPage)
def text_overlap(page: RenderedPage) -> Iterator[Hit]:
    told: set[str] = set()
    for view, where in ((page.desktop, ""), (page.phone, " on a phone"), (page.view("narrow"), " on a screen of 320 pixels")):
        found = {each.element: each for each in reversed(list(overlaps(view))) if not {each.element.path, each.below.path} & told}
        for element, count in together(list(reversed(found.keys()))):
            yield rule.at(element, f"{found[element].said()}{where}{more(count)}")
        told |= {path for each in found.values() for path in (each.element.path, each.below.path)}
