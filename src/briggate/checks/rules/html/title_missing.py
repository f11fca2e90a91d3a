"""Rule title-missing."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.titles import title_of
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="title-missing",
    title="A page has a title",
    why="The title is what a screen reader says first, what the browser’s tab shows, and what a search engine lists.",
    reference="WCAG 2.2 SC 2.4.2 Page Titled (A)",
    fix="Give the page a <title> in its head: what it is about, then whose it is.",
    examples=(
        bad('<!doctype html><html lang="en"><head></head><body><h1>Bins</h1></body></html>'),
        good('<!doctype html><html lang="en"><head><title>Bins – Leeds City Council</title></head><body><h1>Bins</h1></body></html>'),
    ),
    wcag=("2.4.2",),
    impact="serious",
)


@rule.over(HtmlPage)
def title_missing(page: HtmlPage) -> Iterator[Hit]:
    if page.is_document and title_of(page) is None:
        yield rule.at(page.root, "the page has no title")
