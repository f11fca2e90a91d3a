"""Hours, contacts and channels as templates show them: worked out once, as many pages show the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from functools import cached_property
from typing import Any

from markupsafe import Markup

from briggate.build.language_marks import LanguageMarks
from briggate.build.rendering import References, phone_url
from briggate.model.council import Contact, PhoneLine
from briggate.model.hours import OpeningHours
from briggate.model.page import Page
from briggate.model.site import Site
from briggate.theme.formats import Formats


@dataclass(frozen=True)
class HoursView:
    """Opening hours as (days, times), the exceptions to come as (dates, times, reason), and what each coming day comes to."""

    usual: list[tuple[str, str]]
    exceptions: list[tuple[str, str, str]]
    days: Sequence[Mapping[str, Any]]
    """For each day shown: `date`, `label`, `times`, `reason`, and `sessions` as (opens, closes) like 09:00 and again in words.

    The days asked for, from today on; or, where it is closed on all of them, today and the next day that it opens.
    """
    is_week: bool
    """Whether `days` are all of those asked for."""
    note: str | None


@dataclass(frozen=True)
class PhoneView:
    number: str
    url: str
    label: str | None
    hours: HoursView | None


@dataclass(frozen=True)
class WebchatView:
    url: str
    hours: HoursView | None


@dataclass(frozen=True)
class ContactView:
    """A contact as its panel shows it."""

    id: str
    name: str
    phones: list[PhoneView]
    text_relay: PhoneView | None
    email: str | None
    form: str | None
    address: tuple[str, ...]
    webchat: WebchatView | None
    in_person: Page | None
    hours: HoursView | None
    note: str | None


class ContactViews:
    """Makes them for one site in one language."""

    def __init__(self, site: Site, words: Mapping[str, Any], references: References, marks: LanguageMarks) -> None:
        self.site = site
        self.words = words
        self.references = references
        self.own = marks.marked
        self.formats = Formats(words["time"])
        self.own_formats = Formats(words["time"], marks.marked)
        """For hours of the settings, whose notes are in the council's language."""
        self._contacts: dict[str, ContactView] = {}

    @cached_property
    def channels(self) -> Sequence[Mapping[str, Any]]:
        """The council's own channels: each record with its hours as they are shown."""
        return [{"channel": placed.record, "hours": self.own_hours(placed.record.hours)} for placed in self.site.settings.channels]

    def contact(self, name: str) -> ContactView:
        """A contact by its id; worked out once, as many pages show it."""
        if name not in self._contacts:
            self._contacts[name] = self._contact(name, self.site.settings.contacts[name].record)
        return self._contacts[name]

    def own_hours(self, hours: OpeningHours | None) -> HoursView | None:
        """Opening hours of the council's settings."""
        if hours is None:
            return None
        today = self.site.clock.today
        formats = self.own_formats
        return HoursView(formats.usual(hours, today), formats.exceptions(hours, today), (), False, self.own(hours.note or "") or None)

    def hours(self, hours: OpeningHours | None, days: int = 0) -> HoursView | None:
        """Opening hours of a page; with `days`, also what each of that many days from today comes to."""
        if hours is None:
            return None
        today = self.site.clock.today
        holidays = frozenset(holiday.date for holiday in self.site.council.bank_holidays)
        coming = hours.days_from(today, days, holidays)
        if days and not any(each.sessions for each in coming) and (opening := hours.next_open(today, holidays)):
            coming = (coming[0], opening)
        rows = [
            {
                "date": each.day.isoformat(),
                "label": self.formats.weekday_date(each.day),
                "times": self.formats.sessions(each.sessions),
                "reason": self.words["venue"]["bank_holiday"] if each.reason == "bank holiday" else each.reason,
                "sessions": [(*_clock(s.opens, s.closes), self.formats.time(s.opens), self.formats.time(s.closes)) for s in each.sessions],
            }
            for each in coming
        ]
        is_week = len(coming) == days
        return HoursView(self.formats.usual(hours, today), self.formats.exceptions(hours, today), rows, is_week, hours.note)

    def _contact(self, name: str, contact: Contact) -> ContactView:
        return ContactView(
            id=name,
            name=self.own(contact.name),
            phones=[self._phone(line) for line in contact.phones],
            text_relay=PhoneView(contact.text_relay, phone_url(contact.text_relay), None, None) if contact.text_relay else None,
            email=contact.email,
            form=self.site.current(contact.form) if contact.form else None,
            address=tuple(map(self.own, contact.address)),
            webchat=self._webchat() if contact.webchat else None,
            in_person=self.site.resolve(contact.in_person) if contact.in_person else None,
            hours=self.own_hours(contact.hours),
            note=self.own(Markup(self.references.html(contact.note))) if contact.note else None,
        )

    def _phone(self, line: PhoneLine) -> PhoneView:
        return PhoneView(line.number, phone_url(line.number), self.own(line.label or "") or None, self.own_hours(line.hours))

    def _webchat(self) -> WebchatView | None:
        """The council's web chat: one for all teams that answer there."""
        channels = [placed.record for placed in self.site.settings.channels]
        found = next((channel for channel in channels if channel.kind == "webchat" and channel.url), None)
        return WebchatView(self.site.current(found.url), self.own_hours(found.hours)) if found and found.url else None


def _clock(*times: time) -> tuple[str, ...]:
    """Times of day as scripts compare them: 09:00."""
    return tuple(f"{each:%H:%M}" for each in times)
