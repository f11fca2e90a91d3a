"""Opening hours, in the terms of Open Referral UK's schedule: frequency, interval, days, times, valid dates, exceptions."""

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date as Date
from datetime import time, timedelta
from typing import Literal, Self

from pydantic import Field, model_validator

from briggate.model.record import DAYS, ClockTime, Day, Record, Text, Title

EXCEPTIONS_SHOWN_FOR = timedelta(days=28)
"""How long before an exception to the usual hours people are told of it."""

LOOKED_AHEAD = 92
"""How many days ahead we look for the next one on which a place opens."""


@dataclass(frozen=True, order=True)
class Session:
    """One stretch of a day during which people can come."""

    opens: time
    closes: time
    note: str = ""


class Schedule(Record):
    """When something is open, again and again: `days` at `opens` to `closes`, every `interval` weeks or months."""

    opens: ClockTime
    closes: ClockTime
    frequency: Literal["daily", "weekly", "monthly"] = "weekly"
    interval: int = Field(default=1, ge=1, le=12)
    """Every how many days, weeks or months. Above 1 the counting needs a `starts`."""
    starts: Date | None = None
    """The date that the interval is counted from (Open Referral's `dtstart`)."""
    days: tuple[Day, ...] = ()
    """The days of the week, for weekly and monthly."""
    weeks_of_month: tuple[int, ...] = ()
    """For monthly: 1 is the first such day of the month, 2 the second, -1 the last."""
    days_of_month: tuple[int, ...] = ()
    """For monthly, instead of `days`: the dates, 1 to 31. A month without that date is passed over."""
    valid_from: Date | None = None
    valid_to: Date | None = None
    """The last day on which it holds."""
    note: Title | None = None

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if self.closes <= self.opens:
            raise ValueError("`closes` should be later than `opens`, on the 24-hour clock (half past eight at night is 20:30)")
        if self.interval > 1 and self.starts is None:
            raise ValueError("an `interval` above 1 needs `starts`: the date to count from")
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("`valid_to` should not be before `valid_from`")
        if self.frequency == "weekly" and not self.days:
            raise ValueError("a weekly schedule needs `days`")
        if self.frequency == "monthly" and not (self.days_of_month or (self.days and self.weeks_of_month)):
            raise ValueError("a monthly schedule needs `days` with `weeks_of_month`, or `days_of_month`")
        if self.days_of_month and (self.days or self.weeks_of_month):
            raise ValueError("`days_of_month` stands alone: take it out, or take out `days` and `weeks_of_month`")
        if any(week not in (-1, 1, 2, 3, 4, 5) for week in self.weeks_of_month):
            raise ValueError("`weeks_of_month` should hold 1 to 5, or -1 for the last")
        if any(not 1 <= day <= 31 for day in self.days_of_month):
            raise ValueError("`days_of_month` should hold dates from 1 to 31")
        return self

    def falls_on(self, day: Date) -> bool:
        """Whether the schedule includes `day`, exceptions and bank holidays aside."""
        if (self.valid_from and day < self.valid_from) or (self.valid_to and day > self.valid_to):
            return False
        if self.starts and day < self.starts:
            return False
        start = self.starts or day
        named = not self.days or DAYS[day.weekday()] in self.days
        if self.frequency == "daily":
            return named and (day - start).days % self.interval == 0
        if self.frequency == "weekly":
            return named and (_monday(day) - _monday(start)).days // 7 % self.interval == 0
        months = (day.year - start.year) * 12 + day.month - start.month
        if months % self.interval:
            return False
        if self.days_of_month:
            return day.day in self.days_of_month
        last = calendar.monthrange(day.year, day.month)[1]
        return named and ((day.day - 1) // 7 + 1 in self.weeks_of_month or (-1 in self.weeks_of_month and day.day + 7 > last))


class HoursException(Record):
    """A day, or a run of days, on which the usual hours do not hold."""

    date: Date | None = None
    first: Date | None = None
    last: Date | None = None
    opens: ClockTime | None = None
    closes: ClockTime | None = None
    reason: Title

    @model_validator(mode="after")
    def _says_when(self) -> Self:
        if self.date and (self.first or self.last):
            raise ValueError("give `date` alone, or `first` with `last`")
        if not self.date and not (self.first and self.last):
            raise ValueError("an exception needs a `date`, or a `first` and a `last` date")
        if self.first and self.last and self.last < self.first:
            raise ValueError("`last` should not be before `first`")
        if (self.opens is None) != (self.closes is None):
            raise ValueError("give both `opens` and `closes`, or neither when it is closed all day")
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValueError("`closes` should be later than `opens`")
        return self

    @property
    def dates(self) -> tuple[Date, Date]:
        """The first and last day that it covers."""
        if self.date is not None:
            return self.date, self.date
        assert self.first is not None
        assert self.last is not None
        return self.first, self.last

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The hours of such a day: none where it is closed."""
        return (Session(self.opens, self.closes),) if self.opens and self.closes else ()


@dataclass(frozen=True)
class DayHours:
    """What one day's hours come to."""

    day: Date
    sessions: tuple[Session, ...]
    reason: str = ""
    """Why the usual hours do not hold, if they do not."""


class OpeningHours(Record):
    """The usual schedules, and the days on which they do not hold."""

    usual: tuple[Schedule, ...] = Field(min_length=1)
    exceptions: tuple[HoursException, ...] = ()
    bank_holidays: Literal["closed", "open"] = "closed"
    note: Text | None = None

    def on(self, day: Date, bank_holidays: Collection[Date] = ()) -> DayHours:
        """The hours of one day. An exception counts before a bank holiday, and that before the usual schedules."""
        for exception in self.exceptions:
            first, last = exception.dates
            if first <= day <= last:
                return DayHours(day, exception.sessions, exception.reason)
        sessions = tuple(sorted(Session(s.opens, s.closes, s.note or "") for s in self.usual if s.falls_on(day)))
        if sessions and self.bank_holidays == "closed" and day in bank_holidays:
            return DayHours(day, (), "bank holiday")
        return DayHours(day, sessions)

    def days_from(self, first: Date, count: int, bank_holidays: Collection[Date] = ()) -> tuple[DayHours, ...]:
        """The hours of `count` days, from `first` on."""
        return tuple(self.on(first + timedelta(days=n), bank_holidays) for n in range(count))

    def next_open(self, first: Date, bank_holidays: Collection[Date] = ()) -> DayHours | None:
        """The first day, from `first` on, on which it opens; None if that is more than a quarter of a year away."""
        return next((day for day in self.days_from(first, LOOKED_AHEAD, bank_holidays) if day.sessions), None)

    def change_days(self) -> set[Date]:
        """Every day on which the schedules that hold, or the exceptions that people are told of, change."""
        days = {schedule.valid_from for schedule in self.usual if schedule.valid_from}
        days |= {_moved(schedule.valid_to, timedelta(days=1)) for schedule in self.usual if schedule.valid_to}
        for exception in self.exceptions:
            first, last = exception.dates
            days |= {_moved(first, -EXCEPTIONS_SHOWN_FOR), _moved(last, timedelta(days=1))}
        return days


def _moved(day: Date, by: timedelta) -> Date:
    """A day moved, but not beyond the first and last that dates can name: 9999-12-31 is somebody's “for good”."""
    return Date.fromordinal(min(max(day.toordinal() + by.days, 1), Date.max.toordinal()))


def _monday(day: Date) -> Date:
    return day - timedelta(days=day.weekday())
