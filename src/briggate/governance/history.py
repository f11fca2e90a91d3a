"""How many people have had rights, by every version of governance/publishers.yml."""

from collections.abc import Iterable
from datetime import date as Date
from datetime import datetime, timedelta

from briggate.files.records import read_records
from briggate.files.text import decode_text
from briggate.files.yaml import parse_yaml
from briggate.governance.policy import PEOPLE
from briggate.model.governance import Person


def counts_over_time(versions: Iterable[tuple[datetime, bytes | None]], now: datetime) -> list[tuple[Date, int]]:
    """(day, people with rights) for each day on which the number changed, the first first.

    `versions` are those of the file, with when each came to be, the oldest first; None where it was taken away. Rights end by
    themselves too, the day after `until`. A version that cannot be read does not count.
    """
    counts: dict[Date, int] = {}
    ends: list[Date] = []
    for moment, data in versions:
        people = _people(data)
        if people is None:
            continue
        day = moment.date()
        _ending(counts, ends, day)
        ends = [record.until for record in people.values() if record.until >= day]
        counts[day] = len(ends)
    if counts:
        _ending(counts, ends, now.date() + timedelta(days=1))
    ordered = sorted(counts.items())
    return [each for number, each in enumerate(ordered) if number == 0 or each[1] != ordered[number - 1][1]]


def _ending(counts: dict[Date, int], ends: list[Date], before: Date) -> None:
    """Add the days before another on which rights ended."""
    for end in sorted(set(ends)):
        gone = end + timedelta(days=1)
        if gone < before:
            counts[gone] = sum(1 for each in ends if each > end)


def _people(data: bytes | None) -> dict[str, Person] | None:
    if data is None:
        return {}
    text, faults = decode_text(data, name=PEOPLE)
    document = parse_yaml(text or "", file=PEOPLE)
    people, more = read_records(Person, document.data, file=PEOPLE, lines=document.lines)
    return None if faults or document.faults or more else people
