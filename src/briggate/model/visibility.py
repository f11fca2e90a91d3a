"""What shows when: which pages are live, which alerts and statuses hold, and when the built site would next differ."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, timedelta
from typing import Literal

from briggate.model.clock import Clock
from briggate.model.council import Channel, Contact, Fact
from briggate.model.hours import OpeningHours
from briggate.model.page import Page
from briggate.model.page_types import SEVERITIES, Alert, Service, Venue


@dataclass(frozen=True)
class Status:
    """Things are not as usual, for a while."""

    kind: Literal["revised", "limited"]
    text: str
    ends: datetime
    """On the council's clocks, without an offset."""


def is_live(page: Page, clock: Clock) -> bool:
    """Whether a page is part of the site: its time has come, and it has not been unpublished.

    An alert's page comes with the alert, so that nothing is told early, and stays after it, so that its address still answers.
    """
    begins, ends = _life(page, clock)
    return (begins is None or begins <= clock.as_of) and (ends is None or clock.as_of < ends)


def has_gone(page: Page, clock: Clock) -> bool:
    """Whether a page has been unpublished, so that its address leads to the page that took its place."""
    return page.meta.unpublish_at is not None and clock.reached(page.meta.unpublish_at.at)


def live_pages(pages: Iterable[Page], clock: Clock) -> list[Page]:
    """The pages that are part of the site, in the order given."""
    return [page for page in pages if is_live(page, clock)]


def active_alerts(pages: Iterable[Page], clock: Clock) -> list[Page]:
    """The alerts that show now: the gravest first, then the newest, then by title."""
    found = [(page, page.meta) for page in pages if isinstance(page.meta, Alert) and is_live(page, clock)]
    showing = [(page, alert) for page, alert in found if not clock.reached(alert.ends)]
    showing.sort(key=lambda each: (each[0].title.casefold(), each[0].address))
    showing.sort(key=lambda each: (SEVERITIES.index(each[1].severity), each[1].starts), reverse=True)
    return [page for page, _ in showing]


def is_grave(alert: Page) -> bool:
    """Whether an alert stands above all else on the page."""
    return isinstance(alert.meta, Alert) and alert.meta.severity in ("major", "notable_death")


def status_of(page: Page, clock: Clock) -> Status | None:
    """The status that a page shows now, or None when things are as usual."""
    meta = page.meta
    if meta.status == "normal" or meta.status_text is None or meta.status_to is None or clock.reached(meta.status_to):
        return None
    return Status(meta.status, meta.status_text, meta.status_to)


def next_change(
    clock: Clock,
    *,
    pages: Iterable[Page],
    facts: Mapping[str, Fact],
    contacts: Mapping[str, Contact],
    channels: Iterable[Channel],
) -> datetime | None:
    """The next moment (in UTC, later than `clock.as_of`) at which the built site would differ; None if it never will again.

    `clock.at()` that moment gives the clock to ask for the one after. A venue shows its hours day by day, from today on, so a site
    with a live one differs at every midnight; other hours are shown as they usually are, and differ when what is usual does.
    Facts and contacts that no page shows count too: better a build that comes out the same than a page that is out of date.
    """
    pages = list(pages)
    moments = {moment for page in pages for moment in page_moments(page, clock)}
    moments.update(moment for fact in facts.values() for moment in fact_moments(fact, clock))
    moments.update(moment for contact in contacts.values() for hours in contact_hours(contact) for moment in hours_moments(hours, clock))
    moments.update(moment for channel in channels if channel.hours for moment in hours_moments(channel.hours, clock))
    midnight = clock.midnight(clock.today + timedelta(days=1))
    then = clock.at(midnight)
    if any(shows_day_by_day(page) and is_live(page, then) for page in pages):
        moments.add(midnight)
    return min((moment for moment in moments if moment > clock.as_of), default=None)


def page_moments(page: Page, clock: Clock) -> Iterator[datetime]:
    """Every moment, past or to come, at which a page comes, changes or goes of itself; midnights that only turn a day aside."""
    begins, ends = _life(page, clock)
    if ends:
        yield ends
    if begins and (ends is None or begins < ends):
        yield begins
    for moment in _changes(page, clock):
        if (begins is None or begins < moment) and (ends is None or moment < ends):
            yield moment


def fact_moments(fact: Fact, clock: Clock) -> Iterator[datetime]:
    """Every moment, past or to come, at which a fact's value changes."""
    for change in fact.later:
        if change.starts > Date.min and fact.on(change.starts) != fact.on(change.starts - timedelta(days=1)):
            yield clock.midnight(change.starts)


def hours_moments(hours: OpeningHours, clock: Clock) -> Iterator[datetime]:
    """Every midnight, past or to come, from which hours read differently where they are shown as they usually are."""
    return (clock.midnight(day) for day in hours.change_days())


def shows_day_by_day(page: Page) -> bool:
    """Whether a page tells what each coming day's hours are: a venue does of its own, and not of the services in it."""
    return isinstance(page.meta, Venue) and page.meta.opening_hours is not None


def contact_hours(contact: Contact) -> Iterator[OpeningHours]:
    """The hours at which a team can be reached."""
    if contact.hours:
        yield contact.hours
    yield from (line.hours for line in contact.phones if line.hours)


def _life(page: Page, clock: Clock) -> tuple[datetime | None, datetime | None]:
    """The moment from which, and the moment until which, a page is part of the site; None for no limit."""
    begins = [page.meta.publish_at] if page.meta.publish_at else []
    if isinstance(page.meta, Alert):
        begins.append(page.meta.starts)
    ends = page.meta.unpublish_at
    return (clock.moment(max(begins)) if begins else None), (clock.moment(ends.at) if ends else None)


def _changes(page: Page, clock: Clock) -> Iterator[datetime]:
    """The moments at which a page would show something else, were it live."""
    if page.meta.status != "normal" and page.meta.status_to:
        yield clock.moment(page.meta.status_to)
    if isinstance(page.meta, Alert):
        yield clock.moment(page.meta.ends)
    if isinstance(page.meta, Service) and page.meta.action and page.meta.action.hours:
        yield from hours_moments(page.meta.action.hours, clock)
    if isinstance(page.meta, Venue):
        for service in page.meta.services:
            if service.opening_hours:
                yield from hours_moments(service.opening_hours, clock)
