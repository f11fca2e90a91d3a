"""Rule page-settings."""

from collections.abc import Iterator

from briggate.checks.axe_told import tell
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_PAGE = '<!doctype html><html lang="en"><head><title>Bins</title></head><body><main><h1>Bins</h1></main><script>{}</script></body></html>'
rule = Rule(
    id="page-settings",
    title="Title, language and size are still right when the scripts have run",
    why="A script that empties the title or forbids to make things larger shuts out the same people as HTML that does.",
    reference="WCAG 2.2 SC 2.4.2 Page Titled (A), 3.1.1 Language of Page (A), 3.1.2 Language of Parts (AA), 1.4.4 Resize Text (AA)",
    fix="Let the script leave the page's title, its language and its size alone.",
    examples=(
        bad(_PAGE.format('document.title = ""')),
        good(_PAGE.format('document.title = "Bins: next collection"')),
    ),
    wcag=("2.4.2", "3.1.1", "3.1.2", "1.4.4", "2.2.1"),
    impact="serious",
)
SAID = {
    "document-title": "the page has no title",
    "html-has-lang": "the page does not say which language it is in",
    "html-lang-valid": "the language that the page says is none",
    "html-xml-lang-mismatch": "the page says two languages, in lang and in xml:lang",
    "meta-refresh": "the page changes or goes away by itself",
    "meta-refresh-no-exceptions": "the page changes or goes away by itself",
    "meta-viewport": "the page can not be made larger on a phone",
    "valid-lang": "the language that {it} says is none",
}


@rule.over(RenderedPage)
def page_settings(page: RenderedPage) -> Iterator[Hit]:
    if page.html.is_document:
        yield from tell(rule, page, SAID)
