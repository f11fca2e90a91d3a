"""When something is open, as people write it."""

import re

_DAYS = re.compile(
    r"\b(?:(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|week-?(?:days?|ends?)|(?:every|each) day|daily|(?:bank|public) holidays?)"
    r"|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)s?)\b"
)
_CLOCK = r"(?:\d{1,2}(?:[.:]\d\d)?\s?[ap](?:m\b|\.m\b\.?)|\d{1,2}[.:]\d\d|noon|midnight|midday)"
HOURS = re.compile(rf"\b(?:{_CLOCK}|\d{{1,2}})\s?(?:to|until|till|and|-|–|—)\s?{_CLOCK}(?!\w)", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:(?:open|opens|opening|staffed|we are available|office hours|(?:call|ring|phone|telephone) us)\b"
    r"|(?:call|ring|phone|telephone)(?: on)? [\d+(\[\ufffc])",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2})\b"
)
"""What has a date is an event, and over by itself."""


def opening_hours(said: str, around: str = "") -> str:
    """The hours on certain days at which a sentence says that something is open, or what stands `around` it does; "" for none."""
    match = HOURS.search(said)
    told = match and _DAYS.search(said) and _OPEN.search(f"{around} {said}") and not _DATE.search(said)
    return " ".join(match[0].split()) if match and told else ""
