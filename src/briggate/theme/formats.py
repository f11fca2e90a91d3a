"""How dates, times and hours are written, in the words of one language's catalogue."""

from collections.abc import Callable, Mapping
from datetime import date as Date
from datetime import datetime, time, timedelta
from typing import Any

from markupsafe import Markup, escape

from briggate.model.hours import EXCEPTIONS_SHOWN_FOR, OpeningHours, Schedule, Session
from briggate.model.record import DAYS

Words = Mapping[str, Any]


class Formats:
    """Dates and hours in one language. `words` is the catalogue's `time` part; `note` shows what somebody wrote beside them."""

    def __init__(self, words: Words, note: Callable[[str], str] = str) -> None:
        self.words = words
        self.note = note

    def date(self, day: Date) -> str:
        """3 March 2026"""
        return f"{day.day} {self.words['months'][day.month - 1]} {day.year}"

    def weekday_date(self, day: Date) -> str:
        """Tuesday 3 March"""
        return self._dated(self.words["days"], day)

    def moment(self, moment: datetime) -> str:
        """9am on 3 March 2026"""
        return str(self.words["moment"]).format(time=self.time(moment.time()), date=self.date(moment.date()))

    def until(self, moment: datetime) -> str:
        """5pm on 3 March 2026; the end of 2 March 2026, where that day's midnight is meant"""
        if moment.time() == time():
            return str(self.words["end_of_day"]).format(date=self.date(moment.date() - timedelta(days=1)))
        return self.moment(moment)

    def time(self, at: time) -> str:
        """9am, 8.15pm, midday, midnight"""
        if at.minute == 0 and at.hour in (0, 12):
            return str(self.words["midnight" if at.hour == 0 else "midday"])
        half = self.words["am" if at.hour < 12 else "pm"]
        return f"{at.hour % 12 or 12}{f'.{at.minute:02d}' if at.minute else ''}{half}"

    def session(self, session: Session) -> str:
        """9am to 5pm, with its note"""
        times = str(self.words["hours"]).format(opens=self.time(session.opens), closes=self.time(session.closes))
        return _filled("{times} ({note})", times=times, note=self.note(session.note)) if session.note else times

    def sessions(self, sessions: tuple[Session, ...]) -> str:
        """9am to midday and 1pm to 5pm; or that it is closed"""
        return self._listed([self.session(session) for session in sessions]) or str(self.words["closed"])

    def usual(self, hours: OpeningHours, today: Date) -> list[tuple[str, str]]:
        """The schedules that hold today as (days, times), or those to come if none does: `("Monday to Friday", "9am to 5pm")`."""
        holding = [s for s in hours.usual if _holds(s, today)]
        coming = [s for s in hours.usual if s.valid_from and s.valid_from > today]
        rows: dict[str, list[Session]] = {}
        for schedule in sorted(holding or coming, key=_order):
            rows.setdefault(self._days(schedule), []).append(Session(schedule.opens, schedule.closes, schedule.note or ""))
        return [(days, self.sessions(tuple(sorted(sessions)))) for days, sessions in rows.items()]

    def exceptions(self, hours: OpeningHours, today: Date) -> list[tuple[str, str, str]]:
        """The exceptions of the coming weeks as (dates, times, reason)."""
        rows = []
        for exception in sorted(hours.exceptions, key=lambda each: each.dates):
            first, last = exception.dates
            if last < today or first - today > EXCEPTIONS_SHOWN_FOR:
                continue
            dates = self.weekday_date(first)
            if last != first:
                dates = str(self.words["range"]).format(opens=dates, closes=self._dated(self.words["days_to"], last))
            rows.append((dates, self.sessions(exception.sessions), self.note(exception.reason)))
        return rows

    def in_one_line(self, hours: OpeningHours, today: Date) -> str:
        """Monday to Friday, 9am to 5pm; Saturday, 10am to 1pm"""
        return "; ".join(f"{days}, {times}" for days, times in self.usual(hours, today))

    def _days(self, schedule: Schedule) -> str:
        names = [self.words["days"][DAYS.index(day)] for day in sorted(schedule.days, key=DAYS.index)]
        numbers = [DAYS.index(day) for day in sorted(schedule.days, key=DAYS.index)]
        run = len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        days = str(self.words["range"]).format(opens=names[0], closes=self.words["days_to"][numbers[-1]]) if run else self._listed(names)
        if schedule.frequency == "monthly":
            if schedule.days_of_month:
                which = self._listed([str(day) for day in sorted(schedule.days_of_month)])
                days = str(self.words["monthly_dates"]).format(dates=which)
            else:
                weeks = sorted(schedule.weeks_of_month, key=lambda week: week % 9)  # the last after all others
                which = self._listed([self.words["ordinals"][max(week, 0)] for week in weeks])
                days = str(self.words["monthly"]).format(which=which, days=days)
                days = days[:1].upper() + days[1:]
            every = "every_months"
        elif schedule.frequency == "daily":
            days, every = days or str(self.words["every_day"]), "every_days"
        else:
            every = "every_weeks"
        if schedule.interval > 1 and schedule.starts:
            return str(self.words[every]).format(days=days, interval=schedule.interval, starts=self.date(schedule.starts))
        return days

    def _listed(self, names: list[str]) -> str:
        """Monday, Tuesday and Friday"""
        if len(names) < 2:
            return "".join(names)
        comma = Markup(", ") if any(isinstance(name, Markup) for name in names) else ", "
        return _filled(self.words["list"], most=comma.join(names[:-1]), last=names[-1])

    def _dated(self, days: list[str], day: Date) -> str:
        return f"{days[day.weekday()]} {day.day} {self.words['months'][day.month - 1]}"


def _filled(words: str, **texts: str) -> str:
    """Words with their gaps filled. What is HTML already stays so."""
    return (escape(words) if any(isinstance(text, Markup) for text in texts.values()) else words).format(**texts)


def _holds(schedule: Schedule, today: Date) -> bool:
    return not ((schedule.valid_from and schedule.valid_from > today) or (schedule.valid_to and schedule.valid_to < today))


def _order(schedule: Schedule) -> tuple[int, str]:
    first = min((DAYS.index(day) for day in schedule.days), default=7)
    return first, schedule.opens.isoformat()
