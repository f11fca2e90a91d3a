"""Text that is written in capitals, told from abbreviations, codes and names."""

import re

from briggate.checks.words.known_abbreviations import EVERYBODY_KNOWS, LONG_WORD
from briggate.checks.words.prose import without_quoted
from briggate.checks.words.spelling import is_word

MAY_BE_TEXT = re.compile(r"[A-Z]{2}[A-Z’',!:& -]{4}")
"""Told fast: a text without this has none."""
_RUN = re.compile(r"(?<![\w’'.@/#&-])[A-Z][A-Z’']*(?:[,:;!]?\s[(–-]?\s?[A-Z][A-Z’']*|-[A-Z]+)*(?![\w’'@/-]|\.\w)")
_WORD = re.compile(r"[A-Z’']+")
RUN_WORDS = 3
"""How many words one after another are text, where most are in the dictionary. One word alone is, if it is a long one."""


def runs_in_capitals(text: str, allowed: frozenset[str]) -> list[re.Match[str]]:
    """The stretches of an English text in capitals, other than in quotation marks: that is what a sign says, or a form."""
    if not MAY_BE_TEXT.search(text):
        return []
    return [match for match in _RUN.finditer(without_quoted(text)) if _is_text(match[0], allowed)]


def without_runs(text: str, allowed: frozenset[str]) -> str:
    """The text with spaces for all that is written in capitals: what is left in capitals are abbreviations."""
    if not MAY_BE_TEXT.search(text):
        return text
    return _RUN.sub(lambda match: " " * len(match[0]) if _is_text(match[0], allowed) else match[0], text)


def _is_text(run: str, allowed: frozenset[str]) -> bool:
    words = [word for word in _WORD.findall(run) if word not in EVERYBODY_KNOWS and word not in allowed]
    known = [word for word in words if len(word) > 1 and is_word(word.lower().replace("’", "'"))]
    return (len(words) >= RUN_WORDS and 2 * len(known) > len(words)) or any(len(word) >= LONG_WORD for word in known)
