"""What landed before anybody had approved it, and is still waiting for that."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from briggate.gate.record import Entry, landed
from briggate.governance.alone import DUE
from briggate.governance.approving import approved_since
from briggate.governance.pushes import Objects
from briggate.governance.refusals import Refused
from briggate.governance.weighing import Weighed, Weighing


@dataclass(frozen=True)
class Landed:
    """A move of main that needed no approval yet."""

    old: str
    new: str
    time: datetime
    kind: str
    """What it is: `alone.Alone.kind`."""


@dataclass(frozen=True)
class Due:
    """One of those that somebody else has still to approve."""

    landed: Landed
    weighed: Weighed

    @property
    def until(self) -> datetime:
        return self.landed.time + DUE

    def told(self, now: datetime) -> str:
        """What it is, and by when it is to be approved, in words."""
        what = "was to be approved by" if now > self.until else "is to be approved by"
        files = ", ".join(entry.path for entry in self.weighed.entries)
        return f"{files} ({self.landed.kind}), landed by {', '.join(self.weighed.signers)}, {what} {self.until:%d %B %Y %H:%M} UTC"


def landed_alone(entries: Sequence[Entry], line: Sequence[str]) -> list[Landed]:
    """Those of a record's entries which landed, and needed no approval. `line` is main's commits, the oldest first."""
    return [
        Landed(entry.old, entry.new, datetime.fromisoformat(entry.time), entry.emergency)
        for entry in landed(entries, line)
        if entry.emergency
    ]


def used_by(entries: Iterable[Entry]) -> set[str]:
    """Names of the approvals with which main has moved."""
    return {name for entry in entries for name in entry.approvals}


def still_due(waiting: Iterable[Landed], main: str, objects: Objects, now: datetime, used: set[str]) -> Iterator[Due]:
    """Those that nobody else has approved since. Each takes an approval of its own: one that counts is put to those that are `used`."""
    today = Weighing(main, objects, now)
    for each in waiting:
        try:
            then = Weighing(each.old, objects, each.time)
            weighed = then.weigh(each.new, each.old)
        except Refused:  # no record of this gate's
            continue
        found = approved_since(weighed, today, used) or approved_since(weighed, then, used)
        if found:
            used.add(found)
        else:
            yield Due(each, replace(weighed, able=today.able(weighed.kind, weighed.entries, weighed.signers)))
