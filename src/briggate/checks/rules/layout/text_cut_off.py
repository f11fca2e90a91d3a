"""Rule text-cut-off."""

from collections.abc import Iterator

from briggate.checks.markup.cut_text import cuts
from briggate.checks.markup.on_screen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="text-cut-off",
    title="No text is cut off, and none is when the page is enlarged to 200 %",
    why="The words that do not fit are gone: nobody can scroll to them.",
    reference="WCAG 2.2 SC 1.4.4 Resize Text (AA)",
    fix="Let the box grow with its text: give it no fixed height or width, and do not hide what does not fit.",
    examples=(
        bad(f'<p style="overflow:hidden;height:27px">{"We empty the brown bin every second Monday. " * 5}</p>'),
        good('<p style="min-height:27px">We empty the brown bin every second Monday.</p>'),
    ),
    wcag=("1.4.4",),
    impact="serious",
)


@rule.over(RenderedPage)
def text_cut_off(page: RenderedPage) -> Iterator[Hit]:
    wanting: set[str] = set()
    for cut in cuts(page.desktop):
        wanting.add(cut.by.path)
        if cut.through and not cut.is_shortened:
            yield rule.at(cut.element, f"{called(cut.element)} is cut off")
    for cut in cuts(page.view("zoomed")):
        if cut.by.path not in wanting:
            wanting.add(cut.by.path)
            message = f"{called(cut.element)} is cut off when the page is enlarged to 200 %"
            yield rule.unsure(cut.element, message) if cut.is_shortened or not cut.through else rule.at(cut.element, message)
