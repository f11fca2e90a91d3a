"""Words that the reports share: dates, numbers, places, the verdict; and text from pages made harmless."""

import re
from collections.abc import Iterable
from datetime import date as Date
from datetime import datetime

from briggate.model.finding import Place, Report

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_SPACES = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029 ]+")
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters: a terminal obeys some of them, and XML may hold none
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction: they make text read otherwise than it is
    "\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # nothing to be seen of them
    "\ud800-\udfff\ufffe\uffff]"  # no characters at all
)


def harmless(text: str) -> str:
    """Text of a page in one line, with nothing in it that a terminal obeys or a reader cannot see: such characters are named."""
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", _SPACES.sub(" ", text)).strip()


def counted(number: int, one: str, many: str = "") -> str:
    """1 page, 0 pages, 1,000 pages"""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def listed(items: Iterable[str]) -> str:
    """Monday, Tuesday and Friday"""
    *most, last = [*items] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def date(day: Date) -> str:
    """3 March 2026"""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(day: Date, today: Date) -> str:
    """3 March, with the year where it is not this one"""
    return date(day) if day.year != today.year else f"{day.day} {_MONTHS[day.month - 1]}"


def moment(at: datetime) -> str:
    """3 March 2026 at 8.15pm"""
    minutes = f".{at.minute:02d}" if at.minute else ""
    return f"{date(at.date())} at {at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def how_long(days: int) -> str:
    """1 day, 3 weeks, 4 months, 2 years: about as long, never longer than it is"""
    for length, name in ((365, "year"), (30, "month"), (7, "week")):
        if days >= 2 * length:
            return counted(days // length, name)
    return counted(days, "day")


def reason(message: str) -> str:
    """Why a rule could not be run: of a stack trace, the line that says what went wrong."""
    lines = [line for line in message.splitlines() if line.strip()]
    return harmless(lines[-1] if lines and lines[0].startswith("Traceback") else message)


def sentence(text: str) -> str:
    """A message as a sentence: a capital, unless it begins with a name of a file or the like, and a full stop."""
    words = harmless(text)
    first = words.split(" ")[0]
    words = words[:1].upper() + words[1:] if first.isalpha() and first.islower() else words
    return words if not words or words[-1] in ".?!…" else f"{words}."


def place_in_words(place: Place, page: str = "") -> str:
    """`content/bins/index.md:14`, as editors and terminals open it; or “near line 14”; or the page, where no file caused it."""
    if not place.file:
        return page or "The whole site"
    if not place.line or place.exactness == "file":
        return place.file
    return f"{place.file} near line {place.line}" if place.exactness == "nearest" else f"{place.file}:{place.line}"


def verdict(report: Report) -> str:
    """What the run came to, in a sentence. Machines cannot say that a site is accessible, and neither does this."""
    blocking = counted(len(report.blocking), "error blocks publishing", "errors block publishing")
    if not any(rule.looked_at for rule in report.rules):
        return "Nothing was looked at, so nothing passed."
    if report.not_run:
        rest = f" What could be looked at shows that {blocking}." if report.blocking else ""
        return f"The check is not complete: {counted(len(report.not_run), 'part')} of it could not be run.{rest}"
    return f"Does not pass these checks: {blocking}." if report.blocking else "All that was looked at passed these checks."
