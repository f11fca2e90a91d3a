"""Timing whole commands side by side: rounds, the medians and ratios of their figures, and the bars that they are held to."""

import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import psutil


class Took(NamedTuple):
    """Seconds of a command: by the clock, and of the processors, all of its processes together."""

    wall: float
    processor: float


type Contender = Callable[[], Mapping[str, Took]]
"""Runs once and gives what each of its steps took, by name: one step alone, or several where one needs what another has made."""


def run(words: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, allowed: Iterable[int] = (0,)) -> Took:
    """What a command took. Ends the program where it fails."""
    os.sync()  # lest what an earlier one wrote be written to the disk meanwhile
    before, began = _processor(), time.perf_counter()
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    took = Took(time.perf_counter() - began, _processor() - before)
    if done.returncode not in allowed:
        raise SystemExit(f"{' '.join(words)} ended with {done.returncode}.\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return took


@dataclass
class Rounds:
    """What each step took, round by round: a ratio compares what ran in the same round, and the median of the ratios counts."""

    by_step: dict[str, dict[int, Took]] = field(default_factory=dict)

    def run(self, contenders: Sequence[Contender], rounds: int, slow: Sequence[Contender] = (), slow_rounds: int = 1) -> None:
        """Every contender once a round, and each second round the other way round. Slow ones take part in the first rounds only."""
        for number in range(rounds):
            taking_part = [each for each in contenders if each not in slow or number < slow_rounds]
            for contender in taking_part[:: -1 if number % 2 else 1]:
                for step, took in contender().items():
                    print(f"round {number + 1}: {step} {took.wall:.2f} s ({took.processor:.2f} s of processors)", file=sys.stderr)
                    self.by_step.setdefault(step, {})[number] = took

    def count(self, step: str) -> int:
        return len(self.by_step[step])

    def median(self, *steps: str) -> Took:
        """Of one step, or of several after one another in a round."""
        both = [[self.by_step[step][number] for step in steps] for number in self._shared(*steps)]
        walls = statistics.median(sum(took.wall for took in each) for each in both)
        return Took(walls, statistics.median(sum(took.processor for took in each) for each in both))

    def ratio(self, over: str, *under: str) -> float:
        """Of the seconds by the clock of one step and of others after one another."""
        return self.ratio_of_sums((over,), under)

    def ratio_of_sums(self, over: Sequence[str], under: Sequence[str]) -> float:
        shared = self._shared(*over, *under)
        return statistics.median(
            sum(self.by_step[step][number].wall for step in over) / sum(self.by_step[step][number].wall for step in under)
            for number in shared
        )

    def _shared(self, *steps: str) -> list[int]:
        return sorted(set.intersection(*(set(self.by_step[step]) for step in steps)))


@dataclass(frozen=True)
class Bar:
    """What a figure must not exceed."""

    what: str
    value: float
    most: float
    unit: str = ""

    @property
    def is_cleared(self) -> bool:
        return self.value <= self.most

    def row(self) -> str:
        return f"| {self.what} | {self.value:,.2f}{self.unit} | {self.most:,g}{self.unit} | {'yes' if self.is_cleared else 'NO'} |"


def verdicts(bars: Iterable[Bar]) -> str:
    """A table of Markdown."""
    return "\n".join(["| | figure | at most | cleared |", "|---|---:|---:|---|", *(bar.row() for bar in bars)])


def peak_memory(words: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> int:
    """The most bytes that a command had at once with all that it started, looked at ten times a second; what they share counts once."""
    process = psutil.Popen(words, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    ended, most = threading.Event(), 0

    def watch() -> None:
        nonlocal most
        while not ended.wait(0.1):
            most = max(most, _memory_of(process))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    ended.set()
    watcher.join()
    if code or not most:
        raise SystemExit(f"{' '.join(words)} ended with {code} while its memory was watched.")
    return most


def read_all(folder: Path) -> None:
    """Has the system keep every file of a folder in memory, as it does what was read a moment ago."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.read_bytes()


def _memory_of(process: psutil.Process) -> int:
    total = 0
    with suppress(psutil.NoSuchProcess):
        for each in [process, *process.children(recursive=True)]:
            with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
                total += each.memory_full_info().pss
    return total


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
