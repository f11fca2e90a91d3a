"""Rule link-text-punctuation."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.link_words import fault_of
from briggate.checks.markup.links_of import links_of, said_besides
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="link-text-punctuation",
    title="Links are more than a mark",
    why="A screen reader says nothing for a full stop or an arrow, or says “right-pointing angle”, and the link is too small to hit.",
    reference="WCAG 2.2 SC 2.4.4 Link Purpose (A)",
    fix="Put the link on the words that say where it leads.",
    examples=(bad('Visit GOV.UK<a href="https://www.gov.uk/">.</a>'), good('Visit <a href="https://www.gov.uk/">GOV.UK</a>.')),
    wcag=("2.4.4",),
    impact="serious",
)


@rule.over(HtmlPage)
def link_text_punctuation(page: HtmlPage) -> Iterator[Hit]:
    for link in page.once(links_of):
        if link.fault == "punctuation" and not any(fault_of(words) == "" for words in said_besides(page, link)):
            yield rule.at(link.node, f"the words of a link are only {quoted(link.name)}")
