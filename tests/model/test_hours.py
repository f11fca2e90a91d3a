"""Opening hours: what a schedule says of any day, as Open Referral UK's terms mean it."""

import calendar
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from briggate.model.hours import DayHours, HoursException, OpeningHours, Schedule, Session
from briggate.model.record import DAYS

NINE_TO_FIVE: dict[str, Any] = {"opens": "9:00", "closes": "17:00"}
NINE, FIVE = time(9), time(17)


def schedule(**keys: Any) -> Schedule:
    return Schedule.model_validate({**NINE_TO_FIVE, **keys})


def days_of(said: Schedule, year: int, month: int) -> list[int]:
    """The dates of a month that a schedule includes."""
    count = calendar.monthrange(year, month)[1]
    return [day for day in range(1, count + 1) if said.falls_on(date(year, month, day))]


def hours(*usual: Schedule, **keys: Any) -> OpeningHours:
    return OpeningHours.model_validate({"usual": usual, **keys})


class TestWeekly:
    def test_it_falls_on_its_days(self) -> None:
        assert days_of(schedule(days=("monday", "thursday")), 2026, 2) == [2, 5, 9, 12, 16, 19, 23, 26]

    def test_every_other_week_is_counted_from_the_week_of_its_start(self) -> None:
        """It starts on a Wednesday; the Monday of that week is before it, the Monday of the week after next is not."""
        every_other = schedule(days=("monday", "wednesday"), interval=2, starts=date(2026, 1, 7))
        assert days_of(every_other, 2026, 1) == [7, 19, 21]
        assert days_of(every_other, 2026, 2) == [2, 4, 16, 18]

    def test_every_other_week_goes_on_through_the_turn_of_the_year(self) -> None:
        every_other = schedule(days=("friday",), interval=2, starts=date(2026, 12, 18))
        assert days_of(every_other, 2026, 12) == [18]
        assert days_of(every_other, 2027, 1) == [1, 15, 29]

    def test_nothing_is_before_its_start(self) -> None:
        assert days_of(schedule(days=("friday",), starts=date(2026, 1, 16)), 2026, 1) == [16, 23, 30]


class TestMonthly:
    def test_dates_and_weekdays_are_not_told_at_once(self) -> None:
        with pytest.raises(ValidationError, match="stands alone"):
            schedule(frequency="monthly", days=("tuesday",), weeks_of_month=(1,), days_of_month=(4,))

    def test_the_first_and_third_tuesday(self) -> None:
        """A pop-up twice a month."""
        twice = schedule(frequency="monthly", days=("tuesday",), weeks_of_month=(1, 3))
        assert days_of(twice, 2026, 9) == [1, 15]
        assert days_of(twice, 2026, 10) == [6, 20]

    @pytest.mark.parametrize(("month", "day"), [(1, 30), (2, 27), (5, 29), (7, 31)])
    def test_the_last_friday(self, month: int, day: int) -> None:
        assert days_of(schedule(frequency="monthly", days=("friday",), weeks_of_month=(-1,)), 2026, month) == [day]

    def test_a_fifth_monday_is_only_in_some_months(self) -> None:
        fifth = schedule(frequency="monthly", days=("monday",), weeks_of_month=(5,))
        assert [days_of(fifth, 2026, month) for month in (1, 2, 3)] == [[], [], [30]]

    def test_dates_of_the_month_pass_over_months_that_lack_them(self) -> None:
        dates = schedule(frequency="monthly", days_of_month=(1, 31))
        assert [days_of(dates, 2026, month) for month in (1, 2, 4)] == [[1, 31], [1], [1]]

    def test_the_29th_of_february_is_there_in_a_leap_year(self) -> None:
        dates = schedule(frequency="monthly", days_of_month=(29,))
        assert [days_of(dates, year, 2) for year in (2027, 2028)] == [[], [29]]

    def test_every_third_month_is_counted_from_the_month_of_its_start(self) -> None:
        quarterly = schedule(frequency="monthly", days=("tuesday",), weeks_of_month=(1,), interval=3, starts=date(2026, 11, 1))
        assert [month for month in range(1, 13) if days_of(quarterly, 2027, month)] == [2, 5, 8, 11]

    @given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)), st.sampled_from([-1, 1, 2, 3, 4, 5]))
    def test_it_agrees_with_a_calendar_on_the_wall(self, day: date, week: int) -> None:
        column = [row[day.weekday()] for row in calendar.monthcalendar(day.year, day.month) if row[day.weekday()]]
        wanted = column[week - 1 : week] if week > 0 else column[-1:]
        assert days_of(schedule(frequency="monthly", days=(DAYS[day.weekday()],), weeks_of_month=(week,)), day.year, day.month) == wanted


class TestDaily:
    def test_every_day(self) -> None:
        assert len(days_of(schedule(frequency="daily"), 2026, 2)) == 28

    def test_every_third_day(self) -> None:
        assert days_of(schedule(frequency="daily", interval=3, starts=date(2026, 2, 27)), 2026, 3) == [2, 5, 8, 11, 14, 17, 20, 23, 26, 29]


class TestValidDates:
    def test_the_first_and_the_last_day_are_included(self) -> None:
        season = schedule(frequency="daily", valid_from=date(2026, 3, 30), valid_to=date(2026, 4, 2))
        assert (days_of(season, 2026, 3), days_of(season, 2026, 4)) == ([30, 31], [1, 2])

    def test_one_day_is_a_season(self) -> None:
        assert days_of(schedule(frequency="daily", valid_from=date(2026, 3, 1), valid_to=date(2026, 3, 1)), 2026, 3) == [1]


class TestADay:
    def test_sessions_are_in_the_order_of_the_clock(self) -> None:
        """A class in the evening, and the desk in the morning."""
        said = hours(
            schedule(days=("monday",), opens="18:45", closes="20:15", note="ESOL class"),
            schedule(days=("monday",), closes="12:00"),
        )
        assert said.on(date(2026, 9, 14)) == DayHours(
            date(2026, 9, 14), (Session(NINE, time(12)), Session(time(18, 45), time(20, 15), "ESOL class"))
        )

    def test_a_day_without_a_schedule_is_closed_without_a_reason(self) -> None:
        assert hours(schedule(days=("monday",))).on(date(2026, 9, 15)) == DayHours(date(2026, 9, 15), ())

    @pytest.mark.parametrize("day", [date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30), date(2026, 10, 25), date(2026, 10, 26)])
    def test_the_clocks_going_forward_or_back_changes_no_hours(self, day: date) -> None:
        assert hours(schedule(frequency="daily")).on(day) == DayHours(day, (Session(NINE, FIVE),))

    def test_every_other_week_stays_the_same_across_a_clock_change(self) -> None:
        said = schedule(days=("sunday",), interval=2, starts=date(2026, 3, 15))
        assert days_of(said, 2026, 3) == [15, 29]
        assert days_of(said, 2026, 10) == [11, 25]


class TestExceptions:
    def test_a_day_closed(self) -> None:
        said = hours(schedule(frequency="daily"), exceptions=({"date": date(2026, 12, 24), "reason": "staff training"},))
        assert said.on(date(2026, 12, 24)) == DayHours(date(2026, 12, 24), (), "staff training")
        assert said.on(date(2026, 12, 23)).sessions == (Session(NINE, FIVE),)

    def test_other_hours_on_a_run_of_days_both_ends_included(self) -> None:
        said = hours(
            schedule(days=("monday",)),
            exceptions=(
                {"first": date(2026, 12, 24), "last": date(2026, 12, 26), "opens": "10:00", "closes": "11:30", "reason": "Christmas"},
            ),
        )
        open_days = [
            hours.day.day for hours in said.days_from(date(2026, 12, 22), 6) if hours.sessions == (Session(time(10), time(11, 30)),)
        ]
        assert open_days == [24, 25, 26]

    def test_the_first_that_covers_a_day_counts(self) -> None:
        said = hours(
            schedule(frequency="daily"),
            exceptions=(
                {"date": date(2026, 12, 25), "reason": "Christmas Day"},
                {"first": date(2026, 12, 20), "last": date(2026, 12, 31), "reason": "repairs"},
            ),
        )
        assert [day.reason for day in said.days_from(date(2026, 12, 24), 3)] == ["repairs", "Christmas Day", "repairs"]

    def test_midnight_is_a_time_like_any_other(self) -> None:
        night = HoursException.model_validate({"date": date(2026, 12, 31), "opens": "0:00", "closes": "2:00", "reason": "New Year"})
        assert night.sessions == (Session(time(0), time(2)),)


class TestNextOpen:
    def test_it_is_the_first_day_with_hours_whatever_stands_in_the_way(self) -> None:
        """The first Tuesday of January is closed for repairs, and the third is what people want to know."""
        repairs = {"date": date(2027, 1, 5), "reason": "repairs"}
        popup = hours(schedule(frequency="monthly", days=("tuesday",), weeks_of_month=(1, 3)), exceptions=(repairs,))
        opening = popup.next_open(date(2026, 12, 16))
        assert opening == DayHours(date(2027, 1, 19), (Session(NINE, FIVE),))

    def test_there_is_none_when_it_does_not_open_again(self) -> None:
        over = hours(schedule(days=("monday",), valid_to=date(2026, 6, 1)))
        assert over.next_open(date(2026, 6, 1)) == DayHours(date(2026, 6, 1), (Session(NINE, FIVE),))
        assert over.next_open(date(2026, 6, 2)) is None


class TestBankHolidays:
    BOXING_DAY = date(2026, 12, 28)

    def test_closed_unless_it_says_open(self) -> None:
        closed, opened = hours(schedule(days=("monday",))), hours(schedule(days=("monday",)), bank_holidays="open")
        assert closed.on(self.BOXING_DAY, {self.BOXING_DAY}) == DayHours(self.BOXING_DAY, (), "bank holiday")
        assert opened.on(self.BOXING_DAY, {self.BOXING_DAY}).sessions == (Session(NINE, FIVE),)

    def test_on_a_day_that_is_closed_anyway_it_is_no_reason(self) -> None:
        assert hours(schedule(days=("tuesday",))).on(self.BOXING_DAY, {self.BOXING_DAY}).reason == ""

    def test_an_exception_for_that_very_day_counts_before_it(self) -> None:
        said = hours(
            schedule(days=("monday",)),
            exceptions=({"date": self.BOXING_DAY, "opens": "10:00", "closes": "12:00", "reason": "emergencies"},),
        )
        assert said.on(self.BOXING_DAY, {self.BOXING_DAY}) == DayHours(self.BOXING_DAY, (Session(time(10), time(12)),), "emergencies")


@pytest.mark.parametrize(
    "keys",
    [
        {"days": ("monday",), "opens": "17:00", "closes": "9:00"},
        {"days": ("monday",), "opens": "9:00", "closes": "9:00"},
        {"days": ()},
        {"days": ("monday",), "interval": 2},
        {"days": ("monday",), "interval": 0},
        {"frequency": "monthly", "days": ("monday",)},
        {"frequency": "monthly", "weeks_of_month": (1,)},
        {"frequency": "monthly", "days": ("monday",), "weeks_of_month": (0,)},
        {"frequency": "monthly", "days_of_month": (0,)},
        {"frequency": "monthly", "days_of_month": (32,)},
        {"days": ("monday",), "valid_from": date(2026, 2, 2), "valid_to": date(2026, 2, 1)},
        {"days": ("mon",)},
        {"days": ("monday",), "opens": "24:00"},
        {"days": ("monday",), "opens": "9.00"},
    ],
)
def test_a_schedule_that_never_or_nowhere_holds_is_refused(keys: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        schedule(**keys)


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"first": date(2026, 1, 1)},
        {"last": date(2026, 1, 1)},
        {"date": date(2026, 1, 1), "first": date(2026, 1, 1)},
        {"date": date(2026, 1, 1), "first": date(2026, 1, 1), "last": date(2026, 1, 2)},
        {"first": date(2026, 1, 2), "last": date(2026, 1, 1)},
        {"date": date(2026, 1, 1), "opens": "9:00"},
        {"date": date(2026, 1, 1), "opens": "9:00", "closes": "9:00"},
    ],
)
def test_an_exception_that_does_not_say_when_is_refused(keys: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        HoursException.model_validate({"reason": "x", **keys})


SOME_DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 12, 31))


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    frequency = draw(st.sampled_from(["daily", "weekly", "monthly"]))
    keys: dict[str, Any] = {"frequency": frequency, "interval": draw(st.integers(1, 12)), "starts": draw(SOME_DAYS)}
    days = st.lists(st.sampled_from(DAYS), min_size=0 if frequency == "daily" else 1, unique=True).map(tuple)
    if frequency == "monthly" and draw(st.booleans()):
        keys["days_of_month"] = draw(st.lists(st.integers(1, 31), min_size=1).map(tuple))
    else:
        keys["days"] = draw(days)
        if frequency == "monthly":
            keys["weeks_of_month"] = draw(st.lists(st.sampled_from([-1, 1, 2, 3, 4, 5]), min_size=1, unique=True).map(tuple))
    return schedule(**keys)


@given(st.lists(schedules(), min_size=1, max_size=3), SOME_DAYS, st.integers(0, 40), st.sets(SOME_DAYS, max_size=3))
def test_a_run_of_days_is_each_of_its_days(usual: list[Schedule], first: date, count: int, bank_holidays: set[date]) -> None:
    said = hours(*usual)
    assert said.days_from(first, count, bank_holidays) == tuple(said.on(first + timedelta(days=n), bank_holidays) for n in range(count))


@given(schedules(), SOME_DAYS)
def test_a_weekly_or_daily_schedule_comes_round_again(said: Schedule, day: date) -> None:
    assume(said.frequency != "monthly" and said.starts is not None and day >= said.starts)
    round_again = timedelta(days=7 * said.interval)  # days of the week and every so many days both come round by then
    assert said.falls_on(day) == said.falls_on(day + round_again)


@given(schedules(), SOME_DAYS, SOME_DAYS, SOME_DAYS)
def test_valid_dates_only_take_days_away(said: Schedule, one: date, other: date, day: date) -> None:
    first, last = sorted((one, other))
    cut = said.model_copy(update={"valid_from": first, "valid_to": last})
    assert cut.falls_on(day) == (first <= day <= last and said.falls_on(day))
