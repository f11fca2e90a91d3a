"""R10: an approval may say who outside the team has confirmed the change, in one way."""

import json

from tests.gate.cases.bench import Bench
from tests.gate.cases.case import ACCEPTED, add
from tests.gate.cases.honest import MISSED, WORDS

OWNER = "Waste services manager, by e-mail"


def _says(id: str, code: str, tried: str, **said: object) -> None:
    """A case of a good change, approved by the right person with some fields more, or of another version."""

    def attempt(bench: Bench) -> None:
        bench.commit("bins-editor", {MISSED: WORDS})
        bench.approve("bins-lead", **said)
        bench.push()

    add(id, "R10", code, tried, attempt)


_says("confirmed-by-owner", ACCEPTED, "the approver says that the service's owner has confirmed it", v=2, confirmed=OWNER)
_says("confirmed-in-welsh", ACCEPTED, "the owner who confirmed it has letters beyond ASCII", v=2, confirmed="Rheolwr tŷ, trwy lythyr £")
_says("confirmed-longest", ACCEPTED, "what is said of the owner has 200 characters", v=2, confirmed="Ŵ" * 200)
_says("confirmed-version-1", "approval-broken", "an approval of version 1 says who confirmed it", confirmed=OWNER)
_says("confirmed-nobody", "approval-broken", "an approval of version 2 says of nobody that they confirmed it", v=2)
_says("confirmed-empty", "approval-broken", "an approval of version 2 says of nobody, in no words", v=2, confirmed="")
_says("confirmed-version-3", "approval-broken", "an approval is of a version that there is not", v=3, confirmed=OWNER)
_says("confirmed-version-number", "approval-broken", "its version is 2.0, which counts as two", v=2.0, confirmed=OWNER)
_says("confirmed-too-long", "approval-broken", "what is said of the owner has 201 characters", v=2, confirmed="Ŵ" * 201)
_says("confirmed-control", "approval-broken", "a command to the terminal stands in it", v=2, confirmed="Owner\x1b[2J")
_says("confirmed-two-lines", "approval-broken", "it has two lines, as if there were two", v=2, confirmed="Owner\nDirector")
_says("confirmed-direction", "approval-broken", "it has a mark that turns the direction of reading", v=2, confirmed="Owner \u202erenwo")
_says("confirmed-half-letter", "approval-broken", "it has half a character", v=2, confirmed="Owner \ud83d")
_says("confirmed-spaced", "approval-broken", "it ends with a space", v=2, confirmed=f"{OWNER} ")
_says("confirmed-list", "approval-broken", "it is a list of owners", v=2, confirmed=[OWNER])


def _unsorted(bench: Bench) -> None:
    """Version 2 with its fields in another order."""
    bench.commit("bins-editor", {MISSED: WORDS})
    values = {"confirmed": OWNER} | bench.statement(v=2)
    bench.place_approval(*bench.approval("bins-lead", bench.statement(v=2), text=json.dumps(values, separators=(",", ":"))))
    bench.push()


def _added_afterwards(bench: Bench) -> None:
    """A good approval to which somebody writes a confirmation that was not signed."""
    bench.commit("bins-editor", {MISSED: WORDS})
    name, data = bench.approval("bins-lead")
    line, _, armour = data.partition(b"\n")
    said = json.dumps(json.loads(line) | {"v": 2, "confirmed": OWNER}, separators=(",", ":"))
    bench.place_approval(name, said.encode() + b"\n" + armour)
    bench.push()


add("confirmed-first", "R10", "approval-broken", "who confirmed it stands before everything else", _unsorted)
add("confirmed-afterwards", "R10", "signature-wrong", "who confirmed it is written in after signing", _added_afterwards)
