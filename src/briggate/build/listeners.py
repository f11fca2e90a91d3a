"""The pages that are open in browsers, and what each of them is to be told."""

import json
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Lock

MOST = 50
"""Pages that may be open at once: each holds a thread."""
HEARTBEAT = 15.0
"""Seconds after which a page that has nothing to be told hears that somebody is there: so it is found out which have gone."""


@dataclass(eq=False)
class Listener:
    """A page that is open: the file of the site that it shows, and a digest of the HTML that it was given."""

    file: str
    version: str
    _waiting: SimpleQueue[bytes | None] = field(default_factory=SimpleQueue, repr=False)

    def tell(self, event: str, data: object = None) -> None:
        """Say something to the page: the name of an event, and data as JSON."""
        self._waiting.put(f"event: {event}\ndata: {json.dumps(data)}\n\n".encode())

    def leave(self) -> None:
        """Let the page go."""
        self._waiting.put(None)

    def next(self, seconds: float = HEARTBEAT) -> bytes | None:
        """What to send it next, as an event stream has it: something at least every so many seconds. None: nothing any more."""
        try:
            return self._waiting.get(timeout=seconds)
        except Empty:
            return b": still here\n\n"


class Listeners:
    """All of them. Any thread may ask and tell."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._open: list[Listener] = []
        self._closed = False

    def join(self, file: str, version: str) -> Listener | None:
        """A page has been opened; None where there are too many, or the server is about to end."""
        with self._lock:
            if self._closed or len(self._open) >= MOST:
                return None
            listener = Listener(file, version)
            self._open.append(listener)
            return listener

    def gone(self, listener: Listener) -> None:
        """A page has been closed."""
        with self._lock:
            self._open.remove(listener)

    def all(self) -> tuple[Listener, ...]:
        with self._lock:
            return tuple(self._open)

    def close(self) -> None:
        """Let every page go, and no other come."""
        with self._lock:
            self._closed = True
        for listener in self.all():
            listener.leave()
