"""Rule typed-fee."""

import re
from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage

_AMOUNT = re.compile(r"£ ?\d[\d,]{0,12}(?:\.\d{1,2})?(?: ?(?:million|billion|bn|m)\b)?|\b\d{1,3}p\b(?! ?m)")

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
    for block in page.prose:
        for match in _AMOUNT.finditer(block.text):
            yield rule.at(block.line_at(match.start()), f"the amount {match[0]} is typed in", _fix(page, match[0]))


def _fix(page: SourcePage, amount: str) -> str:
    same = (name for name, placed in page.settings.facts.items() if placed.record.value == amount)
    name = next(same, None)
    return f"Write [[fact {name}]] in its place, if that is the one you mean." if name else rule.fix
