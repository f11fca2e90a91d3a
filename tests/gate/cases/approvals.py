"""R10: what an approval is, whose it is, and for how long it counts."""

import json
from collections.abc import Callable

from tests.gate.cases.bench import MAIN, Bench
from tests.gate.cases.case import add, case
from tests.gate.cases.honest import MISSED, WORDS

NEW_BIN = "content/bins/new-bin.md"


def _given(id: str, code: str, tried: str, give: Callable[[Bench], object]) -> None:
    """A case of a good change whose approvals are what somebody puts on the server."""

    def attempt(bench: Bench) -> None:
        bench.commit("bins-editor", {MISSED: WORDS})
        give(bench)
        bench.push()

    add(id, "R10", code, tried, attempt)


def _said(id: str, code: str, tried: str, **changed: object) -> None:
    """A case of an approval by the right person that says something else than it should."""
    _given(id, code, tried, lambda bench: bench.approve("bins-lead", **changed))


def _written(id: str, tried: str, write: Callable[[dict[str, object]], str]) -> None:
    """A case of an approval that is written in another way than approvals are, and signed so."""

    def give(bench: Bench) -> None:
        statement = bench.statement()
        bench.place_approval(*bench.approval("bins-lead", statement, text=write(statement)))

    _given(id, "approval-broken", tried, give)


def _compact(values: object) -> str:
    return json.dumps(values, separators=(",", ":"))


_given("approval-none", "approval-missing", "nobody is asked", lambda bench: None)
_given("approval-other-section", "approval-wrong-person", "the approver of another section approves",
       lambda bench: bench.approve("parks-lead"))  # fmt: skip
_given("approval-holder", "approval-wrong-person", "governance holders approve a page", lambda bench: bench.approve("holder-one",
       "holder-two"))  # fmt: skip
_given("approval-own", "approval-wrong-person", "the editor approves it alone", lambda bench: bench.approve("bins-editor"))
_given("approval-former", "rights-ended", "somebody whose rights ended approves", lambda bench: bench.approve("gone-editor"))
_given("approval-stranger", "key-unknown", "a stranger approves under the lead's name",
       lambda bench: bench.place_approval(*bench.approval("bins-lead", key="stranger")))  # fmt: skip
_given("approval-colleague", "approval-wrong-person", "the editor approves under the lead's name",
       lambda bench: bench.place_approval(*bench.approval("bins-lead", key="bins-editor")))  # fmt: skip
_given("approval-for-git", "approval-broken", "a signature that was made for a commit",
       lambda bench: bench.place_approval(*bench.approval("bins-lead", namespace="git")))  # fmt: skip
_said("approval-ended", "approval-ended", "it has run out", expires="2026-01-01T00:00:00Z")
_said("approval-too-long", "approval-ended", "it would count until 2099", expires="2099-01-01T00:00:00Z")
_said("approval-other-policy", "approval-other-policy", "it is of another policy", serial=7)
_said("approval-other-ref", "approval-broken", "it is for a draft", ref="refs/heads/draft/x")
_said("approval-version-true", "approval-broken", "its version is “true”, which counts as one", v=True)
_said("approval-no-date", "approval-broken", "it runs out on a day that there is not", expires="2026-02-30T00:00:00Z")
_said("approval-extra-field", "approval-broken", "it says more than approvals say", comment="Fine by me")
_written("approval-other-order", "its fields stand in another order", lambda values: _compact(dict(reversed(values.items()))))
_written("approval-spaced", "it has spaces where there are none", json.dumps)
_written("approval-twice-said", "it says two digests", lambda values: _compact(values).replace('"digest"',
         f'"digest":"{"0" * 64}","digest"'))  # fmt: skip
_written("approval-escaped", "a letter in it is written as a number", lambda values: _compact(values).replace("heads", "h\\u0065ads"))
_written("approval-deep", "it is brackets within brackets", lambda values: "[" * 3000)


def _moved(bench: Bench) -> None:
    """The approval of another change, under the name of this one."""
    here = bench.head
    bench.commit("bins-editor", {NEW_BIN: "New.\n"}, parents=[bench.base])
    statement = bench.statement()
    _, data = bench.approval("bins-lead", statement)
    bench.head = here
    bench.place_approval(f"refs/approvals/{bench.digest()}/bins-lead/{statement['nonce']}", data)


def _altered(bench: Bench) -> None:
    """An approval that has run out, with another date than was signed."""
    name, data = bench.approval("bins-lead", bench.statement(expires="2026-01-01T00:00:00Z"))
    bench.place_approval(name, data.replace(b"2026-01-01T", str(bench.statement()["expires"])[:11].encode()))


def _big(bench: Bench) -> None:
    name, data = bench.approval("bins-lead")
    bench.place_approval(name, data + b"\n" * 8_000)


_given("approval-of-another-change", "approval-broken", "the approval of another change is put under this one's name", _moved)
_given("approval-altered", "signature-wrong", "its date is altered after signing", _altered)
_given("approval-big-placed", "approval-missing", "it has more than 8,000 bytes", _big)


@case("approval-second-key", "R10", "approval-wrong-person", "a lead approves their own change with their other key")
def _(bench: Bench) -> None:
    bench.commit("bins-lead", {MISSED: WORDS})
    bench.place_approval(*bench.approval("bins-lead", key="bins-lead-2"))
    bench.push()


@case("approval-each-other", "R10", "approval-wrong-person", "two who both wrote approve each other's half")
def _(bench: Bench) -> None:
    bench.commit("bins-lead", {MISSED: WORDS})
    bench.commit("bins-deputy", {NEW_BIN: "New.\n"})
    bench.approve("bins-lead", "bins-deputy")
    bench.push()


@case("approval-half", "R10", "approval-wrong-person", "of two sections that are touched, each approver knows one")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.commit("parks-editor", {"content/parks/roundhay.md": "Green.\n"})
    bench.approve("bins-lead", "parks-lead")
    bench.push()


@case("approval-then-more", "R10", "approval-missing", "a commit follows after the approval was given")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    bench.commit("bins-editor", {NEW_BIN: "New.\n"})
    bench.push()


@case("approval-then-other", "R10", "approval-missing", "a word is altered after the approval was given")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    bench.commit("bins-editor", {MISSED: WORDS + "Or never.\n"}, parents=[bench.base])
    bench.push()


@case("approval-other-base", "R10", "approval-missing", "the page was changed by others after the approval was given")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    bench.head = bench.base
    bench.place_main({MISSED: "Changed meanwhile.\n"})
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.push()


@case("approval-same-push", "R10", "approval-missing", "the approval comes in the push of what it approves")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    name, data = bench.approval("bins-lead")
    bench.push(f"{bench.blob(data)}:{name}", f"{bench.head}:{MAIN}")


@case("approval-too-few", "R10", "approval-missing", "one approver, where the policy asks for two, approves twice")
def _(bench: Bench) -> None:
    permissions = bench.council.permissions().replace("sections:", "approvals: {content: 2}\nsections:")
    bench.place_main({"governance/permissions.yml": permissions})
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead", "bins-lead")
    bench.push()
