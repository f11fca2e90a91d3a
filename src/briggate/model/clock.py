"""The one clock: what the day and the time are for a build, and nothing else reads another."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from datetime import date as Date
from zoneinfo import ZoneInfo

_SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Clock:
    """The moment that a build is for, as the clocks of the council's town show it.

    `as_of` may have any offset and is kept in UTC; `zone` is an IANA name. ValueError for a time without an offset, and for a zone
    that does not exist.
    """

    as_of: datetime
    zone: str = "Europe/London"

    def __post_init__(self) -> None:
        if self.as_of.utcoffset() is None:
            raise ValueError("the time of a build needs an offset, such as 2026-03-29T09:00+01:00")
        if not is_time_zone(self.zone):
            raise ValueError(f"there is no time zone “{self.zone}”; use a name such as Europe/London")
        object.__setattr__(self, "as_of", self.as_of.astimezone(UTC))

    @property
    def local(self) -> datetime:
        """The moment on the council's clocks, with its offset."""
        return self.as_of.astimezone(ZoneInfo(self.zone))

    @property
    def today(self) -> Date:
        """The council's date."""
        return self.local.date()

    def at(self, moment: datetime) -> "Clock":
        """The same clock at another moment."""
        return replace(self, as_of=moment)

    def moment(self, local: datetime) -> datetime:
        """When (in UTC) the council's clocks first show `local`, a time without an offset.

        In autumn an hour comes twice: the first one is meant. In spring an hour is missing: a time within it means the moment at
        which the clocks jump over it. So a later `local` is never an earlier moment, and a missing midnight is where the day begins.
        """
        here = local.replace(tzinfo=ZoneInfo(self.zone), fold=0)
        try:
            moment = here.astimezone(UTC)
            if moment.astimezone(here.tzinfo).replace(tzinfo=None) == local:
                return moment
            return _jump(here.replace(fold=1).astimezone(UTC), moment, self.zone)
        except OverflowError:  # the first or last day that dates can name, moved beyond them by the offset
            return datetime.min.replace(tzinfo=UTC) if local.year == 1 else datetime.max.replace(tzinfo=UTC)

    def midnight(self, day: Date) -> datetime:
        """The moment (in UTC) at which a day begins."""
        return self.moment(datetime.combine(day, time()))

    def reached(self, local: datetime) -> bool:
        """Whether it is `local`, a time on the council's clocks, or later."""
        return self.moment(local) <= self.as_of


def is_time_zone(name: str) -> bool:
    """Whether a name is one of the IANA's for a time zone."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _jump(before: datetime, after: datetime, zone: str) -> datetime:
    """The second, later than `before` and not later than `after`, at which the zone's offset changes."""
    offset = before.astimezone(ZoneInfo(zone)).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // _SECOND // 2 * _SECOND
        if middle.astimezone(ZoneInfo(zone)).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after.replace(microsecond=0)
