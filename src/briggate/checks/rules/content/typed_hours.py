"""Rule typed-hours."""

import re
from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage

_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?s?"
_DAYS = re.compile(rf"\b{_DAY}\b|\bweekdays?\b|\b(?:every|each) day\b|\bdaily\b|\bbank holidays?\b", re.IGNORECASE)
_TIME = r"(?:\d{1,2}(?:[.:]\d\d)? ?(?:am|pm)|\d{1,2}[.:]\d\d|noon|midnight|midday)"
_HOURS = re.compile(rf"\b{_TIME} ?(?:to|until|till|and|-|–|—) ?{_TIME}\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:open|opens|opening|lines|staffed|office hours|call us|ring us|phone us)\b", re.IGNORECASE)

rule = Rule(
    id="typed-hours",
    title="Opening hours are referred to, not typed",
    why="Hours change at Christmas, for training, for good. What was typed into a page sends somebody to a locked door.",
    reference="docs/publishers/writing-a-page.md: facts are kept in one place",
    fix="Put them into site_config/contacts/ and write [[hours …]], or into the front matter of the place's own page.",
    examples=(bad("We are open Monday to Friday, 9am to 5pm.\n"), good("We are open [[hours waste]].\n")),
    severity="warning",
)


@rule.over(SourcePage)
def typed_hours(page: SourcePage) -> Iterator[Hit]:
    for block in page.prose:
        for match in _HOURS.finditer(block.text):
            said = _sentence(block.text, match.start(), match.end())
            if _OPEN.search(said) and _DAYS.search(said):
                yield rule.at(block.line_at(match.start()), f"the hours “{match[0]}” are typed in")


def _sentence(text: str, start: int, end: int) -> str:
    """The words around a place, as far as the next full stops that end a sentence."""
    before = max((text.rfind(mark, max(0, start - 200), start) for mark in (". ", "! ", "? ")), default=-1)
    after = min((place for mark in (". ", "! ", "? ") if (place := text.find(mark, end, end + 200)) >= 0), default=end + 200)
    return text[before + 1 : after]
