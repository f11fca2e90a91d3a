"""Work by a process a core: whatever one piece of it does, the others are done."""

import os
import re
import signal
from collections import Counter

import pytest
from psutil import Process

from briggate.processes import Aside, GivenUp, Limits, ProcessDied, each_done

LIMITS = Limits(seconds=0.5, memory=256 << 20)


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


def outcomes(pieces: list[str]) -> Counter[tuple[str, str]]:
    return Counter((piece, result.why if isinstance(result, GivenUp) else result) for piece, result in each_done(work, pieces, LIMITS))


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
    assert outcomes(pieces) == Counter([(piece, why), *((each, each.upper()) for each in good)])


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
    assert Aside(lambda: work("beside")).result() == "BESIDE"
    with pytest.raises(ValueError, match="no good"):
        Aside(lambda: work("raises")).result()
    died = Aside(lambda: work("dies"))
    for _ in range(2):  # whoever asks again is told the same
        with pytest.raises(ProcessDied):
            died.result()
    Aside(lambda: work("for ever")).end()
