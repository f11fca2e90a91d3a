"""Rule title-vague."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, words_of
from briggate.checks.markup.shown import quoted, spoken
from briggate.checks.markup.titles import content_words, main_heading, says_nothing, title_of
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="title-vague",
    title="A page’s title says what the page is about",
    why="Somebody with six tabs open, or a list of results, tells pages apart by their titles. “Untitled” and “Page 1” tell nothing.",
    reference="WCAG 2.2 SC 2.4.2 Page Titled (A)",
    fix="Begin the title with what the page’s main heading says, then say whose page it is.",
    examples=(
        bad("<!doctype html><title>Untitled document</title><h1>Garden waste</h1>"),
        good("<!doctype html><title>Garden waste – Leeds City Council</title><h1>Garden waste</h1>"),
    ),
    wcag=("2.4.2",),
    impact="moderate",
)


@rule.over(HtmlPage)
def title_vague(page: HtmlPage) -> Iterator[Hit]:
    node = title_of(page)
    title = spoken(words_of(node)) if node is not None else ""
    if node is None or not title:
        return
    if says_nothing(title):
        yield rule.at(node, f"the title {quoted(title)} would do for any page")
        return
    heading = spoken(main_heading(page))
    said, main = content_words(title), content_words(heading)
    if said and main and not said & main:
        yield rule.unsure(node, f"the title {quoted(title)} has no word of the main heading {quoted(heading)}")
