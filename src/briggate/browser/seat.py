"""The place of one browser in a pool: replaced when it has died, hung or grown, and now and then anyway."""

import time
from collections.abc import Callable
from threading import Lock

from briggate.browser.chromium import Chromium, Where
from briggate.browser.faults import BrowserFault
from briggate.browser.processes import Processes

TRIES = 2
"""How often a page is tried that costs its browser."""
START_TRIES = 3
PAGES_EACH = 40
"""Pages after which a browser is replaced, since it grows."""
MEMORY_MOST = 1_500_000_000


class Seat:
    """One browser at a time. One thread works with it; others may look at it, and end it."""

    def __init__(self, where: Where, memory: int = MEMORY_MOST) -> None:
        self.version = ""
        self._where, self._memory_most = where, memory
        self._lock = Lock()
        self._processes = Processes()
        self._browser: Chromium | None = None
        self._pages, self._fresh_memory = 0, 0
        self._until: float | None = None
        """When the job that it is at must have ended; None between jobs."""
        self._killed_for = ""
        self._is_over = False

    def ready(self) -> Chromium:
        """Its browser, started if need be. Raises NoBrowser, and BrowserFault where none can be started."""
        if self._browser is not None and (self._pages >= PAGES_EACH or self._killed_for):
            self._drop()
        for tries_left in reversed(range(START_TRIES)):
            if self._browser is not None:
                break
            try:
                self._start()
            except BrowserFault:
                if not tries_left or self._is_over:
                    raise
        assert self._browser is not None
        return self._browser

    def _start(self) -> None:
        with self._lock:
            if self._is_over:
                raise BrowserFault("the browsers have been ended")
            self._processes = Processes()
        browser = Chromium(self._where, self._processes)
        self._fresh_memory, self._pages, self._killed_for = browser.memory, 0, ""
        self.version = browser.version
        with self._lock:
            self._browser = browser
            if not self._is_over:
                return
        self._drop()
        raise BrowserFault("the browsers have been ended")

    def outcome[J, R](self, work: Callable[[Chromium, J], R], job: J, seconds: float) -> R | BrowserFault:
        """What the work returns; where it costs its browser each time, the last fault. Raises whatever else the work raises."""
        fault = BrowserFault("")
        for _ in range(TRIES):
            try:
                return self._worked(self.ready(), work, job, seconds)
            except BrowserFault as met:
                fault = BrowserFault(self._killed_for) if self._killed_for else met
                self._drop()
        return fault

    def _worked[J, R](self, browser: Chromium, work: Callable[[Chromium, J], R], job: J, seconds: float) -> R:
        self._pages += 1
        self._until = time.monotonic() + seconds
        try:
            returned = work(browser, job)
        finally:
            with self._lock:
                self._until = None
        try:
            browser.tidy()
        except BrowserFault:  # of no more use; but the page has been looked at
            self._drop()
        return returned

    def look(self) -> None:
        """End its browser where the page that it is at takes too long, or too much."""
        with self._lock:
            browser, until = self._browser, self._until
            if browser is None or until is None or self._killed_for:
                return
            if time.monotonic() > until:
                self._killed_for = "looking at the page took too long"
            elif (taken := browser.memory - self._fresh_memory) > self._memory_most:
                self._killed_for = f"the page took {taken // 1_000_000} MB of memory"
            else:
                return
        browser.kill()

    def end(self) -> None:
        """End its browser, even one that is only starting. It will have no other."""
        with self._lock:
            self._is_over = True
            browser, processes = self._browser, self._processes
        if browser is not None:
            browser.kill()
        processes.kill()

    def _drop(self) -> None:
        """End the browser, so that the next job gets a fresh one."""
        browser, self._browser = self._browser, None
        if browser is not None:
            browser.kill()
