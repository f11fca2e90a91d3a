"""Rule look-alike-letters."""

import re
from collections.abc import Iterator

from briggate.checks.markup.typed_front import texts_of
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.words.alphabets import ALIKE, DRAWN, is_all_twins, is_mixed, server_of
from briggate.checks.words.typed_words import found_in, links_in, words_in
from briggate.markdown.blocks import LineOf

_WORD = re.compile(r"[^\W\d_]+")

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
    front = list(texts_of(page))
    for word, line in dict.fromkeys(_words(page, front)):
        if is_mixed(word, page.language):
            yield rule.at(line, f"“{word}” mixes letters of two alphabets")
    for match, line in found_in(page, DRAWN):
        yield rule.at(line, f"“{match[0]}” is written in signs that only look like letters")
    links = [(link.url, link.line) for link in (*links_in(page), *page.parts.images)]
    for url, line in links + [each for each in front if each[0].startswith(("https://", "http://", "mailto:"))]:
        host = server_of(url)
        labels = re.split(r"[.\-@]", host)
        if any(map(is_mixed, labels)):
            yield rule.at(line, f"the address {host} mixes letters of two alphabets")
        elif labels[-1].isascii() and any(map(is_all_twins, labels)):
            yield rule.at(line, f"the address {host} is written in letters that only look like ours")


def _words(page: SourcePage, front: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    for block in words_in(page):
        if ALIKE.search(block.text):
            line_of = LineOf(block.text)
            yield from ((match[0], block.line + line_of(match.start()) - 1) for match in _WORD.finditer(block.text))
    for text, line in front:
        if not text.startswith(("https://", "http://", "mailto:")):
            yield from ((match[0], line) for match in _WORD.finditer(text) if ALIKE.search(text))
