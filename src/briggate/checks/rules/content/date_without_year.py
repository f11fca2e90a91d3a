"""Rule date-without-year."""

import re
from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage

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


@rule.over(SourcePage)
def date_without_year(page: SourcePage) -> Iterator[Hit]:
    if not page.language.startswith("en") or page.meta.type == "alert":
        return  # an alert is gone before anybody could take its dates for another year's
    told_above = False
    for block in page.prose:
        told = _TIME_OF_YEAR.search(block.text) is not None
        if block.kind == "heading" or block.path == ("title",):
            told_above = told
        elif block.kind == "cell":
            told_above = told_above or told
        if not told and not told_above and (dates := _DATE.findall(block.text)):
            line = block.line_at(block.text.index(dates[0]))
            yield rule.at(line, f"{_listed(dates)} {'does' if len(dates) == 1 else 'do'} not say of which year")


def _listed(dates: list[str]) -> str:
    named = [f"“{' '.join(date.split())}”" for date in dates]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
