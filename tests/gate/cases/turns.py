"""R4: a turn to land is asked for under one's own name, and while it lasts nobody else moves main."""

import os
from datetime import UTC, datetime, timedelta

from briggate.gate.queue import Queue
from tests.gate.cases.bench import Bench
from tests.gate.cases.case import ACCEPTED, case
from tests.gate.cases.honest import MISSED, WORDS


def _name(person: str, asked: datetime | None = None) -> str:
    return f"refs/turns/{person}/{(asked or datetime.now(UTC)).strftime('%Y%m%dT%H%M%SZ')}-{os.urandom(16).hex()}"


def _ask(bench: Bench, name: str, *, key: str = "bins-editor", namespace: str = "council-turn", more: tuple[str, ...] = ()) -> None:
    armour = bench.sign(name.encode(), key, namespace)
    bench.push(f"{bench.blob(armour)}:{name}", *more)


def _queue(bench: Bench, person: str) -> None:
    """Somebody whose turn it is."""
    Queue(bench.council.server).wait(person)


@case("turn-anothers", "R4", "turn-of-another", "main moves while it is somebody else's turn")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    _queue(bench, "parks-editor")
    bench.push()


@case("turn-own", "R4", ACCEPTED, "main moves in the turn of whoever signed")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    _queue(bench, "bins-editor")
    bench.push()


@case("turn-colleagues-name", "R4", "turn-broken", "a turn is asked for under a colleague's name")
def _(bench: Bench) -> None:
    _ask(bench, _name("bins-lead"))


@case("turn-stranger", "R4", "turn-broken", "a stranger asks for a turn")
def _(bench: Bench) -> None:
    _ask(bench, _name("stranger"), key="stranger")


@case("turn-ended", "R5", "rights-ended", "somebody whose rights have ended asks for a turn")
def _(bench: Bench) -> None:
    _ask(bench, _name("gone-editor"), key="gone-editor")


@case("turn-of-yesterday", "R4", "turn-broken", "a turn was asked for yesterday")
def _(bench: Bench) -> None:
    _ask(bench, _name("bins-editor", datetime.now(UTC) - timedelta(days=1)))


@case("turn-no-time", "R4", "turn-broken", "a turn is asked for at a time that no calendar has")
def _(bench: Bench) -> None:
    _ask(bench, f"refs/turns/bins-editor/20261399T000000Z-{'0' * 32}")


@case("turn-for-git", "R4", "turn-broken", "a turn is signed as if it were a commit")
def _(bench: Bench) -> None:
    _ask(bench, _name("bins-editor"), namespace="git")


@case("turn-other-signature", "R5", "signature-wrong", "a turn bears the signature of another")
def _(bench: Bench) -> None:
    armour = bench.sign(_name("bins-editor").encode(), "bins-editor", "council-turn")
    bench.push(f"{bench.blob(armour)}:{_name('bins-editor')}")


@case("turn-commit", "R4", "turn-broken", "a commit comes as a turn")
def _(bench: Bench) -> None:
    bench.push(f"{bench.head}:{_name('bins-editor')}")


@case("turn-big", "R4", "turn-broken", "a turn has more to say than a signature")
def _(bench: Bench) -> None:
    bench.push(f"{bench.blob('x' * 5_000)}:{_name('bins-editor')}")


@case("turn-and-main", "R4", "turn-broken", "a turn comes with a change of main")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    _ask(bench, _name("bins-editor"), more=(f"{bench.head}:refs/heads/main",))


@case("turn-taken-away", "R1", "ref-rewritten", "a turn is taken away")
def _(bench: Bench) -> None:
    name = _name("bins-editor")
    bench.place(name, bench.write("blob", b"x", bench.council.server))
    bench.push(f":{name}")
