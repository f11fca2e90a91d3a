"""Rule typed-phone."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.words.typed_words import found_in, links_in

_GAP = r"[\s()\u2010-\u2013-]{0,3}"
_NUMBER = re.compile(
    rf"(?<![\w£.,/=&#?-])(?:18001{_GAP})?\(?(?:(?:\+|00)44{_GAP}(?:0{_GAP})?|0)[1-35789]\d(?:{_GAP}\d){{7,8}}(?![\w/]|[.,:-]\d)"
)
"""A number of the United Kingdom (Ofcom's numbering plan): ten or eleven digits. Shorter ones such as 999 never change."""
_OTHER_NUMBER = re.compile(
    r"\b(?:reference|ref|account|order|invoice|receipt|licence|permit|policy|case|customer|charity|company|registration|product|serial|"
    r"model|batch|ISBN|UPRN|VAT|barcode|grid)\b(?:\s+(?:number|no\b\.?|code|is))*[\s:#]*\Z",
    re.IGNORECASE,
)
"""Words before a number that nobody rings."""

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
    found = [(match[0], line) for match, line in found_in(page, _NUMBER) if not _OTHER_NUMBER.search(_before(match))]
    said = {_digits(number) for number, _ in found}
    linked = [(unquote(link.url[4:]), link.line) for link in links_in(page) if link.url.lower().startswith("tel:")]
    found += dict.fromkeys(each for each in linked if len(_digits(each[0])) >= 10 and _digits(each[0]) not in said)
    for number, line in found:
        yield rule.at(line, f"the telephone number {' '.join(number.split())} is typed in", _fix(page, number))


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 40) : match.start()]


def _fix(page: SourcePage, number: str) -> str:
    digits = _digits(number)
    for name, placed in page.settings.contacts.items():
        for place, phone in enumerate(placed.record.phones):
            if _digits(phone.number) == digits:
                return f"Write [[phone {name}]] in its place." if place == 0 else f"Write [[contact {name}]], which shows it."
    return rule.fix


def _digits(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return re.sub(r"\A(?:18001)?(?:(?:0044|44)0?|0)", "0", digits)
