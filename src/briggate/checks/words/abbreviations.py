"""Abbreviations: which everybody knows, and whether a text says what one stands for."""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, is_hidden, words_of
from briggate.checks.words.capital_letters import without_runs
from briggate.checks.words.known_abbreviations import is_known
from briggate.checks.words.page_prose import main_words, own_passages

_IN_CAPITALS = re.compile(r"[A-Z][A-Z&]+")
"""What may be an abbreviation, told fast. `_ABBREVIATION` tells it well."""
_ABBREVIATION = re.compile(r"(?<![\w.@/#&’'-])[A-Z](?:[A-Z]+|&[A-Z])(?=s?\b)(?![\w./]*[/@\d]|\.\w|-\d|&)")
_SMALL = frozenset(("a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "with"))
_WORD = re.compile(r"[^\W\d_]+")
_OPENING = re.compile(r"\(\s*(?:(?:also|or|the|known as|called|formerly)\s+)*[“‘\"]?\Z", re.IGNORECASE)
_MEANING = re.compile(r"s?[”’\"]?,?\s*\(([^()]{3,200})\)")


def unexplained(page: HtmlPage) -> Iterator[tuple[LexborNode, str]]:
    """Every abbreviation of a page that nothing explains where it is first used in running text, and the element of that."""
    marked = {} if "<abbr" not in page.html and "<acronym" not in page.html else _marked(page)
    allowed = page.policy.spelling
    if not marked and all(is_known(short, allowed) for short in set(_IN_CAPITALS.findall(page.once(main_words)))):
        return
    told = {short for short, node in marked.items() if node is None}
    headings, waiting = list[str](), {short: node for short, node in marked.items() if node is not None}
    for passage in page.once(own_passages):
        for match in _ABBREVIATION.finditer(without_runs(passage.text, allowed)):
            short = match[0]
            if short in told or is_known(short, allowed):
                continue
            if passage.is_heading and not _is_explained(match, ()):
                waiting.setdefault(short, passage.node)  # there is no room in a heading, and the text below it may explain
                continue
            told.add(short)
            if not _is_explained(match, headings):
                yield marked.get(short) or passage.node, short
        if passage.is_heading:
            headings.append(passage.text)
    yield from ((node, short) for short, node in waiting.items() if short not in told and not is_known(short, allowed))


def _marked(page: HtmlPage) -> dict[str, LexborNode | None]:
    """Each abbreviation that is marked as one: the first of its elements, or None where an element says in full what it means."""
    found: dict[str, LexborNode | None] = {}
    for node in page.select("abbr, acronym"):
        short, meaning = words_of(node).removesuffix("s"), attribute(node, "title").strip()
        if meaning and meaning.lower() != short.lower():
            found[short] = None
        elif short and not is_hidden(node):
            found.setdefault(short, node)
    return found


def _is_explained(match: re.Match[str], above: Iterable[str]) -> bool:
    """Whether the text around an abbreviation's first use says what it stands for, or the headings `above` it.

    It does in brackets, before or after, where one of the words begins as it does; or with words near it whose first letters it is made
    of: “Approved Mental Health Professional, or AMHP”.
    """
    short, text = match[0].replace("&", "a").lower(), match.string
    before, after = text[max(0, match.start() - 200) : match.start()], text[match.end() : match.end() + 200]
    meaning = _MEANING.match(after)
    if meaning and len(meaning[1].split()) > 1 and _begins_alike(short, meaning[1]):
        return True
    if _OPENING.search(before) and _begins_alike(short, " ".join(before.split()[-len(short) - 6 :])):
        return True
    near = (" ".join(before.split()[-2 * len(short) - 2 :]), " ".join(after.split()[: 2 * len(short) + 3]))
    return any(short in initials for words in (*near, *above) for initials in _initials(words))


def _begins_alike(short: str, words: str) -> bool:
    found = [word.lower() for word in _WORD.findall(words)]
    return len([word for word in found if word not in _SMALL]) > 1 and any(word[0] == short[0] for word in found)


def _initials(text: str) -> tuple[str, str]:
    """The first letters of a text's words, of all and of the weightier ones."""
    words = [word.lower() for word in _WORD.findall(text)]
    return "".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL)
