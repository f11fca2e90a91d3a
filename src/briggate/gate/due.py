"""What landed before anybody had approved it, and is still waiting for that."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from briggate.gate.record import Entry
from briggate.governance.alone import DUE
from briggate.governance.approving import is_approved_since
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


def landed_alone(entries: Iterable[Entry], has_landed: Callable[[str], bool]) -> list[Landed]:
    """Those of a record's entries whose commit is one of main's, and which needed no approval."""
    return [
        Landed(entry.old, entry.new, datetime.fromisoformat(entry.time), entry.emergency)
        for entry in entries
        if entry.emergency and has_landed(entry.new)
    ]


def still_due(landed: Iterable[Landed], main: str, objects: Objects, now: datetime) -> Iterator[Due]:
    """Those that nobody else has approved since, by the policy that main has now."""
    weighing = Weighing(main, objects, now)
    for each in landed:
        try:
            weighed = Weighing(each.old, objects, each.time).weigh(each.new, each.old)
        except Refused:  # no record of this gate's
            continue
        if not is_approved_since(weighed, weighing):
            yield Due(each, weighed)
