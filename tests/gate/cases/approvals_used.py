"""R1, R10 and R14: approvals come once, stay as they came, and are used once."""

from tests.gate.cases.bench import Bench
from tests.gate.cases.case import ACCEPTED, GIT, case
from tests.gate.cases.honest import MISSED, WORDS


def _approval(bench: Bench, person: str = "bins-lead", key: str = "", **changed: object) -> tuple[str, bytes]:
    bench.commit("bins-editor", {MISSED: WORDS})
    return bench.approval(person, bench.statement(**changed), key=key)


def _pushed(bench: Bench, name: str, data: bytes) -> None:
    bench.push(f"{bench.blob(data)}:{name}")


@case("stored-overwritten", "R1", "ref-rewritten", "an approval is put over another")
def _(bench: Bench) -> None:
    name, data = _approval(bench)
    bench.place_approval(name, b"before\n")
    bench.push(f"+{bench.blob(data)}:{name}")


@case("stored-taken-away", "R1", "ref-rewritten", "an approval is taken away")
def _(bench: Bench) -> None:
    bench.push(f":{bench.place_approval(*_approval(bench))}")


@case("stored-commit", "R10", "approval-broken", "a commit comes as an approval")
def _(bench: Bench) -> None:
    name, _ = _approval(bench)
    bench.push(f"{bench.head}:{name}")


@case("stored-big", "R10", "approval-broken", "an approval has more than 8,000 bytes")
def _(bench: Bench) -> None:
    name, data = _approval(bench)
    _pushed(bench, name, data + b"\n" * 8_000)


@case("stored-name-short", "R10", "approval-broken", "an approval's name lacks its last part")
def _(bench: Bench) -> None:
    name, data = _approval(bench)
    _pushed(bench, name.rpartition("/")[0], data)


@case("stored-name-other-change", "R10", "approval-broken", "an approval's name is of another change")
def _(bench: Bench) -> None:
    name, data = _approval(bench)
    _pushed(bench, name.replace(bench.digest(), "0" * 64), data)


@case("stored-name-other-nonce", "R10", "approval-broken", "an approval comes again under another name")
def _(bench: Bench) -> None:
    name, data = _approval(bench)
    bench.place_approval(name, data)
    _pushed(bench, name[:-32] + "0" * 32, data)


@case("stored-name-climbs", "R1", GIT, "an approval's name leads up", "invalid refspec")
def _(bench: Bench) -> None:
    name, data = _approval(bench)
    _pushed(bench, name.replace("/bins-lead/", "/../heads/"), data)


@case("stored-colleague", "R10", "approval-wrong-person", "an approval bears a colleague's name")
def _(bench: Bench) -> None:
    _pushed(bench, *_approval(bench, key="bins-editor"))


@case("stored-stranger", "R5", "key-unknown", "a stranger's approval is to be kept for later")
def _(bench: Bench) -> None:
    _pushed(bench, *_approval(bench, "stranger"))


@case("stored-ended", "R10", "approval-ended", "an approval had run out before it came")
def _(bench: Bench) -> None:
    _pushed(bench, *_approval(bench, expires="2026-01-01T00:00:00Z"))


@case("stored-2099", "R10", "approval-ended", "an approval would count until 2099")
def _(bench: Bench) -> None:
    _pushed(bench, *_approval(bench, expires="2099-12-31T00:00:00Z"))


@case("stored-other-policy", "R10", "approval-other-policy", "an approval is of a policy that is still to come")
def _(bench: Bench) -> None:
    _pushed(bench, *_approval(bench, serial=2))


@case("stored-other-ref", "R10", "approval-broken", "an approval is for another branch than main")
def _(bench: Bench) -> None:
    _pushed(bench, *_approval(bench, ref="refs/heads/other"))


@case("stored-altered", "R10", "signature-wrong", "an approval was altered after it was signed")
def _(bench: Bench) -> None:
    name, data = _approval(bench, serial=2)
    _pushed(bench, name, data.replace(b'"serial":2', b'"serial":1'))


@case("used-again", "R14", "approval-ended", "a change that was undone comes back with the approval that it had")
def _(bench: Bench) -> None:
    for files in ({MISSED: WORDS}, {MISSED: bench.text(MISSED)}):
        bench.commit("bins-editor", files)
        bench.land("bins-lead")
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.push()


@case("used-in-vain", "R14", ACCEPTED, "an approval whose push was broken off after it was written down still counts")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.land("bins-lead")
    bench.place("refs/heads/main", bench.base)
    bench.commit("bins-editor", {MISSED: WORDS}, parents=[bench.base], message=b"Once more\n")
    bench.push()


@case("used-old-policy", "R10", "approval-other-policy", "the policy changed after the approval was given")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    bench.head = bench.base
    bench.commit("holder-one", {"governance/permissions.yml": bench.council.permissions(2)})
    bench.land("holder-two", "holder-three")
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.push()
