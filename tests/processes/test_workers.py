"""Work by a process a core: whatever one piece of it does, the others are done."""

import os
import re
import signal
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest
from psutil import STATUS_ZOMBIE, Process, wait_procs

from briggate.processes import Aside, GivenUp, Limits, ProcessDied, each_done, halves_done

LIMITS = Limits(seconds=0.5, memory=256 << 20)
PATIENT = replace(LIMITS, seconds=60)
"""For work that is to end by itself, however slow the machine is."""


def work(piece: str) -> str:
    """What a piece asks for."""
    if piece == "for ever":
        while True:
            pass
    if piece == "for ever, in C":
        re.match("(a+)+$", "a" * 200 + "b")
    if piece == "all memory":
        return "x" * (4 << 30)
    if piece == "more and more memory":
        held = []
        while True:
            held.append(bytearray(1 << 20))
    if piece == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if piece == "exits":
        os._exit(3)
    if piece == "no plain data":
        return lambda: piece  # type: ignore[return-value]  # what a process cannot send
    if piece == "raises":
        raise ValueError("no good")
    return piece.upper()


def outcomes(pieces: list[str], limits: Limits = LIMITS) -> Counter[tuple[str, str]]:
    return Counter((piece, result.why if isinstance(result, GivenUp) else result) for piece, result in each_done(work, pieces, limits))


@pytest.mark.parametrize(
    ("piece", "why"),
    [
        ("for ever", "time"),
        ("for ever, in C", "time"),
        ("all memory", "memory"),
        ("more and more memory", "memory"),
        ("dies", "memory"),
        ("raises", "fault"),
        ("exits", "fault"),
        ("no plain data", "fault"),
    ],
)
@pytest.mark.parametrize("others", [0, 3, 100])
def test_a_piece_that_goes_wrong_is_given_up_and_the_others_are_done(piece: str, why: str, others: int) -> None:
    good = [f"piece {number}" for number in range(others)]
    pieces = [*good[: others // 2], piece, *good[others // 2 :]]
    limits = LIMITS if why == "time" else PATIENT
    assert outcomes(pieces, limits) == Counter([(piece, why), *((each, each.upper()) for each in good)])


def test_many_that_go_wrong() -> None:
    """Each takes its process with it, and another goes on."""
    pieces = ["dies", "a", "for ever", "b", "raises", "dies", "c", "all memory"] * 3
    wanted = {"dies": "memory", "for ever": "time", "raises": "fault", "all memory": "memory"}
    assert outcomes(pieces) == Counter((piece, wanted.get(piece, piece.upper())) for piece in pieces)


def test_what_was_raised_is_told() -> None:
    assert dict(each_done(work, ["raises"], LIMITS)) == {"raises": GivenUp("fault", "ValueError: no good")}


def test_nothing_to_do() -> None:
    assert list(each_done(work, [], LIMITS)) == []


def test_whoever_stops_asking_leaves_no_process_behind() -> None:
    before = Process().children()
    done = each_done(work, [*"abc", "for ever", *"def"], Limits(seconds=600, memory=256 << 20))
    assert next(done) == ("a", "A")
    assert len(Process().children()) == len(before) + 1
    done.close()
    assert Process().children() == before


def test_work_beside_gives_its_result_or_raises_what_it_raised() -> None:
    assert Aside(lambda: work("beside"), LIMITS).result() == "BESIDE"
    with pytest.raises(ValueError, match="no good"):
        Aside(lambda: work("raises"), LIMITS).result()
    Aside(lambda: work("for ever"), LIMITS).end()


@pytest.mark.parametrize(
    ("piece", "why"),
    [("for ever", "time"), ("all memory", "memory"), ("more and more memory", "memory"), ("dies", "memory"), ("exits", "fault")],
)
def test_work_beside_that_does_not_live_to_say(piece: str, why: str) -> None:
    beside = Aside(lambda: work(piece), LIMITS if why == "time" else PATIENT)
    for _ in range(2):  # whoever asks again is told the same
        with pytest.raises(ProcessDied) as died:
            beside.result()
        assert died.value.given_up.why == why


def test_halves_are_shared_with_a_process_beside_this_one() -> None:
    asked = ["one", "two", "three", "four", "five"]
    (here, first), (beside, second) = halves_done(lambda some: (os.getpid(), [work(each) for each in some]), asked, LIMITS)
    assert [*first, *second] == ["ONE", "TWO", "THREE", "FOUR", "FIVE"]
    assert here == os.getpid() != beside


def test_a_half_that_does_not_live_to_be_told_is_done_here() -> None:
    here = os.getpid()

    def dies_beside(some: Sequence[str]) -> list[str]:
        return [work(each if os.getpid() == here else "dies") for each in some]

    assert halves_done(dies_beside, ["one", "two"], LIMITS) == (["ONE"], ["TWO"])


@pytest.mark.parametrize("asked", [["raises", "one"], ["one", "raises"]])
def test_what_goes_wrong_with_a_half_is_raised_and_no_process_stays(asked: list[str]) -> None:
    before = Process().children()
    with pytest.raises(ValueError, match="no good"):
        halves_done(lambda some: [work(each) for each in some], asked, LIMITS)
    assert Process().children() == before


class _ManyWords(Exception):
    """Cannot be read back by pickle, as many exceptions cannot."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other}")


def test_what_cannot_be_sent_is_told_in_words() -> None:
    def raises() -> None:
        raise _ManyWords("this", "that")

    with pytest.raises(RuntimeError, match="_ManyWords: this and that"):
        Aside(raises, LIMITS).result()
    with pytest.raises(Exception, match="local object"):
        Aside(lambda: work("no plain data"), LIMITS).result()


def test_work_beside_ends_with_whoever_began_it() -> None:
    """One that is killed reads no result: what waits for it to do so would wait for ever."""
    read, write = os.pipe()
    if not (child := os.fork()):
        beside = Aside(lambda: "x" * (1 << 20), LIMITS)
        os.write(write, str(beside._process.pid).encode())
        time.sleep(60)
        os._exit(0)
    other = Process(int(os.read(read, 20)))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    for pipe in (read, write):
        os.close(pipe)
    wait_procs([other], timeout=20)
    assert not other.is_running() or other.status() == STATUS_ZOMBIE
