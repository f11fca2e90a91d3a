"""Rule abbreviation-expanded."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.words.abbreviations import unexplained
from briggate.checks.words.page_prose import is_english

rule = Rule(
    id="abbreviation-expanded",
    title="Abbreviations say what they stand for, where they are first used",
    why="Council staff use them all day. A resident who does not know what TPO means cannot tell whether the page is about their tree.",
    reference="WCAG 2.2 SC 3.1.4 Abbreviations (AAA); GOV.UK style guide: abbreviations and acronyms",
    fix="Write it in full the first time, with the abbreviation after it in brackets. If everybody here knows it, add it to"
    " checks/spelling.txt in capitals.",
    examples=(
        bad("<p>A tree with a TPO needs our permission.</p>"),
        good("<p>A tree with a tree preservation order (TPO) needs our permission. A TPO covers its roots.</p>"),
    ),
    severity="warning",
    wcag=("3.1.4",),
    impact="minor",
)


@rule.over(HtmlPage)
def abbreviation_expanded(page: HtmlPage) -> Iterator[Hit]:
    if is_english(page):
        for node, short in unexplained(page):
            yield rule.at(node, f"nothing says what {short} stands for")
