"""Rule hidden-characters."""

import re
import unicodedata
from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage

_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u180e\ufeff\ue000-\uf8ff\U000e0000-\U000e007f]")
"""Characters without a shape of their own, those that turn the direction of text, and those that every font may draw otherwise.
Soft hyphens and the joiners that some scripts and emoji need are none of them."""
_NAMES = {"\u200b": "zero-width space", "\ufeff": "byte order mark"}

rule = Rule(
    id="hidden-characters",
    title="There are no characters that nobody can see",
    why="They come with pasted text, cut words in two for search and screen readers, and can make a line read otherwise than it is.",
    reference="Unicode Technical Report 36, Security Considerations",
    fix="Delete the word and type it again; pasting it would bring the character back.",
    examples=(bad("Put your bin\u200b out by 7am.\n"), good("Put your bin out by 7am.\n")),
)


@rule.over(SourcePage)
def hidden_characters(page: SourcePage) -> Iterator[Hit]:
    places = [(block.text, block.line) for block in page.front] + [(page.body, page.page.body_line)]
    for text, first in places:
        for match in _HIDDEN.finditer(text):
            word = re.split(r"\s", text[: match.start()])[-1][-20:] + re.split(r"\s", text[match.end() :])[0][:20]
            yield rule.at(
                first + text.count("\n", 0, match.start()), f"“{_seen(word)}” holds a character that nobody can see ({_name(match[0])})"
            )


def _name(character: str) -> str:
    return _NAMES.get(character) or unicodedata.name(character, f"U+{ord(character):04X}").lower()


def _seen(word: str) -> str:
    return _HIDDEN.sub("", word)
