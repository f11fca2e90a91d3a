"""Which files of a project somebody has saved: told once for all that belongs together."""

import errno
import os
import re
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from threading import Condition
from types import TracebackType
from typing import Self

from watchdog import events
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from briggate.build.load import Project

WATCHED = ("content", "site_config", "checks", "theme", "mkdocs.yml")
"""In the project: what a site is built from, and what its pages are held to."""
SETTLED, SETTLED_MANY, MANY = 0.02, 0.15, 20
"""Seconds without a change after which files count as saved. Editors save in several steps; git writes many files, and pauses longer."""
LONGEST = 2.0
"""Seconds after which a change is told though others keep coming."""
LOOK_UP = 0.5
"""Seconds between two chances for Ctrl+C: Windows cannot interrupt one who waits."""

_CHANGES: list[type[FileSystemEvent]] = [
    events.FileCreatedEvent,
    events.FileModifiedEvent,
    events.FileClosedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
    events.DirCreatedEvent,
    events.DirMovedEvent,
    events.DirDeletedEvent,
]
"""What is asked for. Linux would tell of reading too, and each change makes the engine read every page: that took as long again."""
_OF_NO_PAGE = re.compile(r"\..*|.*~|#.*#|4913|.*\.(tmp|temp|swp|swx|bak|pyc)|__pycache__|___jb_(old|tmp)___", re.IGNORECASE)
"""What editors, and Python, write beside a file for themselves."""


class Watcher(FileSystemEventHandler):
    """Watches a project while it is open, from the moment it is entered."""

    def __init__(self, project: Project, warned: Callable[[str], None]) -> None:
        """`warned` is told in a sentence where the system does not tell of changes, and files are looked through instead."""
        self._folder = str(project.folder)
        self._warned = warned
        self._burst = Burst()
        self._changed = Condition()
        self._followed: dict[str, ObservedWatch] = {}
        self._observer: BaseObserver

    def __enter__(self) -> Self:
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)  # watchdog's own bookkeeping, of no use to a publisher
        try:
            self._observer = self._started(Observer())
        except OSError as error:
            self._warned(f"{_why(error)}, so they are looked through every second.")
            self._observer = self._started(PollingObserver())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._observer.stop()
        self._observer.join()

    def wait(self) -> frozenset[str]:
        """Waits until files have been saved, and gives their paths in the project; the name of a folder stands for all in it."""
        with self._changed:
            while (seconds := self._burst.seconds_left(time.monotonic())) != 0:
                self._changed.wait(LOOK_UP if seconds is None else min(seconds, LOOK_UP))
            return self._burst.take()

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
            name = path.removeprefix(self._folder).replace(os.sep, "/").strip("/")
            if name in WATCHED:
                self._follow(self._observer, name)
            if is_watched(name):
                with self._changed:
                    self._burst.add(name, time.monotonic())
                    self._changed.notify()

    def _started(self, observer: BaseObserver) -> BaseObserver:
        """Raises OSError where the system watches no more."""
        self._followed.clear()
        try:
            observer.schedule(self, self._folder, event_filter=_CHANGES)
            for name in WATCHED:
                self._follow(observer, name)
            observer.start()
        except OSError:
            observer.unschedule_all()
            raise
        return observer

    def _follow(self, observer: BaseObserver, name: str) -> None:
        """Watch one of the project's folders, if it is there; it may come late, and go."""
        if watch := self._followed.pop(name, None):
            with suppress(KeyError):
                observer.unschedule(watch)
        if os.path.isdir(folder := os.path.join(self._folder, name)):
            self._followed[name] = observer.schedule(self, folder, recursive=True, event_filter=_CHANGES)


class Burst:
    """Changes that belong together, because they come quickly one after another. Times are in seconds of one clock."""

    def __init__(self) -> None:
        self._paths: set[str] = set()
        self._first = self._last = 0.0

    def add(self, path: str, now: float) -> None:
        self._first = self._first if self._paths else now
        self._last = now
        self._paths.add(path)

    def seconds_left(self, now: float) -> float | None:
        """How long to wait for more: 0 when it is over; None where nothing has changed."""
        if not self._paths:
            return None
        quiet = SETTLED if len(self._paths) <= MANY else SETTLED_MANY
        return max(min(self._last + quiet, self._first + LONGEST) - now, 0)

    def take(self) -> frozenset[str]:
        """What has changed; from now on nothing has."""
        paths, self._paths = frozenset(self._paths), set()
        return paths


def is_watched(path: str) -> bool:
    """Whether a site may differ when the file at this path in the project does: not for what an editor writes for itself."""
    first, *rest = path.split("/")
    return first in WATCHED and not any(_OF_NO_PAGE.fullmatch(part) for part in rest)


def _why(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EMFILE):
        return "This machine watches as many files as it may, and cannot tell which are saved"
    return f"This machine cannot tell which files are saved ({error.strerror or error})"
