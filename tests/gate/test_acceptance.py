"""The acceptance suite of the gate: each case is one push, made with plain git, to a bare repository that has the gate before it.

Every verdict is asserted with its reason, and that a push which is refused leaves every ref of the server where it was.
"""

import os
import re
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import local

import pytest

from tests.gate.cases.bench import Bench, Pushed
from tests.gate.cases.case import ACCEPTED, GIT, Case, every_case
from tests.gate.council import ROLES, Council

CASES_LEAST, HONEST_LEAST = 140, 14
STRANGERS = ("bins-lead-2", "bins-editor-2", "holder-two-2", "stranger")
"""Keys that cases need beside one of each person's."""
CASES = every_case()


@pytest.fixture(scope="module")
def pushes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, "Future[Pushed]"]]:
    """What comes of each case that is to run, by its id: two at a time, each on a server of its own."""
    begun = Council(tmp_path_factory.mktemp("council"))
    begun.begin()
    for name in (*ROLES, *STRANGERS):
        begun.key(name)
    own = local()

    def attempt(case: Case) -> Pushed:
        if not hasattr(own, "bench"):
            own.bench = Bench(begun.copy(tmp_path_factory.mktemp("bench")))
        bench: Bench = own.bench
        bench.reset()
        case.attempt(bench)
        assert bench.pushed is not None, "the case pushed nothing"
        _check_nothing_unforeseen(case, bench.council.server)
        return bench.pushed

    asked = {item.callspec.params["case"].id for item in request.session.items if hasattr(item, "callspec") and item.path == request.path}
    with ThreadPoolExecutor((os.cpu_count() or 1) + 2) as threads:
        yield {case.id: threads.submit(attempt, case) for case in CASES if case.id in asked}


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_the_gate_decides(case: Case, pushes: dict[str, "Future[Pushed]"]) -> None:
    """The verdict, its reason, and what the server has afterwards."""
    pushed = pushes[case.id].result()
    reasons = re.findall(r"refused \(([a-z-]+)\)", pushed.told)
    assert "Traceback" not in pushed.told
    assert all(each.isprintable() or each == "\n" for each in pushed.told), "the pusher's terminal is told to do something"
    if case.code == ACCEPTED:
        assert (pushed.returncode, reasons) == (0, []), f"{case.tried}: {pushed.told}"
        assert {ref: pushed.after.get(ref, "") for ref in pushed.wanted} == pushed.wanted
        return
    assert pushed.returncode != 0, f"{case.tried}: it was let through"
    assert reasons == ([] if case.code == GIT else [case.code]), f"{case.tried}: {pushed.told}"
    assert case.words in pushed.told, f"{case.tried}: {pushed.told}"
    assert pushed.after == pushed.before, f"{case.tried}: the server is not as it was"


def test_there_are_enough_cases() -> None:
    """The promise of the suite: how many are tried, and that the gate is no wall."""
    honest = [case for case in CASES if case.code == ACCEPTED]
    assert len(CASES) >= CASES_LEAST
    assert len(honest) >= HONEST_LEAST


def _check_nothing_unforeseen(case: Case, server: Path) -> None:
    """An attack that makes the gate stumble is refused, but found out here: only what is broken on purpose may do so."""
    note = server / "briggate" / "last-error.txt"
    assert case.code == "not-judged" or not note.exists(), note.read_text()
