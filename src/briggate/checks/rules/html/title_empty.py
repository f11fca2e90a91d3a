"""Rule title-empty."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, words_of
from briggate.checks.markup.shown import spoken
from briggate.checks.markup.titles import title_of
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="title-empty",
    title="A page’s title says something",
    why="With an empty title a screen reader reads out the page’s address, and the browser’s tab shows it.",
    reference="WCAG 2.2 SC 2.4.2 Page Titled (A)",
    fix="Write in the page’s title what it is about, then whose it is.",
    examples=(
        bad("<!doctype html><title> </title><h1>Bins</h1>"),
        good("<!doctype html><title>Bins – Leeds City Council</title><h1>Bins</h1>"),
    ),
    wcag=("2.4.2",),
    impact="serious",
)


@rule.over(HtmlPage)
def title_empty(page: HtmlPage) -> Iterator[Hit]:
    title = title_of(page)
    if title is not None and not spoken(words_of(title)):
        yield rule.at(title, "the page’s title is empty")
