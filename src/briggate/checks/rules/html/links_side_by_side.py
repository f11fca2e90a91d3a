"""Rule links-side-by-side."""

from collections.abc import Iterator
from itertools import pairwise

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.link_surroundings import is_next
from briggate.checks.markup.links_of import leads_to, links_of
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="links-side-by-side",
    title="Two links beside each other lead to two places",
    why="People who go from link to link by keyboard or by ear get the same one twice.",
    reference="WCAG 2.2 technique H2 (one link for image and words)",
    fix='Put everything into one link. If it holds a picture that only repeats the words, write alt="" for the picture.',
    examples=(
        bad('<a href="/parks/"><img src="park.jpg" alt="Parks"></a> <a href="/parks/">Parks</a>'),
        good('<a href="/parks/"><img src="park.jpg" alt=""> Parks</a>'),
    ),
    severity="warning",
    impact="minor",
)


@rule.over(HtmlPage)
def links_side_by_side(page: HtmlPage) -> Iterator[Hit]:
    for first, second in pairwise(page.once(links_of)):
        if first.fault or second.fault or not is_next(first.node, second.node):
            continue
        address = leads_to(page, second.href)
        if address and leads_to(page, first.href) == address:
            yield rule.at(second.node, f"{quoted(first.name)} and {quoted(second.name)} are two links beside each other to one page")
