"""Rule link-title-repeats."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, words_of
from briggate.checks.markup.links_of import links_of
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="link-title-repeats",
    title="A link’s title does not say its words again",
    why="Some screen readers say both, and a box with the same words comes up over what people are reading.",
    reference="HTML standard on the title attribute; WCAG 2.2 technique H33",
    fix="Take out the title.",
    examples=(
        bad('<a href="/bins/" title="Bins and recycling">Bins and recycling</a>'),
        good('<a href="/bins/">Bins and recycling</a>'),
    ),
    severity="warning",
    impact="minor",
)
_MARKS = re.compile(r"[\W_]+")


@rule.over(HtmlPage)
def link_title_repeats(page: HtmlPage) -> Iterator[Hit]:
    if page.select("a[title]"):
        for link in page.once(links_of):
            title = _plain(attribute(link.node, "title"))
            if title and title == _plain(words_of(link.node)):
                yield rule.at(link.node, f"the title of the link {quoted(link.name)} says the same as its words")


def _plain(text: str) -> str:
    return _MARKS.sub(" ", text).strip().casefold()
