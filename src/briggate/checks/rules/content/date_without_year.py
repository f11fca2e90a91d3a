"""Rule date-without-year."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.markdown.blocks import Block

rule = Rule(
    id="date-without-year",
    title="Dates say their year",
    why="Pages stay for years. A resident who reads “by 3 March” cannot tell whether that day is to come or long gone.",
    reference="GOV.UK style guide: dates",
    fix="Add the year: 3 March 2026. If it is the same day each year, say so: 3 March each year.",
    examples=(bad("Apply by 3 March.\n"), good("Apply by 3 March 2026. The year of the licence begins on 1 April every year.\n")),
    severity="warning",
)

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
_DATE = re.compile(rf"\b(?:[0-3]?\d(?:st|nd|rd|th)?(?: of)?\s{_MONTH}(?!['’])|{_MONTH}\s[0-3]?\d(?:st|nd|rd|th)?(?![\d:.]|am|pm|\s?[–-]))")
_TIME_OF_YEAR = re.compile(r"\b(?:(?:19|20)\d\d|years?|yearly|annual\w*|every|always|usually|normally)\b", re.IGNORECASE)
"""What tells, near a date, which year it is of, or that it comes again."""
NAMED_MOST = 3


@rule.over(SourcePage)
def date_without_year(page: SourcePage) -> Iterator[Hit]:
    if not page.language.startswith("en") or page.meta.type == "alert":
        return  # an alert is gone before anybody could take its dates for another year's
    told_above = False
    for blocks in _together(page.prose):
        told = any(_TIME_OF_YEAR.search(block.text) for block in blocks)
        if blocks[0].kind == "heading" or blocks[0].path == ("title",):
            told_above = told
        found = [(block, date) for block in blocks for date in _DATE.findall(block.text)]
        if found and not told and not told_above:
            first, date = found[0]
            say = "do not say" if len(found) > 1 else "does not say"
            yield rule.at(first.line_at(first.text.index(date)), f"{_listed([date for _, date in found])} {say} of which year")


def _together(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The cells of a table are read together; every other block stands for itself."""
    for is_cell, group in groupby(blocks, lambda block: block.kind == "cell"):
        run = list(group)
        yield from [run] if is_cell else ([block] for block in run)


def _listed(dates: list[str]) -> str:
    named = [f"“{' '.join(date.split())}”" for date in dates]
    if len(named) > NAMED_MOST:
        named = [*named[: NAMED_MOST - 1], f"{len(named) - NAMED_MOST + 1} more dates"]
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
