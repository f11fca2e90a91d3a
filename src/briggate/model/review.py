"""When a page falls due for review."""

import calendar
from datetime import MAXYEAR
from datetime import date as Date

from briggate.model.front_matter import FrontMatter


def review_date(meta: FrontMatter) -> Date:
    """The day by which the owner confirms the page again: `review_in` months after the last time."""
    return months_after(meta.last_reviewed, meta.review_in)


def months_after(day: Date, count: int) -> Date:
    """The same day some months later, or that month's last day.

    Dates end with the year 9999, and so does this one, for what somebody reviewed “for good”.
    """
    months = day.month - 1 + count
    year, month = day.year + months // 12, months % 12 + 1
    if year > MAXYEAR:
        return Date.max
    return Date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
