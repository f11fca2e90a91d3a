"""Rule landmarks."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, above, is_hidden
from briggate.checks.markup.landmarks import outline
from briggate.checks.markup.shown import quoted
from briggate.checks.markup.tags_used import tags_used
from briggate.checks.rule import Hit, Rule, bad, good

ROLE_MAIN = re.compile(r"(?i:role)\s*=[\"'\s]*[^\"'>]*(?i:main)")
_PAGE = '<!doctype html><html lang="en"><title>Bins</title><body><nav aria-label="Menu"><a href="/">Home</a></nav>{}</body></html>'

rule = Rule(
    id="landmarks",
    title="Everything on a page is in a part that can be jumped to",
    why="Screen reader users jump between header, menu, main part and footer. What is in none of them they do not come by.",
    reference="WAI-ARIA 1.2 landmark roles; WCAG 2.2 technique ARIA11",
    fix="Put what the page is about into one <main>, and what is around it into <header>, <nav> and <footer>.",
    examples=(
        bad(_PAGE.format("<main><h1>Bins</h1></main><p>Report a problem with this page</p>")),
        good(_PAGE.format("<main><h1>Bins</h1></main><footer><p>Report a problem with this page</p></footer>")),
    ),
    severity="warning",
    impact="moderate",
)


@rule.over(HtmlPage)
def landmarks(page: HtmlPage) -> Iterator[Hit]:
    if not page.is_document or "frameset" in page.once(tags_used):
        return
    parts, outside = outline(page)
    mains = page.select("main") + (page.select('[role~="main"]:not(main)') if ROLE_MAIN.search(page.html) else [])
    shown = [main for main in mains if not is_hidden(main)]
    if not shown and outside + [node for node, _ in parts]:
        yield rule.at(page.first("body") or page.root, "the page has no main part (<main>)")
    for main in shown[1:]:
        yield rule.at(main, "the page has one main part (<main>) more than it should")
    for main in shown[:1]:
        if around := above(main, "nav", "header", "footer", "aside", "article"):
            yield rule.at(main, f"the main part stands inside <{around.tag}>")
    for name, said in (("banner", "header"), ("contentinfo", "footer")):
        for node in [node for node, part in parts if part == name][1:]:
            yield rule.at(
                node, f"the page has one {said} more than it should", f"Keep one {said} for the page, and put the others into its parts."
            )
    if outside and parts:
        more = f", and {len(outside) - 1} more," if outside[1:] else ""
        words = f"{quoted(outside[0].text(deep=False))}{more} {'stand' if more else 'stands'}"
        yield rule.at(outside[0].parent or page.root, f"{words} in no part of the page (header, navigation, main, footer)")
