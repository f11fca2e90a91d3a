"""Sentences and words, for rules about how things are written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BETWEEN = re.compile(r"(?<=[.!?…”’\"')\]])\s+(?=[“‘\"'(\[]{0,3}[^\sa-zà-ÿ“‘\"'(\[])")
_END = re.compile(r"[.!?…][”’\"')\]]*\Z")
_NO_END = re.compile(r"(?:(?i:\b(?:e\.g|i\.e|mr|mrs|ms|dr|st|prof|rev|no|vs|approx|ext|tel|cf))|\b[A-Z])\.\Z")
_QUOTED = re.compile(r"“[^“”]{1,200}”|‘[^‘’]{1,200}’(?!\w)|\"[^\"]{1,200}\"")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or what stands where one should: a list's item, a line of an address."""

    text: str
    line: int
    """The line of the file on which it begins."""

    @property
    def ends(self) -> bool:
        """Whether a full stop, a question mark or an exclamation mark ends it."""
        return _END.search(self.text[-6:]) is not None

    @property
    def words(self) -> int:
        return count_words(self.text)


def read_sentences(text: str, line: int = 1) -> Iterator[Sentence]:
    """The sentences of a stretch of words that begins on `line`."""
    start, counted = 0, 0
    for match in _BETWEEN.finditer(text):
        before = text[max(start, match.start() - 8) : match.start()]
        if _END.search(before) and not _NO_END.search(before):
            line, counted = line + text.count("\n", counted, start), start
            yield Sentence(text[start : match.start()], line)
            start = match.end()
    if text[start:].strip():
        yield Sentence(text[start:].rstrip(), line + text.count("\n", counted, start))


def count_words(text: str) -> int:
    """How many words there are; a dash between two is none."""
    return len(text.split()) - text.count(" – ") - text.count(" - ") - text.count(" — ")


def beginning(text: str, words: int = 6) -> str:
    """The first words of a text on one line, in quotation marks, to find it by."""
    parts = text.split(None, words)
    return f"“{' '.join(parts[:words])}{'…' if len(parts) > words else ''}”"


def without_quoted(text: str) -> str:
    """The text with spaces for all that stands in quotation marks: words that it speaks of, and does not use."""
    return _QUOTED.sub(lambda match: re.sub(r"\S", " ", match[0]), text)
