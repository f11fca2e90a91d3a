"""Rule typed-phone."""

import re
from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage

_NUMBER = re.compile(r"(?<![\w£.,/-])(?:\+44[ ]?\(?0?\)?|\(?0)[1-9](?:[ ()-]{0,2}\d){8,9}(?!\d)")
"""A number of the United Kingdom (Ofcom's numbering plan): ten or eleven digits. Three-digit ones such as 999 never change."""

rule = Rule(
    id="typed-phone",
    title="Telephone numbers are referred to, not typed",
    why="A number that is typed into thirty pages is changed on twenty-nine of them.",
    reference="docs/publishers/writing-a-page.md: facts are kept in one place",
    fix="Put it into site_config/contacts/ and write [[phone …]] with its name.",
    examples=(bad("Ring us on 0113 496 0123.\n"), good("Ring us on [[phone waste]]. In an emergency ring 999.\n")),
)


@rule.over(SourcePage)
def typed_phone(page: SourcePage) -> Iterator[Hit]:
    for block in page.prose:
        for match in _NUMBER.finditer(block.text):
            yield rule.at(block.line_at(match.start()), f"the telephone number {match[0].strip()} is typed in", _fix(page, match[0]))


def _fix(page: SourcePage, number: str) -> str:
    digits = _digits(number)
    for name, placed in page.settings.contacts.items():
        if placed.record.phones and _digits(placed.record.phones[0].number) == digits:
            return f"Write [[phone {name}]] in its place."
    return rule.fix


def _digits(number: str) -> str:
    return re.sub(r"\D", "", re.sub(r"^\+44\D*0?", "0", number))
