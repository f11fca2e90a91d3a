"""Rule page-outline."""

from collections.abc import Iterator

from briggate.checks.axe_told import tell
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_PAGE = '<!doctype html><html lang="en"><head><title>Bins</title></head><body>{}</body></html>'
rule = Rule(
    id="page-outline",
    title="Headings and the parts of a page stand there when its scripts have run",
    why="People who do not see a page go through it by its headings and parts: what a script left out of them is not found.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A) and 2.4.1 Bypass Blocks (A)",
    fix="Let the script put words into headings, and everything into the header, the navigation, the main part or the footer.",
    examples=(
        bad(_PAGE.format('<main><h1>Bins</h1><h2 id="h">Times</h2></main><script>h.textContent = ""</script>')),
        good(_PAGE.format('<main><h1>Bins</h1><h2 id="h"></h2></main><script>h.textContent = "Times"</script>')),
    ),
    severity="warning",
    wcag=("1.3.1", "2.4.1"),
    impact="moderate",
)
SAID = {
    "bypass": "there is no way past what all pages begin with",
    "empty-heading": "{it} is a heading without words",
    "heading-order": "{it} is a heading that leaves out a level",
    "landmark-banner-is-top-level": "the header {it} stands inside another part of the page",
    "landmark-complementary-is-top-level": "the side notes {it} stand inside another part of the page",
    "landmark-contentinfo-is-top-level": "the footer {it} stands inside another part of the page",
    "landmark-main-is-top-level": "the main part stands inside another part of the page",
    "landmark-no-duplicate-banner": "the page has more than one header",
    "landmark-no-duplicate-contentinfo": "the page has more than one footer",
    "landmark-no-duplicate-main": "the page has more than one main part",
    "landmark-one-main": "the page has no main part",
    "landmark-unique": "{it} is a part of the page with the same name as another",
    "p-as-heading": "{it} looks like a heading, and is none",
    "page-has-heading-one": "the page has no main heading",
    "region": "{it} stands in no part of the page",
    "skip-link": "the link {it} leads to no place on the page",
}


@rule.over(RenderedPage)
def page_outline(page: RenderedPage) -> Iterator[Hit]:
    if page.html.is_document:
        yield from tell(rule, page, SAID)
