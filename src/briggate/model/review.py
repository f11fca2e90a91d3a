"""When a page falls due for review."""

import calendar
from datetime import MAXYEAR
from datetime import date as Date

from briggate.model.front_matter import FrontMatter


def review_date(meta: FrontMatter) -> Date:
    """The day by which the owner confirms the page again: `review_in` months after the last time, or that month's last day.

    Dates end with the year 9999, and so does this one, for a page that somebody reviewed “for good”.
    """
    months = meta.last_reviewed.month - 1 + meta.review_in
    year, month = meta.last_reviewed.year + months // 12, months % 12 + 1
    if year > MAXYEAR:
        return Date.max
    return Date(year, month, min(meta.last_reviewed.day, calendar.monthrange(year, month)[1]))
