"""Looking at the pages that are open, one after another, while nothing more urgent is done."""

from collections.abc import Callable
from threading import Condition, Thread
from types import TracebackType
from typing import Self

from briggate.build.listeners import Listener


class Looking:
    """A thread that looks at pages, the one opened last first. It begins no page while it is held."""

    def __init__(self, look: Callable[[Listener], None]) -> None:
        self._look = look
        self._changed = Condition()
        self._asked: list[Listener] = []
        self._held = self._ended = False
        self._thread = Thread(target=self._run, daemon=True)

    def ask(self, listener: Listener) -> None:
        """Have a page looked at."""
        with self._changed:
            if listener not in self._asked:
                self._asked.append(listener)
            self._changed.notify()

    def hold(self) -> None:
        """Leave the machine to what is more urgent, until let go."""
        with self._changed:
            self._held = True

    def let_go(self) -> None:
        with self._changed:
            self._held = False
            self._changed.notify()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Ends it, without waiting for a page that it is at."""
        with self._changed:
            self._ended = True
            self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ended or (self._asked and not self._held))
                if self._ended:
                    return
                listener = self._asked.pop()
            self._look(listener)
