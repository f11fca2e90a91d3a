"""Rule typed-email."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.words.typed_words import found_in, links_in

_EMAIL = re.compile(r"(?<![\w.+@/-])[A-Za-z0-9_][\w.+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}\b(?!@)")
_PATTERN = re.compile(r"(?:your\.?name|name|you|someone)@example\.(?:com|org|net)", re.IGNORECASE)
"""Shows what an address looks like, and is nobody's."""

rule = Rule(
    id="typed-email",
    title="E-mail addresses are referred to, not typed",
    why="When a team's address changes, letters to the old one are read by nobody, and pages that repeat it are forgotten.",
    reference="docs/publishers/writing-a-page.md: facts are kept in one place",
    fix="Put it into site_config/contacts/ and write [[email …]] with its name.",
    examples=(bad("Write to [the team](mailto:bins@example.org).\n"), good("Write to [[email waste]].\n")),
)


@rule.over(SourcePage)
def typed_email(page: SourcePage) -> Iterator[Hit]:
    found = [(match[0], line) for match, line in found_in(page, _EMAIL)]
    for link in links_in(page):
        if link.url.lower().startswith("mailto:"):
            found += [(match[0], link.line) for match in _EMAIL.finditer(unquote(link.url[7:].partition("?")[0]))]
    once: dict[tuple[str, int], str] = {}
    for address, line in found:
        once.setdefault((address.lower(), line), address)
    for (_, line), address in once.items():
        if not _PATTERN.fullmatch(address):
            yield rule.at(line, f"the e-mail address {address} is typed in", _fix(page, address))


def _fix(page: SourcePage, address: str) -> str:
    same = (name for name, placed in page.settings.contacts.items() if (placed.record.email or "").lower() == address.lower())
    name = next(same, None)
    return f"Write [[email {name}]] in its place." if name else rule.fix
