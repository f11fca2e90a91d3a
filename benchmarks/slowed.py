"""A whole tree of processes made slower: `python slowed.py PID TIMES`, until its standard input ends.

All that descend from PID are stopped and let go in turns, some milliseconds each, so that they have one part in TIMES of the time:
their renderers, their network and their graphics processes, whichever thread. Chromium's own slowing holds up one thread of one of them.
"""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

RUNNING = 0.004
"""Seconds of each turn in which they run."""


@contextmanager
def slowed(pid: int, times: float) -> Iterator[None]:
    """Slows what descends from a process, for as long as the context lasts."""
    words = [sys.executable, __file__, str(pid), str(times)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as slowing:
        assert slowing.stdin
        assert slowing.stdout
        slowing.stdout.readline()  # it has begun
        try:
            yield
        finally:
            slowing.stdin.close()


def main(pid: int, times: float) -> None:
    print("slowing", flush=True)
    ran = stopped = 0.0
    try:
        while not select.select([sys.stdin], [], [], 0)[0]:
            began = time.perf_counter()
            time.sleep(RUNNING)
            tree = descendants(pid)
            _send(tree, signal.SIGSTOP)
            ran += time.perf_counter() - began
            began = time.perf_counter()
            time.sleep(max(0.0, ran * (times - 1) - stopped))
            _send(tree, signal.SIGCONT)
            stopped += time.perf_counter() - began
    finally:
        _send(descendants(pid), signal.SIGCONT)


def descendants(pid: int) -> list[int]:
    """The processes that descend from one, without it."""
    found: list[int] = []
    waiting = [pid]
    while waiting:
        for children in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            with suppress(OSError):
                waiting += (children_of := [int(each) for each in children.read_text(encoding="ascii").split()])
                found += children_of
    return found


def _send(pids: list[int], kind: signal.Signals) -> None:
    for each in pids:
        with suppress(ProcessLookupError):
            os.kill(each, kind)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
