"""Rule print-contrast."""

from collections.abc import Iterator

from briggate.checks.markup.colours import text_contrast
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

LEAST = 1.6
"""The contrast ratio under which words are as good as gone."""
_PAGE = (
    "<style>.note {{ background: #003; color: #fff }} @media print {{ .note {{ background: #fff; {} }} }}</style><p class='note'>Closed</p>"
)

rule = Rule(
    id="print-contrast",
    title="Words are printed in ink that shows",
    why="White words whose dark background is not printed leave an empty space on the paper.",
    reference="GOV.UK Service Manual; Public Sector Bodies Accessibility Regulations 2018",
    fix="Give the words a dark colour in the print styles.",
    examples=(bad(_PAGE.format("")), good(_PAGE.format("color: #000"))),
)


@rule.over(RenderedPage)
def print_contrast(page: RenderedPage) -> Iterator[Hit]:
    told: set[object] = set()
    for element in page.view("print").elements:
        if not element.lines or not element.is_shown or not element.own_text.strip():
            continue
        seen = page.desktop.by_path.get(element.path)
        if (printed := text_contrast(element)) is None or printed >= LEAST:
            continue
        if seen is None or not seen.is_shown or (text_contrast(seen) or LEAST) < LEAST or any(each in told for each in element.above):
            continue
        told.add(element)
        words = " ".join(element.own_text.split())[:60]
        yield rule.at(element, f"“{words}” is printed in a colour that does not show on its background")
