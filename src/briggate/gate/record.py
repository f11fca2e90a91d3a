"""The record beside a repository: every move of main that was let through, with the approvals that let it.

A commit does not tell where one push ended and the next began, and a clone does not carry approvals. Each entry names the one before by
its digest, and is on the disk before git is told that the push may go on. One whose commit never reached main is void.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from briggate.governance.refusals import Refused

if TYPE_CHECKING:  # what runs after a push adds nothing, and is to be quick
    from briggate.governance.judging import Accepted

FILE = Path("briggate", "record.sqlite")
"""Below the repository."""
WAIT_SECONDS = 30
_MADE = """create table if not exists record (number integer primary key, entry text not null);
create table if not exists approval (name text not null, number integer not null)"""


@dataclass(frozen=True)
class Entry:
    """One move of main."""

    previous: str
    """The digest of the entry before; "" for the first."""
    old: str
    new: str
    time: str
    serial: int
    """Of the policy that it was judged by."""
    digest: str
    """Of the change."""
    approvals: tuple[str, ...]
    emergency: str = ""
    """As what it landed before anybody had approved it."""

    def text(self) -> str:
        """The entry as it is kept, and as its digest is made: what is empty of the last is left out."""
        values = asdict(self)
        if not self.emergency:
            del values["emergency"]
        return json.dumps(values, separators=(",", ":"))

    @property
    def sum(self) -> str:
        return sha256(self.text().encode()).hexdigest()


class Record:
    """The record of one repository."""

    def __init__(self, repository: Path) -> None:
        self._file = repository / FILE

    def add(self, accepted: "Accepted", now: datetime) -> None:
        """Write that main is about to move. Raises OSError or sqlite3.Error where that cannot be written."""
        assert accepted.update is not None
        self._file.parent.mkdir(exist_ok=True)
        with closing(self._opened()) as record:
            record.execute("begin immediate")
            last = record.execute("select entry from record order by number desc limit 1").fetchone()
            previous = read_entry(last[0]).sum if last else ""
            time = now.astimezone(UTC).isoformat(timespec="seconds")
            update = accepted.update
            entry = Entry(previous, update.old, update.new, time, accepted.serial, accepted.digest, accepted.approvals, accepted.emergency)
            number = record.execute("insert into record (entry) values (?)", (entry.text(),)).lastrowid
            record.executemany("insert into approval values (?, ?)", [(name, number) for name in accepted.approvals])
            record.execute("commit")

    def entries(self, after: int = 0) -> Iterator[tuple[int, Entry]]:
        """Every entry after one, by its number, from 1."""
        if not self._file.exists():
            return
        with closing(self._opened()) as record:
            for number, text in record.execute("select number, entry from record where number > ? order by number", (after,)).fetchall():
                yield number, read_entry(text)

    def used(self, digest: str, has_landed: Callable[[str], bool]) -> frozenset[str]:
        """Names of the approvals of a change with which main has moved. `has_landed` tells whether a commit is one of main's."""
        if not self._file.exists():
            return frozenset()
        asked = "select a.name, r.entry from approval a join record r on r.number = a.number where a.name like ?"
        with closing(self._opened()) as record:
            found = record.execute(asked, (f"refs/approvals/{digest}/%",)).fetchall()
        return frozenset(name for name, entry in found if has_landed(read_entry(entry).new))

    def is_landed_alone(self, digest: str, has_landed: Callable[[str], bool]) -> bool:
        """Whether a change has landed before anybody had approved it, so that approvals of it are for what landed then."""
        if not self._file.exists():
            return False
        with closing(self._opened()) as record:
            found = record.execute("select entry from record where entry like ?", (f'%"digest":"{digest}"%"emergency":%',)).fetchall()
        return any(has_landed(read_entry(entry).new) for (entry,) in found)

    def _opened(self) -> sqlite3.Connection:
        record = sqlite3.connect(self._file, timeout=WAIT_SECONDS, isolation_level=None)
        record.execute("pragma synchronous = extra")
        record.executescript(_MADE)
        return record


def read_entry(text: str) -> Entry:
    """The entry that a text is. Raises Refused for what is none."""
    try:
        values = json.loads(text)
        entry = Entry(**{**values, "approvals": tuple(values["approvals"])})
        words = (entry.previous, entry.old, entry.new, entry.digest, entry.emergency, *entry.approvals)
        if not isinstance(values["approvals"], list) or type(entry.serial) is not int or not all(isinstance(each, str) for each in words):
            raise ValueError("a field of another kind")
        if datetime.fromisoformat(entry.time).tzinfo is None:
            raise ValueError("a time that could be any")
        return entry
    except (ValueError, TypeError, KeyError):
        raise Refused("history-rewritten", "an entry of the record is not written as entries are.") from None


def landed(entries: Sequence[Entry], line: Sequence[str]) -> list[Entry]:
    """The entries whose push was not broken off, in their order. `line` is main's commits, the oldest first.

    Whether main has an entry's commit does not say: it may have come with a later push. But main never goes back to where that one began.
    """
    places = {commit: place for place, commit in enumerate(line)}
    found: list[Entry] = []
    least = len(line)
    for entry in reversed(entries):
        if entry.new in places and places[entry.new] <= least:
            found.append(entry)
            least = min(least, places.get(entry.old, least))
    return found[::-1]


def check_chain(entries: Sequence[Entry]) -> None:
    """Raises Refused unless each entry names the one before it, from the first on."""
    previous = ""
    for entry in entries:
        if entry.previous != previous:
            raise Refused("history-rewritten", "an entry of the record was altered, or is missing.")
        previous = entry.sum
