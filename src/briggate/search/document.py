"""What search reads of a page, and how much each part of it weighs."""

from dataclasses import dataclass
from typing import Final

FIELDS: Final = {"title": 8.0, "terms": 6.0, "synonyms": 4.0, "summary": 3.0, "headings": 2.0, "where": 1.5, "body": 1.0}
"""What is indexed of a page, and how much a word counts there. The body comes last."""

WITH_STOP_WORDS: Final = ("title", "terms", "synonyms")
"""Fields indexed with their stop words, so that “what's on” finds the page of that name."""

WITH_PHRASES: Final = ("title", "terms")
"""Fields of which each text is also indexed as a whole: who types an A–Z term, word for word, means the page that it leads to."""

LENGTH_WEIGHT, REPEAT_WEIGHT = 0.4, 1.2
"""How much a long field counts against a page, and how soon repeating a word stops helping: lunr's b and k1.

The first is lower than lunr's own: a page should not pay for A–Z terms and synonyms because other pages have none.
"""


@dataclass(frozen=True)
class SearchDocument:
    """A page as search sees it. Every text is plain; nothing in it is read as HTML."""

    address: str
    title: str
    summary: str
    where: str = ""
    """Where the page sits, as results show it: Bins and recycling."""
    terms: tuple[str, ...] = ()
    """A–Z terms, and the phrases that promise to find this page."""
    synonyms: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    body: str = ""
    boost: float = 1.0

    def field(self, name: str) -> tuple[str, ...]:
        value = getattr(self, name)
        return (value,) if isinstance(value, str) else value
