"""A line that shows that long work goes on, on a terminal only."""

import sys
import time
from types import TracebackType
from typing import Self

EVERY_SECONDS = 0.1
QUIET_SECONDS = 1.0


class Progress:
    """Call it with what is being done. Nothing is written where standard error is no terminal, or within the first second."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()
        self._next = time.monotonic() + QUIET_SECONDS
        self._count = 0
        self._written = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.clear()

    def __call__(self, words: str) -> None:
        self._count += 1
        if self._shows and time.monotonic() >= self._next:
            sys.stderr.write(f"\r\x1b[K{self._count:,}  {words[:90]}")
            sys.stderr.flush()
            self._written = True
            self._next = time.monotonic() + EVERY_SECONDS

    def clear(self) -> None:
        if self._written:
            sys.stderr.write("\r\x1b[K")
            self._written = False
