"""Rule bypass-blocks."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.bypass import before_the_words, is_passed
from briggate.checks.markup.landmarks import landmark_of
from briggate.checks.rule import Hit, Rule, bad, good

_PAGE = '<!doctype html><html lang="en"><title>Bins</title><body>{}</body></html>'
rule = Rule(
    id="bypass-blocks",
    title="What is the same on every page can be passed over",
    why="Without a mouse, and with a screen reader, people go through the whole menu again on every page before they come to its words.",
    reference="WCAG 2.2 SC 2.4.1 Bypass Blocks (A)",
    fix="Put what the page is about into <main>, begin it with a heading, and let the first link on the page skip to it.",
    examples=(
        bad(_PAGE.format('<nav><a href="/">Home</a> <a href="/a-z/">A to Z</a></nav><div><p>We empty bins on Mondays.</p></div>')),
        good(_PAGE.format('<nav><a href="/">Home</a> <a href="/a-z/">A to Z</a></nav><main><p>We empty bins on Mondays.</p></main>')),
        good(
            _PAGE.format('<a href="#t">Skip to text</a><nav><a href="/">Home</a></nav><div id="t"><p>We empty bins on Mondays.</p></div>')
        ),
    ),
    wcag=("2.4.1",),
    impact="serious",
)
_CALLED = {"banner": "the header", "navigation": "the navigation", "complementary": "the side notes", "search": "the search"}


@rule.over(HtmlPage)
def bypass_blocks(page: HtmlPage) -> Iterator[Hit]:
    if not page.is_document or "<frame" in page.small_letters:
        return
    blocks = before_the_words(page)
    if blocks and not is_passed(page, blocks):
        called = _CALLED[landmark_of(blocks[0])]
        yield rule.at(blocks[0], f"nothing leads past {called}: there is no main part, no heading after it and no link that skips it")
