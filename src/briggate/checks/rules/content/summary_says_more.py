"""Rule summary-says-more."""

import re
from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage

rule = Rule(
    id="summary-says-more",
    title="The summary says more than the title",
    why="Title and summary stand together in search results and lists. Said twice, the same words tell a resident nothing.",
    reference="GOV.UK content design: writing summaries",
    fix="Say what the page does for the reader that its title does not: who it is for, what they can do, what they will find out.",
    examples=(
        bad("---\ntitle: Report a missed bin\nsummary: How to report a missed bin.\n---\n"),
        good("---\ntitle: Report a missed bin\nsummary: Tell us if we did not empty your bin, and find out when we will come back.\n---\n"),
    ),
    severity="warning",
)

_WORD = re.compile(r"\w+(?:['’]\w+)*")


def _stems(text: str) -> set[str]:
    """The words without the ending by which those of title and summary may differ: `bins`, `bin`."""
    return {word.casefold().removesuffix("s") for word in _WORD.findall(text)}


_FILLERS = _stems(
    "a an and about all any are at by can do find for from get here how i in information is it more my of on or our out page read see"
    " service tell that the there this to us we what when where which who with you your"
)
"""Words that add nothing to a title's."""


@rule.over(SourcePage)
def summary_says_more(page: SourcePage) -> Iterator[Hit]:
    if not _stems(page.meta.summary) - _stems(page.meta.title) - _FILLERS:
        yield rule.at(page.line_of("summary"), "the summary says what the title says, and no more")
