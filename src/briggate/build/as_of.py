"""The moment that a build is for: as asked, else SOURCE_DATE_EPOCH, else HEAD's commit."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from briggate.git import head_time

VARIABLE = "SOURCE_DATE_EPOCH"
_FIRST_YEAR, _LAST_YEAR = 1900, 9900
"""Beyond them the days before and after that a page shows might have no date."""


class BadTime(ValueError):
    """A time that cannot be understood: who said it, what is wrong, and what to write."""

    def __init__(self, said_by: str, wrong: str, fix: str) -> None:
        super().__init__(f"{said_by}  {wrong}  {fix}")
        self.said_by, self.wrong, self.fix = said_by, wrong, fix


def build_moment(asked: str | None, environment: Mapping[str, str], folder: Path, now: datetime, zone: str = "Europe/London") -> datetime:
    """The aware moment that a build of `folder` is for. `now` serves where nothing else does: no commit, no variable, no wish.

    `asked` is ISO 8601 (`2026-12-24T18:00`, an offset if wanted, a date alone for its midnight) on the clocks of `zone`.
    """
    epoch = environment.get(VARIABLE)
    if epoch is not None and not (epoch.isascii() and epoch.isdecimal() and len(epoch) <= 11):  # MkDocs reads it too, whatever is asked
        raise BadTime(VARIABLE, f"“{epoch}” is not a number", "Give it a number of seconds since 1970, or unset it.")
    if asked:
        return _read(asked, zone)
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC)
    return head_time(folder) or now.replace(microsecond=0)


def _read(asked: str, zone: str) -> datetime:
    try:
        moment = datetime.fromisoformat(asked)
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
        if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
            raise OverflowError
        return moment
    except (ValueError, OverflowError):
        raise BadTime("--as-of", f"“{asked}” is not a time", "Write it like 2026-12-24T18:00.") from None
