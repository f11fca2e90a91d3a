"""Who may land now: a queue beside a repository. A turn lasts 30 seconds, or until its holder has landed."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from briggate.governance.refusals import Refused

FILE = Path("briggate", "queue.sqlite")
"""Below the repository."""
TURN_SECONDS = 30
WAIT_MOST = 240
"""Seconds after which somebody who waits is told to try again."""
GONE_AFTER = 10
"""Seconds after which somebody who waits, and has not been heard of, is taken to have gone."""
POLL, POLL_MOST = 0.04, 1.0
"""Seconds between looks for the next in the queue, and for anybody."""
_MADE = """create table if not exists queue (
    number integer primary key autoincrement, person text not null, seen real not null, begun real)"""


class Queue:
    """The queue of one repository. Raises OSError or sqlite3.Error where it cannot be read."""

    def __init__(self, repository: Path) -> None:
        self._file = repository / FILE

    def wait(self, person: str) -> None:
        """Wait for a turn, which begins when this returns. Raises Refused where it does not come.

        Nobody stands in the queue twice: whoever asks again gives up the place, or the turn, that they had.
        """
        given_up = time.time() + WAIT_MOST
        with self._opened() as queue:
            queue.execute("delete from queue where person = ?", (person,))
            number = self._add(queue, person)
            while True:
                before = self._before(queue, number)
                if before == 0:
                    if queue.execute("update queue set begun = ? where number = ?", (time.time(), number)).rowcount:
                        return
                    if queue.execute("select 1 from queue where person = ?", (person,)).fetchone():
                        raise Refused("turn-of-another", f"{person} has asked for another turn since.")
                    number = self._add(queue, person)  # it was taken for gone
                    continue
                if time.time() > given_up:
                    queue.execute("delete from queue where number = ?", (number,))
                    raise Refused(
                        "turn-of-another",
                        f"{before} {'change is' if before == 1 else 'changes are'} still waiting to land before this one.",
                    )
                time.sleep(min(POLL * before, POLL_MOST))

    def check(self, signers: tuple[str, ...]) -> None:
        """Raises Refused where it is the turn of somebody else than those who have signed what is to land."""
        if not self._file.exists():
            return
        with self._opened() as queue:
            now = time.time()
            asked = "select person, begun from queue where begun > ? order by number limit 1"
            found = queue.execute(asked, (now - TURN_SECONDS,)).fetchone()
        if found is not None and found[0] not in signers:
            raise Refused("turn-of-another", f"{found[0]} is landing a change, and has {found[1] + TURN_SECONDS - now:.0f} more seconds.")

    def end(self) -> None:
        """Main has moved: whoever's turn it was, it is over."""
        if self._file.exists():
            with self._opened() as queue:
                queue.execute("delete from queue where begun is not null")

    @staticmethod
    def _add(queue: sqlite3.Connection, person: str) -> int | None:
        return queue.execute("insert into queue (person, seen) values (?, ?)", (person, time.time())).lastrowid

    def _before(self, queue: sqlite3.Connection, number: int | None) -> int:
        """How many come before a place in the queue. Those who have gone are taken out."""
        now = time.time()
        gone = "begun < ? or (begun is null and seen < ?)"
        limits = (now - TURN_SECONDS, now - GONE_AFTER)
        queue.execute("update queue set seen = ? where number = ? and seen < ?", (now, number, now - GONE_AFTER / 4))
        if queue.execute(f"select 1 from queue where {gone}", limits).fetchone():
            queue.execute(f"delete from queue where {gone}", limits)
        return int(queue.execute("select count(*) from queue where number < ?", (number,)).fetchone()[0])

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self._file.parent.mkdir(exist_ok=True)
        with closing(sqlite3.connect(self._file, timeout=30, isolation_level=None)) as queue:
            queue.execute("pragma synchronous = off")  # a power cut ends every turn
            queue.execute(_MADE)
            yield queue
