"""What shows when, and when the built site would next differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briggate.model.clock import Clock
from briggate.model.council import Channel, Contact, Fact, FactChange, PhoneLine
from briggate.model.hours import HoursException, OpeningHours, Schedule
from briggate.model.page import Page
from briggate.model.page_types import PAGE_TYPES, Venue
from briggate.model.visibility import active_alerts, has_gone, is_live, live_pages, next_change, status_of

HOURS = OpeningHours(usual=(Schedule(days=("monday",), opens=time(9), closes=time(17)),))

CHANGING_HOURS = OpeningHours(
    usual=(
        Schedule(days=("monday",), opens=time(9), closes=time(17), valid_to=date(2026, 6, 30)),
        Schedule(days=("monday",), opens=time(9), closes=time(16), valid_from=date(2026, 7, 1)),
    ),
    exceptions=(HoursException(date=date(2026, 12, 25), reason="Christmas Day"),),
)


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def page(title: str = "Missed bins", type: str = "page", **meta: Any) -> Page:
    meta = {"title": title, "summary": "About it.", "owner": "waste", "last_reviewed": date(2026, 1, 1), "type": type, **meta}
    slug = title.lower().replace(" ", "-")
    record = PAGE_TYPES[type].model_validate(meta)
    return Page(source=f"{slug}.md", address=f"/{slug}/", meta=record, body="", body_line=1)


def alert(title: str, begins: datetime, ends: datetime, severity: str = "minor", **meta: Any) -> Page:
    return page(title, "alert", **{"severity": severity, "from": begins, "to": ends, **meta})


def venue(title: str = "Hub", **meta: Any) -> Page:
    return page(title, "venue", location={"address": ("1 Placeholder Street",)}, **meta)


@dataclass(frozen=True)
class Town:
    """As much of a site as time can change."""

    pages: tuple[Page, ...] = ()
    facts: tuple[Fact, ...] = ()
    contacts: tuple[Contact, ...] = ()
    channels: tuple[Channel, ...] = ()

    def next_change(self, clock: Clock) -> datetime | None:
        facts = {str(number): fact for number, fact in enumerate(self.facts)}
        contacts = {str(number): contact for number, contact in enumerate(self.contacts)}
        return next_change(clock, pages=self.pages, facts=facts, contacts=contacts, channels=self.channels)

    def shows(self, clock: Clock) -> object:
        """Everything that residents would see, told without `next_change` and its helpers."""
        live = live_pages(self.pages, clock)
        open_pages = [p for p in live if isinstance(p.meta, Venue) and p.meta.opening_hours]
        return (
            [p.address for p in live],
            [p.address for p in self.pages if has_gone(p, clock)],
            [status_of(p, clock) for p in live],
            [p.address for p in active_alerts(self.pages, clock)],
            [fact.on(clock.today) for fact in self.facts],
            HOURS.days_from(clock.today, 7) if open_pages else None,
        )

    def changes(self, clock: Clock, until: datetime) -> Iterator[datetime]:
        while (moment := self.next_change(clock)) and moment < until:
            yield moment
            clock = clock.at(moment)


def london(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> Clock:
    """A clock at this time in London."""
    clock = Clock(utc(2026, 1, 1))
    return clock.at(clock.moment(datetime(year, month, day, hour, minute)))


def test_a_page_is_live_from_publish_at_until_just_before_unpublish_at() -> None:
    fair = page(publish_at=datetime(2026, 7, 1, 9), unpublish_at={"at": datetime(2026, 7, 8, 9), "redirect": "/"})
    times = [(7, 1, 8, 59), (7, 1, 9, 0), (7, 8, 8, 59), (7, 8, 9, 0)]
    assert [is_live(fair, london(2026, *when)) for when in times] == [False, True, True, False]


def test_an_alert_is_told_to_nobody_before_it_begins_and_its_page_answers_after_it() -> None:
    """The news of a death must not be found by its address the day before."""
    news = alert("Flags at half mast", datetime(2026, 7, 2), datetime(2026, 7, 4), "notable_death", publish_at=datetime(2026, 7, 1))
    when = [london(2026, 7, 1, 12), london(2026, 7, 2), london(2026, 7, 4)]
    assert [is_live(news, clock) for clock in when] == [False, True, True]
    assert [len(active_alerts([news], clock)) for clock in when] == [0, 1, 0]


def test_an_alert_that_was_unpublished_early_shows_no_more() -> None:
    over = {"at": datetime(2026, 7, 3), "redirect": "/"}
    early = alert("Burst main", datetime(2026, 7, 2), datetime(2026, 7, 9), unpublish_at=over)
    assert active_alerts([early], london(2026, 7, 4)) == []


def test_the_gravest_alert_comes_first_then_the_newest_then_by_title() -> None:
    first, second, end = datetime(2026, 7, 1), datetime(2026, 7, 2), datetime(2026, 8, 1)
    right = [
        alert("Death of a former mayor", first, end, "notable_death"),
        alert("Flood", first, end, "major"),
        alert("Newer snow", second, end, "minor"),
        alert("a road is closed", first, end, "minor"),
        alert("Bridge closed", first, end, "minor"),
        alert("Fair", second, end, "announcement"),
    ]
    assert active_alerts(reversed(right), london(2026, 7, 3)) == right


def test_pages_that_are_not_alerts_are_no_alerts() -> None:
    assert active_alerts([page()], london(2026, 7, 3)) == []


def test_a_status_shows_until_it_ends() -> None:
    strike = page(status="limited", status_text="Fewer collections", status_to=datetime(2026, 10, 25, 1, 30))
    last, gone = Clock(utc(2026, 10, 25, 0, 29)), Clock(utc(2026, 10, 25, 0, 30))
    shown = status_of(strike, last)
    assert shown
    assert (shown.kind, shown.text, shown.ends) == ("limited", "Fewer collections", datetime(2026, 10, 25, 1, 30))
    assert status_of(strike, gone) is None
    assert status_of(page(), last) is None


def test_a_site_without_dates_never_changes_of_itself() -> None:
    town = Town(pages=(page(), venue()), facts=(Fact(value="£1", valid_to=date(2026, 4, 1)),))
    assert town.next_change(london(2026, 1, 1)) is None


def test_hours_shown_day_by_day_change_at_every_midnight() -> None:
    town = Town(pages=(venue(opening_hours=HOURS),))
    assert town.next_change(london(2026, 7, 1, 12)) == utc(2026, 7, 1, 23)
    assert town.next_change(london(2026, 7, 2)) == utc(2026, 7, 2, 23)


STARTING_A_TASK = {"text": "Report it", "url": "https://example.org/demo/report", "hours": CHANGING_HOURS}


@pytest.mark.parametrize(
    "town",
    [
        Town(pages=(page("Report it", "service", topics=("/bins/",), action=STARTING_A_TASK),)),
        Town(pages=(venue(services=({"title": "Jobshop", "opening_hours": CHANGING_HOURS},)),)),
        Town(contacts=(Contact(name="Waste", hours=CHANGING_HOURS),)),
        Town(contacts=(Contact(name="Waste", phones=(PhoneLine(number="0113 496 0001", hours=CHANGING_HOURS),)),)),
        Town(channels=(Channel(kind="webchat", name="Web chat", hours=CHANGING_HOURS),)),
    ],
)
def test_hours_shown_as_they_usually_are_change_when_what_is_usual_does(town: Town) -> None:
    """And not at every midnight: a council without venues need not build its site each night."""
    assert list(town.changes(london(2026, 1, 1), utc(2027, 1, 1))) == [
        utc(2026, 6, 30, 23),  # other hours hold from 1 July
        utc(2026, 11, 27),  # people are told of the closure at Christmas
        utc(2026, 12, 26),  # it is over
    ]


def test_hours_that_hold_for_good_may_say_so_with_the_last_day_there_is() -> None:
    for_good = Schedule(days=("monday",), opens=time(9), closes=time(17), valid_from=date(2026, 7, 1), valid_to=date.max)
    always = OpeningHours(usual=(for_good,), exceptions=(HoursException(first=date.min, last=date(2026, 1, 1), reason="Not built yet"),))
    town = Town(contacts=(Contact(name="Waste", hours=always),))
    assert town.next_change(london(2026, 1, 1)) == utc(2026, 1, 2)
    assert town.next_change(london(2026, 1, 2)) == utc(2026, 6, 30, 23)


def test_the_hours_of_a_page_that_is_gone_change_nothing() -> None:
    gone = venue(opening_hours=HOURS, unpublish_at={"at": datetime(2026, 7, 1), "redirect": "/"})
    assert Town(pages=(gone,)).next_change(london(2026, 7, 1, 12)) is None


def test_a_status_that_ends_on_a_page_not_yet_published_changes_nothing() -> None:
    late = page(status="limited", status_text="Slow", status_to=datetime(2026, 6, 1), publish_at=datetime(2026, 7, 1))
    assert Town(pages=(late,)).next_change(london(2026, 5, 1)) == utc(2026, 6, 30, 23)


def test_a_page_unpublished_before_it_is_published_is_only_ever_a_redirect() -> None:
    never = page(publish_at=datetime(2026, 7, 2), unpublish_at={"at": datetime(2026, 7, 1), "redirect": "/"})
    assert list(Town(pages=(never,)).changes(london(2026, 5, 1), utc(2027, 1, 1))) == [utc(2026, 6, 30, 23)]
    assert [is_live(never, london(2026, month, 15)) for month in range(1, 13)] == [False] * 12
    assert [has_gone(never, london(2026, month, 15)) for month in (6, 7)] == [False, True]


def test_a_later_fact_with_the_same_value_changes_nothing() -> None:
    fee = Fact(value="£1", later=(FactChange(starts=date(2026, 4, 1), value="£1"), FactChange(starts=date(2027, 4, 1), value="£2")))
    assert Town(facts=(fee,)).next_change(london(2026, 1, 1)) == utc(2027, 3, 31, 23)


def test_the_midnights_of_a_year_with_both_clock_changes() -> None:
    """365 midnights, of which the days of 29 March and 25 October are 23 and 25 hours long, and the year ends on time."""
    town = Town(pages=(venue(opening_hours=HOURS),))
    moments = list(town.changes(Clock(utc(2025, 12, 31, 23, 59)), utc(2027, 1, 1, 0, 1)))
    assert len(moments) == 366
    assert (moments[0], moments[-1]) == (utc(2026, 1, 1), utc(2027, 1, 1))
    lengths = {Clock(before).today: after - before for before, after in pairwise(moments)}
    unusual = {day: length // timedelta(hours=1) for day, length in lengths.items() if length != timedelta(days=1)}
    assert unusual == {date(2026, 3, 29): 23, date(2026, 10, 25): 25}


def test_a_year_of_every_kind_of_change_in_order() -> None:
    town = Town(
        pages=(
            page("Fair", publish_at=datetime(2026, 3, 29, 1, 30), unpublish_at={"at": datetime(2026, 10, 25, 1, 30), "redirect": "/"}),
            page("Bins", status="revised", status_text="Moved", status_to=datetime(2026, 12, 31, 23, 59)),
            alert("Snow", datetime(2026, 3, 29), datetime(2026, 3, 29, 2, 30)),
        ),
        facts=(Fact(value="£1", later=(FactChange(starts=date(2027, 1, 1), value="£2"),)),),
    )
    assert list(town.changes(london(2026, 1, 1), utc(2027, 2, 1))) == [
        utc(2026, 3, 29, 0, 0),
        utc(2026, 3, 29, 1, 0),
        utc(2026, 3, 29, 1, 30),
        utc(2026, 10, 25, 0, 30),
        utc(2026, 12, 31, 23, 59),
        utc(2027, 1, 1, 0, 0),
    ]


# Few times, close together and around the clock changes, so that what happens at once and out of order is met.
TIMES = st.builds(
    lambda day, minutes: datetime.combine(day, time()) + timedelta(minutes=minutes),
    st.sampled_from([date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 25), date(2026, 12, 31), date(2027, 1, 1)]),
    st.sampled_from([0, 30, 60, 90, 120, 1439]),
)
TEXTS = st.sampled_from(["£1", "£2"])


@st.composite
def towns(draw: st.DrawFn) -> Town:
    pages = []
    for number in range(draw(st.integers(0, 4))):
        meta: dict[str, Any] = {"publish_at": draw(st.none() | TIMES)}
        if end := draw(st.none() | TIMES):
            meta["unpublish_at"] = {"at": end, "redirect": "/"}
        if end := draw(st.none() | TIMES):
            meta |= {"status": "limited", "status_text": "Slow", "status_to": end}
        kind = draw(st.sampled_from(["page", "venue", "alert"]))
        if kind == "venue":
            pages.append(venue(f"Hub {number}", opening_hours=draw(st.none() | st.just(HOURS)), **meta))
        elif kind == "alert":
            begins = draw(TIMES)
            severity = draw(st.sampled_from(["announcement", "minor", "major", "notable_death"]))
            pages.append(alert(f"Alert {number}", begins, begins + timedelta(minutes=draw(st.integers(1, 5000))), severity, **meta))
        else:
            pages.append(page(f"Page {number}", **meta))
    changes = st.builds(FactChange, starts=TIMES.map(datetime.date), value=TEXTS)
    facts = draw(st.lists(st.builds(Fact, value=TEXTS, later=st.lists(changes, max_size=3).map(tuple)), max_size=2))
    return Town(tuple(pages), tuple(facts))


MOMENTS = TIMES.map(lambda local: local.replace(tzinfo=UTC))
ZONES = st.sampled_from(["Europe/London", "America/New_York", "Australia/Lord_Howe"])


@given(towns(), MOMENTS, ZONES)
def test_nothing_changes_between_one_moment_and_the_next_and_something_does_at_it(town: Town, start: datetime, zone: str) -> None:
    """A site built at one moment may stand, unbuilt, until the next: not a minute less, and never a minute more."""
    clock = Clock(start, zone)
    for _ in range(12):
        moment = town.next_change(clock)
        if moment is None:
            assert town.shows(clock) == town.shows(clock.at(utc(2040, 1, 1)))
            return
        assert moment > clock.as_of
        before = clock.at(moment - timedelta(microseconds=1))
        assert town.shows(clock) == town.shows(before)
        assert town.shows(before) != town.shows(clock.at(moment))
        clock = clock.at(moment)
