"""The clock: one moment, read as the council's town reads it."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briggate.model.clock import Clock

LONDON = Clock(datetime(2026, 1, 1, tzinfo=UTC))
ZONES = ("Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo", "Pacific/Auckland", "UTC")


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def test_a_time_without_an_offset_is_refused() -> None:
    """What such a time means would depend on the machine that builds."""
    with pytest.raises(ValueError, match="needs an offset"):
        Clock(datetime(2026, 3, 29, 9))


@pytest.mark.parametrize("zone", ["Europe/Leeds", "", "../../etc/passwd", "Europe"])
def test_a_zone_that_does_not_exist_is_refused(zone: str) -> None:
    with pytest.raises(ValueError, match="there is no time zone"):
        Clock(utc(2026, 3, 29), zone)


def test_the_same_moment_said_with_another_offset_is_the_same_clock() -> None:
    """`--as-of 10:00+01:00` and `09:00Z` build the same bytes."""
    assert Clock(datetime(2026, 6, 1, 10, tzinfo=timezone(timedelta(hours=1)))) == Clock(utc(2026, 6, 1, 9))


@pytest.mark.parametrize(
    ("moment", "zone", "today"),
    [
        (utc(2026, 6, 30, 22, 59), "Europe/London", date(2026, 6, 30)),
        (utc(2026, 6, 30, 23, 0), "Europe/London", date(2026, 7, 1)),
        (utc(2026, 12, 31, 23, 59), "Europe/London", date(2026, 12, 31)),
        (utc(2027, 1, 1, 0, 0), "Europe/London", date(2027, 1, 1)),
        (utc(2027, 1, 1, 4, 59), "America/New_York", date(2026, 12, 31)),
        (utc(2026, 12, 31, 11, 0), "Pacific/Auckland", date(2027, 1, 1)),
    ],
)
def test_today_is_the_councils_date(moment: datetime, zone: str, today: date) -> None:
    """In summer the British day begins at 23:00 UTC: an alert must not come an hour late."""
    assert Clock(moment, zone).today == today


@pytest.mark.parametrize(
    ("local", "moment"),
    [
        (datetime(2026, 1, 15, 9), utc(2026, 1, 15, 9)),
        (datetime(2026, 7, 15, 9), utc(2026, 7, 15, 8)),
        (datetime(2026, 3, 29, 0, 59), utc(2026, 3, 29, 0, 59)),
        (datetime(2026, 3, 29, 1, 0), utc(2026, 3, 29, 1, 0)),
        (datetime(2026, 3, 29, 1, 30), utc(2026, 3, 29, 1, 0)),
        (datetime(2026, 3, 29, 1, 59), utc(2026, 3, 29, 1, 0)),
        (datetime(2026, 3, 29, 2, 0), utc(2026, 3, 29, 1, 0)),
        (datetime(2026, 3, 29, 2, 1), utc(2026, 3, 29, 1, 1)),
        (datetime(2026, 10, 25, 0, 59), utc(2026, 10, 24, 23, 59)),
        (datetime(2026, 10, 25, 1, 0), utc(2026, 10, 25, 0, 0)),
        (datetime(2026, 10, 25, 1, 59), utc(2026, 10, 25, 0, 59)),
        (datetime(2026, 10, 25, 2, 0), utc(2026, 10, 25, 2, 0)),
    ],
)
def test_local_times_around_both_clock_changes(local: datetime, moment: datetime) -> None:
    """The missing hour is the moment of the jump; the doubled hour is its first coming."""
    assert LONDON.moment(local) == moment


def test_a_midnight_that_is_missing_is_where_the_day_begins() -> None:
    """Cairo's clocks go from 23:59:59 to 01:00 on the last Friday of April."""
    cairo = Clock(utc(2026, 1, 1), "Africa/Cairo")
    begins = cairo.midnight(date(2026, 4, 24))
    assert cairo.at(begins).local.replace(tzinfo=None) == datetime(2026, 4, 24, 1)
    assert cairo.at(begins - timedelta(seconds=1)).today == date(2026, 4, 23)


def test_half_an_hour_can_be_missing_too() -> None:
    """Lord Howe Island's clocks move by 30 minutes, at 02:00 on 4 October 2026."""
    howe = Clock(utc(2026, 1, 1), "Australia/Lord_Howe")
    assert howe.moment(datetime(2026, 10, 4, 2, 10)) == howe.moment(datetime(2026, 10, 4, 2, 30)) == utc(2026, 10, 3, 15, 30)


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
@pytest.mark.parametrize("local", [datetime.min, datetime.max.replace(microsecond=0)])
def test_the_first_and_last_days_that_can_be_written_have_a_moment(zone: str, local: datetime) -> None:
    """`publish_at: 9999-12-31` is somebody's “never”; it must not end in a traceback."""
    moment = Clock(utc(2026, 1, 1), zone).moment(local)
    assert abs(moment.replace(tzinfo=None) - local) < timedelta(days=1)


def test_a_time_is_reached_at_that_minute_and_not_before() -> None:
    nine = datetime(2026, 7, 1, 9)
    assert not LONDON.at(utc(2026, 7, 1, 7, 59)).reached(nine)
    assert LONDON.at(utc(2026, 7, 1, 8)).reached(nine)


LOCAL_TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1))


@given(st.sampled_from(ZONES), LOCAL_TIMES, st.timedeltas(timedelta(0), timedelta(hours=4)))
def test_a_later_local_time_is_never_an_earlier_moment(zone: str, local: datetime, later: timedelta) -> None:
    clock = Clock(utc(2026, 1, 1), zone)
    assert clock.moment(local) <= clock.moment(local + later)


@given(st.sampled_from(ZONES), st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)))
def test_what_the_clocks_show_leads_back_to_the_moment_or_to_its_first_coming(zone: str, moment: datetime) -> None:
    clock = Clock(moment, zone)
    back = clock.moment(clock.local.replace(tzinfo=None))
    assert back == moment or (clock.local.fold == 1 and back < moment)


@given(st.sampled_from(ZONES), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_a_day_begins_at_its_midnight(zone: str, day: date) -> None:
    clock = Clock(utc(2026, 1, 1), zone)
    begins = clock.midnight(day)
    assert clock.at(begins).today == day
    assert clock.at(begins - timedelta(microseconds=1)).today == day - timedelta(days=1)
