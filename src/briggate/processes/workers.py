"""Work done by a process a core. No piece of it can take the rest down: one that takes too much time or memory is given up."""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import Any, cast

BATCH = 8
"""How many pieces a process is handed at a time."""
ALONE_MOST = 16
"""How many are not worth starting another process for."""


@dataclass(frozen=True)
class Limits:
    """What one piece of work may take: seconds of a processor, and bytes of memory beside what the process began with."""

    seconds: float
    memory: int


@dataclass(frozen=True)
class GivenUp:
    """A piece of work that came to nothing, and why: `time`, `memory`, or `fault` and what was raised."""

    why: str
    told: str = ""

    def in_words(self, limits: Limits) -> str:
        """What the work came to, to be put after its name: `takes more than 15 seconds`."""
        match self.why:
            case "time":
                return f"takes more than {limits.seconds:g} seconds"
            case "memory":
                return f"takes more memory than there is, or than {limits.memory >> 20} MB"
        return f"went wrong ({self.told})"


def cores() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether a process can go on as two. macOS could, but its own libraries do not survive it."""
    return sys.platform not in ("win32", "cygwin", "darwin")


def each_done[T, R](
    work: Callable[[T], R], pieces: Sequence[T], limits: Limits, meanwhile: Callable[[], None] = lambda: None
) -> Iterator[tuple[T, R | GivenUp]]:
    """Every piece with what came of it, in no order. Results are sent between processes, so they must be made of plain data.

    `meanwhile` is done here, once the others are at work. Where processes cannot be forked (Windows, macOS) it is all done here,
    one after the other and without limits.
    """
    if not can_fork():
        meanwhile()
        yield from ((piece, _attempt(work, piece)) for piece in pieces)
        return
    waiting = deque(range(len(pieces)))
    most = cores() if len(pieces) > ALONE_MOST else 1
    workers: dict[Connection, _Worker[T, R]] = {}

    def start() -> None:
        while waiting and len(workers) < most:
            worker = _Worker(work, pieces, limits)
            workers[worker.connection] = worker
            worker.hand(waiting)

    try:
        start()
        meanwhile()
        while waiting or workers:
            start()
            for connection in wait(list(workers)):
                assert isinstance(connection, Connection)
                worker = workers[connection]
                for number, result in worker.results():
                    yield pieces[number], result
                if worker.gone:
                    del workers[connection]
                    waiting.extendleft(reversed(worker.handed))
                elif waiting and len(worker.handed) <= BATCH // 2:  # so that it never waits
                    worker.hand(waiting)
                elif not worker.handed:
                    del workers[connection]
                    worker.end()
    finally:
        for worker in workers.values():
            worker.kill()


class _Worker[T, R]:
    """A process that works through what it is handed. `handed` holds the numbers of pieces whose results have not come yet."""

    def __init__(self, work: Callable[[T], R], pieces: Sequence[T], limits: Limits) -> None:
        self.connection, inside = multiprocessing.get_context("fork").Pipe()
        self.handed: deque[int] = deque()
        self.gone = False
        self._process: ForkProcess = multiprocessing.get_context("fork").Process(
            target=_work_through, args=(inside, self.connection, work, pieces, limits), daemon=True
        )
        self._process.start()
        inside.close()

    def hand(self, waiting: deque[int]) -> None:
        numbers = [waiting.popleft() for _ in range(min(BATCH, len(waiting)))]
        self.handed.extend(numbers)
        with suppress(OSError):  # one that has died meanwhile is found out when its results are asked for
            self.connection.send(numbers)

    def results(self) -> Iterator[tuple[int, R | GivenUp]]:
        """What has come; where the process has died, its piece is given up, and it is gone."""
        try:
            number, result = self.connection.recv()
        except (EOFError, OSError):
            self._process.join()
            self.gone = True
            self.connection.close()
            if self.handed:
                died = self._process.exitcode or 0
                yield self.handed.popleft(), _given_up(died)
        else:
            self.handed.remove(number)
            yield number, result if isinstance(result, GivenUp) else pickle.loads(result)

    def end(self) -> None:
        with suppress(OSError):
            self.connection.send([])
        self._process.join()
        self.connection.close()

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self.connection.close()


_TIMED = getattr(signal, "SIGPROF", 0)
_OUT_OF_MEMORY = (getattr(signal, "SIGKILL", 0), getattr(signal, "SIGABRT", 0))
"""How a process ends that a machine has no memory for: Linux kills it, and libraries in Rust give up."""


def _given_up(exit_code: int) -> GivenUp:
    """Why a piece came to nothing whose process ended with that code (as `Process.exitcode`)."""
    if exit_code == -_TIMED:
        return GivenUp("time")
    if -exit_code in _OUT_OF_MEMORY:
        return GivenUp("memory")
    return GivenUp("fault", f"its process ended with {_signal_or(exit_code)}")


def _signal_or(exit_code: int) -> str:
    with suppress(ValueError):
        return signal.Signals(-exit_code).name
    return f"code {exit_code}"


def _work_through(connection: Connection, outside: Connection, work: Callable[[Any], Any], pieces: Sequence[Any], limits: Limits) -> None:
    """What the process does."""
    outside.close()
    _begin(limits)
    with suppress(EOFError, OSError):
        while numbers := connection.recv():
            for number in numbers:
                signal.setitimer(signal.ITIMER_PROF, limits.seconds)
                result = _attempt(lambda piece: pickle.dumps(work(piece)), pieces[number])
                signal.setitimer(signal.ITIMER_PROF, 0)
                connection.send((number, result))
    os._exit(0)  # nothing that the process was forked from is to be tidied up here


def _begin(limits: Limits) -> None:
    """What a process that was forked does first. The signal of its timer ends it, whatever it is in the middle of."""
    gc.freeze()  # what is here already stays shared with the process that it was forked from
    gc.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(_TIMED, signal.SIG_DFL)
    _limit_memory(limits.memory)


def _attempt[T, R](work: Callable[[T], R], piece: T) -> R | GivenUp:
    try:
        return work(piece)
    except MemoryError:
        return GivenUp("memory")
    except Exception as error:  # told with the piece that raised it: the others are to be done
        return GivenUp("fault", _in_words(error))


def _in_words(error: Exception) -> str:
    return "".join(traceback.format_exception_only(error)).strip()


def _limit_memory(more: int) -> None:
    """Let this process have so many bytes more than it has now. Only Linux tells how many those are."""
    import resource  # Windows has it not, and forks no process; psutil, which has it too, takes 15 ms to read

    try:
        with open("/proc/self/statm", "rb") as told:
            now = int(told.read().split()[0]) * resource.getpagesize()
    except OSError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = now + more
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


class Aside[R]:
    """Work that a process beside this one does meanwhile, within limits. Its result must be plain data; what it raises, `result` raises."""

    def __init__(self, work: Callable[[], R], limits: Limits) -> None:
        self._work = work
        self._connection: Connection | None = None
        self._sent: tuple[Any, Exception | None] | None = None
        if can_fork():
            self._connection, inside = multiprocessing.get_context("fork").Pipe(duplex=False)
            self._process = multiprocessing.get_context("fork").Process(
                target=_send_result, args=(inside, self._connection, work, limits), daemon=True
            )
            self._process.start()
            inside.close()

    def result(self) -> R:
        """What came of it, once it is done. ProcessDied where the process did not live to say."""
        if self._connection is None:
            try:
                return self._work()
            except MemoryError:
                raise ProcessDied(GivenUp("memory")) from None
        if self._sent is None:
            try:
                self._sent = pickle.loads(self._connection.recv_bytes())
            except (EOFError, OSError):
                self._process.join()
                self._sent = (None, ProcessDied(_given_up(self._process.exitcode or 0)))
            finally:
                self.end()
        result, error = self._sent
        if error is not None:
            raise error
        return cast(R, result)

    def end(self) -> None:
        """Stop the work, if it is not done."""
        if self._connection is not None:
            self._process.kill()
            self._process.join()
            self._connection.close()


class ProcessDied(Exception):
    """A process did not live to give its result."""

    def __init__(self, given_up: GivenUp) -> None:
        self.given_up = given_up
        super().__init__(given_up)


def halves_done[T, R](work: Callable[[Sequence[T]], R], pieces: Sequence[T], limits: Limits) -> tuple[R, R]:
    """What comes of both halves of some pieces: of one by this process, without limits, and of the other meanwhile by one beside it."""
    middle = len(pieces) // 2
    if not middle or cores() == 1:
        return work(pieces[:middle]), work(pieces[middle:])
    beside = Aside(lambda: work(pieces[middle:]), limits)
    try:
        here = work(pieces[:middle])
        return here, beside.result()
    except ProcessDied:
        return here, work(pieces[middle:])
    finally:
        beside.end()


def _send_result(connection: Connection, outside: Connection, work: Callable[[], Any], limits: Limits) -> None:
    outside.close()  # so that this one ends with the process that would read it
    _begin(limits)
    signal.setitimer(signal.ITIMER_PROF, limits.seconds)
    try:
        sent = pickle.dumps((work(), None))
    except MemoryError:
        os.kill(os.getpid(), signal.SIGKILL)
    except Exception as error:  # raised again where the result is asked for
        sent = _as_sent(error)
    with suppress(OSError):
        connection.send_bytes(sent)
    os._exit(0)


def _as_sent(error: Exception) -> bytes:
    """An error as plain data; of one that is none, its name and words."""
    try:
        sent = pickle.dumps((None, error))
        pickle.loads(sent)
    except Exception:  # whatever keeps it from being sent, what is told is the error itself
        return pickle.dumps((None, RuntimeError(_in_words(error))))
    return sent
