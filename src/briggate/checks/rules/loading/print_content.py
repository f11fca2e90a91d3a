"""Rule print-content."""

from collections.abc import Iterator

from briggate.checks.markup.lost_words import lost_in
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

WORDS, UNSURE_WORDS = 40, 12
"""How many words have to be lost for a fault, and for asking a person."""
_BESIDE = ("aside", "footer", "form")
_PAGE = "<style>@media print {{ {} {{ display: none }} }}</style><main><h1>Bins</h1><nav>Menu</nav><p>We empty bins on Mondays.</p></main>"

rule = Rule(
    id="print-content",
    title="A printed page says what the page says",
    why="Pages are printed for people who are not online, in libraries, by carers and at our own counters.",
    reference="GOV.UK Service Manual; Public Sector Bodies Accessibility Regulations 2018",
    fix="Take out of the print styles what hides it.",
    examples=(bad(_PAGE.format("main")), good(_PAGE.format("nav"))),
)


@rule.over(RenderedPage)
def print_content(page: RenderedPage) -> Iterator[Hit]:
    for lost in lost_in(page.desktop, page.view("print"), _is_beside):
        has_title = any(each.tag == "h1" for part in lost.elements for each in (part, *part.inside, *part.above))
        if lost.words >= WORDS or has_title:
            yield rule.at(lost.element, f"{lost.words} words are not printed: “{lost.beginning}”")
        elif lost.words >= UNSURE_WORDS:
            yield rule.unsure(lost.element, f"{lost.words} words are not printed: “{lost.beginning}”")


def _is_beside(element: Element) -> bool:
    """Whether it stands beside the page's own words, or is a list of links, which are of no use on paper."""
    if element.tag in _BESIDE or element.attribute("role") == "complementary":
        return True
    in_links = sum(len(each.shown_text) for each in element.inside if each.tag == "a")
    return element.tag not in ("main", "body") and in_links >= 0.9 * len(element.shown_text)
