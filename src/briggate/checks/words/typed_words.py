"""What stands typed in a page's own file: its words, those inside typed HTML too, and where its links lead."""

import re
from collections.abc import Iterator
from html import unescape

from briggate.checks.markup.typed_html import tags_in
from briggate.checks.source_page import SourcePage
from briggate.markdown.blocks import HOLE, Block, LineOf, SourceLink

_NO_WORDS = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<tag>script|style|pre|code|kbd|textarea|template)\b.*?(?:</(?P=tag)\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"</?[A-Za-z!?](?:[^>\"']|\"[^\"]*\"|'[^']*')*>?")


def words_in(page: SourcePage) -> Iterator[Block]:
    """Every stretch of words that residents read: front matter, body, and what typed HTML holds."""
    yield from page.prose
    for typed in page.parts.html:
        if (words := _words(typed.html)).strip():
            yield Block("paragraph", words, typed.line)


def found_in(page: SourcePage, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int]]:
    """What a pattern matches in those words, and its line."""
    for block in words_in(page):
        line_of = None
        for match in pattern.finditer(block.text):
            line_of = line_of or LineOf(block.text)
            yield match, block.line + line_of(match.start()) - 1


def links_in(page: SourcePage) -> Iterator[SourceLink]:
    """Every link of the body, in Markdown or typed HTML."""
    yield from page.parts.links
    for tag in tags_in(page.parts.html):
        if tag.name == "a" and "href" in tag.attributes:
            yield SourceLink("", tag.attributes["href"].strip(), tag.line)


def _words(html: str) -> str:
    def gap(match: re.Match[str]) -> str:
        return (HOLE if match.re is _NO_WORDS else "") + "\n" * match[0].count("\n")

    return unescape(_TAG.sub(gap, _NO_WORDS.sub(gap, html)))
