"""Rule typed-fee."""

import re
from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.words.typed_words import found_in

_POUNDS = r"£\s?\d{1,12}(?:,\d{3}){0,4}(?:\.\d{1,2})?(?:\s?(?:million|billion|bn|m)\b)?"
_PENCE = r"(?<![\w.,£])\d{1,2}(?:p\b(?![ .]?m\b)|\s?pence\b)"
_TO = r"(?:\s?to\s?£\s?|\s?[-–—]\s?(?:£\s?)?)"
_COIN = r"\s?-?(?:coins?|notes?|piece)\b"
_AMOUNT = re.compile(
    rf"(?P<coin>(?:(?:{_POUNDS}|{_PENCE})(?:,?\s?(?:and|or|,|/)\s?)?){{1,8}}{_COIN})|{_POUNDS}(?:{_TO}\d[\d,.]{{0,12}}(?<=\d))?|{_PENCE}"
)
"""An amount, or two with “to” between them. Coins and notes are things, and are none."""

rule = Rule(
    id="typed-fee",
    title="Fees and thresholds are referred to, not typed",
    why="Fees change every April. One that was typed into a page stays as it was, and somebody pays the wrong amount.",
    reference="docs/publishers/writing-a-page.md: facts are kept in one place",
    fix="Put it into site_config/facts/ with the day until which it holds, and write [[fact …]] with its name.",
    examples=(bad("A new bin costs £30.\n"), good("A new bin costs [[fact new-bin]].\n")),
    severity="warning",
)


@rule.over(SourcePage)
def typed_fee(page: SourcePage) -> Iterator[Hit]:
    for match, line in found_in(page, _AMOUNT):
        if not match["coin"]:
            amount = " ".join(match[0].split())
            yield rule.at(line, f"the amount {amount} is typed in", _fix(page, amount))


def _fix(page: SourcePage, amount: str) -> str:
    same = (name for name, placed in page.settings.facts.items() if placed.record.value == amount)
    name = next(same, None)
    return f"Write [[fact {name}]] in its place, if that is the one you mean." if name else rule.fix
