"""Rule look-alike-letters."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_ALIKE = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u13a0-\u13ff\uff21-\uff5a]")
"""Greek, Cyrillic, Cherokee and wide Latin letters, many of which look like ours."""

rule = Rule(
    id="look-alike-letters",
    title="Words and addresses are written in one alphabet",
    why="A Cyrillic letter among Latin ones looks the same and leads elsewhere; search and screen readers do not know the word.",
    reference="Unicode Technical Standard 39, Security Mechanisms: mixed-script detection",
    fix="Type the word or the address again with your own keyboard.",
    examples=(bad("Pay on [our site](https://ex\u0430mple.org/pay).\n"), good("Pay on [our site](https://example.org/pay).\n")),
)


@rule.over(SourcePage)
def look_alike_letters(page: SourcePage) -> Iterator[Hit]:
    for block in page.prose:
        for match in _WORD.finditer(block.text) if _ALIKE.search(block.text) else ():
            if _is_mixed(match[0]):
                yield rule.at(block.line_at(match.start()), f"“{match[0]}” mixes letters of two alphabets")
    for link in (*page.parts.links, *page.parts.images):
        host = _host(link.url)
        if any(_is_mixed(part) for part in re.split(r"[.\-@]", host)):
            yield rule.at(link.line, f"the address {host} mixes letters of two alphabets")


def _is_mixed(word: str) -> bool:
    return bool(_LATIN.search(word) and _ALIKE.search(word))


def _host(url: str) -> str:
    """The server that an address names, in the letters that a reader sees."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = parts.netloc or (parts.path if parts.scheme == "mailto" else "")
    return ".".join(_letters(unquote(part)) for part in host.split("."))


def _letters(part: str) -> str:
    try:
        return part.encode("ascii").decode("idna") if part.lower().startswith("xn--") else part
    except UnicodeError:
        return part
