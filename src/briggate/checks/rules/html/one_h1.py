"""Rule one-h1."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, words_of
from briggate.checks.markup.headings import headings_of
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="one-h1",
    title="A page has one main heading",
    why="People who cannot see the page go to its main heading (h1) to hear what it is about. With two they guess.",
    reference="WCAG 2.2 technique G141 (headings that organise a page); W3C WAI tutorial on page structure",
    fix="Give the page one main heading (h1) that says what it is about.",
    examples=(
        bad("<!doctype html><title>Bins</title><body><h2>When we come</h2><p>Every week.</p>"),
        good("<!doctype html><title>Bins</title><body><h1>Bins</h1><h2>When we come</h2><p>Every week.</p>"),
    ),
    severity="warning",
    impact="moderate",
)


@rule.over(HtmlPage)
def one_h1(page: HtmlPage) -> Iterator[Hit]:
    main_headings = [heading for heading in page.once(headings_of) if heading.level == 1]
    for heading in [heading for heading in main_headings if heading.name][1:]:
        message = f"{quoted(heading.name)} is another main heading (h1), and a page has one"
        yield rule.at(heading.node, message, "Make it a heading of level 2 (## in Markdown), or of the level below the heading before it.")
    if not main_headings and page.is_document and words_of(page.main):
        yield rule.at(page, "the page has no main heading (h1)")
