"""Rule hidden-characters."""

import re
import unicodedata
from collections.abc import Iterator

from briggate.checks.markup.typed_front import texts_of
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.words.unseen import ANY_HIDDEN, HIDDEN, belongs
from briggate.markdown.blocks import LineOf

_AROUND = 20
"""How many characters of the word it stands in are shown."""

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
    told = set[tuple[str, int]]()
    for text, first in [*texts_of(page), (page.body, page.page.body_line)]:
        if not ANY_HIDDEN.search(text):
            continue
        line_of = LineOf(text)
        for match in HIDDEN.finditer(text):
            hit = (_message(match), first + line_of(match.start()) - 1)
            if not belongs(match, page.language) and hit not in told:
                told.add(hit)
                yield rule.at(hit[1], hit[0])


def _message(match: re.Match[str]) -> str:
    before, after = match.string[max(0, match.start() - _AROUND) : match.start()], match.string[match.end() : match.end() + _AROUND]
    word = HIDDEN.sub("", re.split(r"\s", before)[-1] + re.split(r"\s", after)[0]).strip(".,;:!?()<>[]*_")
    what = "a character that many people see as an empty box" if match.lastgroup == "private" else "a character that nobody can see"
    return f"“{word}” holds {what} ({_name(match[0][0])})" if word else f"{what} ({_name(match[0][0])}) stands alone"


def _name(character: str) -> str:
    return "byte order mark" if character == "\ufeff" else unicodedata.name(character, "").lower() or f"U+{ord(character):04X}"
