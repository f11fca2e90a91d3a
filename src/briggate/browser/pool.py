"""Some browsers at work side by side. A page that kills, hangs or fills its browser costs nothing but itself."""

import atexit
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import Self

from briggate.browser.chromium import Chromium, Where
from briggate.browser.faults import BrowserFault
from briggate.browser.grid import places
from briggate.browser.seat import MEMORY_MOST, Seat

PAGE_WHOLE_SECONDS = 180.0
"""How long everything that is done with one page may take."""
AT_MOST, AT_GRID = 8, 4
LOOK_SECONDS = 0.2
LEAVE_SECONDS = 10


class Pool:
    """Some browsers, and pages handed to them. Close it, or use it in a `with`: the browsers stay for the next run until then."""

    def __init__(self, where: Where, browsers: int | None = None, memory: int = MEMORY_MOST) -> None:
        """`browsers`: how many, by default one a core, or 4 at a grid. `memory`: bytes that a page may take beyond a fresh browser's.

        Raises NoBrowser for a grid that has none.
        """
        most = browsers or (AT_GRID if where.grid else min(AT_MOST, os.cpu_count() or 1))
        if where.grid:
            most = min(most, places(where.grid) or most)
        self._seats = [Seat(where, memory) for _ in range(most)]
        self._closed = Event()
        self._watch: Thread | None = None
        atexit.register(self.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def versions(self) -> str:
        """What the browsers that were started call themselves: `Chromium 150.0.7339.80`. Starts one where none was."""
        if not any(seat.version for seat in self._seats):
            self._seats[0].ready()
        return ", ".join(sorted({seat.version for seat in self._seats} - {""}))

    def run[J, R](
        self, jobs: Sequence[J], work: Callable[[Chromium, J], R], seconds: float = PAGE_WHOLE_SECONDS
    ) -> Iterator[tuple[J, R | BrowserFault]]:
        """Every job's outcome, as they come: what `work` returned, or the fault that it met twice, the second time in a fresh browser.

        Raises what `work` raises beside BrowserFault, NoBrowser, and BrowserFault where no browser can be started any more. However
        it ends but by having given every outcome, all browsers are ended.
        """
        run = _Run(jobs, work, seconds)
        seats = self._seats[: len(jobs)]
        self._watch_over()
        threads = [Thread(target=run.serve, args=(seat,), daemon=True) for seat in seats]
        is_done = False
        try:
            for thread in threads:
                thread.start()
            yield from run.outcomes(len(threads))
            is_done = True
        finally:
            run.stop()
            if not is_done:
                self.close()
            for thread in threads:
                thread.join(LEAVE_SECONDS)

    def close(self) -> None:
        """End all browsers, at once, whatever they do."""
        self._closed.set()
        enders = [Thread(target=seat.end, daemon=True) for seat in self._seats]
        for each in enders:
            each.start()
        for each in enders:
            each.join(LEAVE_SECONDS)
        atexit.unregister(self.close)

    def _watch_over(self) -> None:
        """Look at every browser again and again, lest a page take too long or too much."""

        def look() -> None:
            while not self._closed.wait(LOOK_SECONDS):
                for seat in self._seats:
                    seat.look()

        if self._watch is None:
            self._watch = Thread(target=look, daemon=True)
            self._watch.start()


class _Run[J, R]:
    """Jobs on the way to being done, by as many threads as serve."""

    def __init__(self, jobs: Sequence[J], work: Callable[[Chromium, J], R], seconds: float) -> None:
        self._total, self._waiting = len(jobs), deque(jobs)
        self._work, self._seconds = work, seconds
        self._lock, self._stopped = Lock(), Event()
        self._told: SimpleQueue[tuple[J, R | BrowserFault] | BaseException | None] = SimpleQueue()

    def serve(self, seat: Seat) -> None:
        """Do jobs at a seat until there are none, or the seat is of no more use."""
        try:
            while self._waiting and not self._stopped.is_set():
                seat.ready()
                with self._lock:
                    if not self._waiting:
                        break
                    job = self._waiting.popleft()
                self._told.put((job, seat.outcome(self._work, job, self._seconds)))
        except BaseException as error:  # a thread has nobody to raise it to: `outcomes` raises it where the run was asked for
            self._told.put(error)
        else:
            self._told.put(None)

    def outcomes(self, serving: int) -> Iterator[tuple[J, R | BrowserFault]]:
        """The outcomes, as they come, of all jobs."""
        given = 0
        unable: BaseException | None = None
        while given < self._total:
            if not serving:
                raise unable or BrowserFault("the browsers ended before all pages were looked at")
            match self._told.get():
                case None:
                    serving -= 1
                case BrowserFault() as fault:  # a seat without a browser; others may have theirs
                    serving, unable = serving - 1, fault
                case BaseException() as error:
                    raise error
                case outcome:
                    given += 1
                    yield outcome

    def stop(self) -> None:
        """Begin no job any more."""
        self._stopped.set()
