"""When a page falls due for review."""

import calendar
from datetime import date as Date

from briggate.model.front_matter import FrontMatter


def review_date(meta: FrontMatter) -> Date:
    """The day by which the owner confirms the page again: `review_in` months after the last time, or that month's last day."""
    months = meta.last_reviewed.month - 1 + meta.review_in
    year, month = meta.last_reviewed.year + months // 12, months % 12 + 1
    return Date(year, month, min(meta.last_reviewed.day, calendar.monthrange(year, month)[1]))
