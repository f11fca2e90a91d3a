"""R10 and R11: the policy changes alone, by a holder, with two other holders, onward, and into one that can stand."""

import re
from collections.abc import Callable

from tests.gate.cases.bench import Bench, Files
from tests.gate.cases.case import add, case
from tests.gate.cases.rights import PERMISSIONS

PEOPLE, REVIEW = "governance/publishers.yml", "governance/review.yml"


def _policy(id: str, code: str, tried: str, files: Callable[[Bench], Files], *approvers: str, rule: str = "R11") -> None:
    """A case of a new policy by a holder, with the next serial unless the case has its own, approved by two others."""

    def attempt(bench: Bench) -> None:
        bench.commit("holder-one", {PERMISSIONS: bench.council.permissions(2), **files(bench)})
        bench.approve(*(approvers or ("holder-two", "holder-three")))
        bench.push()

    add(id, rule, code, tried, attempt)


def _people(old: str, new: str) -> Callable[[Bench], Files]:
    """The people's file with a place altered, as a pattern says."""

    def altered(bench: Bench) -> Files:
        text, count = re.subn(old, new, bench.council.people(), count=1, flags=re.DOTALL)
        assert count == 1, old
        return {PEOPLE: text}

    return altered


def _permissions(old: str, new: str, serial: int = 2) -> Callable[[Bench], Files]:
    def altered(bench: Bench) -> Files:
        text = bench.council.permissions(serial)
        assert old in text
        return {PERMISSIONS: text.replace(old, new, 1)}

    return altered


BROKEN = "policy-broken"
_policy("policy-one-other", "approval-missing", "a holder asks one other", lambda bench: {}, "holder-two", rule="R10")
_policy("policy-self", "approval-wrong-person", "a holder counts as one of the two", lambda bench: {}, "holder-one", "holder-two",
        rule="R10")  # fmt: skip
_policy("policy-by-platform", "approval-wrong-person", "a platform holder is one of the two", lambda bench: {}, "holder-two",
        "platform-one", rule="R10")  # fmt: skip
_policy("policy-serial-same", "policy-serial", "the serial stays", lambda bench: {PERMISSIONS: bench.council.permissions(1, 58)})
_policy("policy-serial-jumps", "policy-serial", "the serial rises by two", _permissions("59", "58", 3))
_policy("policy-serial-elsewhere", "policy-serial", "people change, and the serial does not", lambda bench: {
    PERMISSIONS: bench.text(PERMISSIONS), PEOPLE: bench.council.people().replace("Bins editor", "Bins author")})  # fmt: skip
_policy("policy-gone", BROKEN, "the people's file is taken away", lambda bench: {PEOPLE: None})
_policy("policy-field", BROKEN, "a field that there is not", _people("bins-editor:\n", "bins-editor:\n  administrator: true\n"))
_policy("policy-alias", BROKEN, "an alias of YAML", _people(r"roles: \[author\](.*?)roles: \[author, approver\]",
        r"roles: &all [author]\1roles: *all"))  # fmt: skip
_policy("policy-tag", BROKEN, "a tag of YAML that would run a program", _people("Bins editor", "!!python/object/apply:os.system [id]"))
_policy("policy-twice", BROKEN, "a person stands there twice", lambda bench: {PEOPLE: bench.council.people() * 2})
_policy("policy-section", BROKEN, "a section that there is not", _people(r"sections: \[bins\]", "sections: [schools]"))
_policy("policy-big", BROKEN, "a file of more than 256,000 bytes", lambda bench: {PEOPLE: bench.council.people() + "#" * 256_000 + "\n"})
_policy("policy-deep", BROKEN, "brackets ten thousand deep", lambda bench: {PEOPLE: "a: " + "[" * 10_000 + "]" * 10_000 + "\n"})
_policy("policy-key-shared", BROKEN, "two people have one key", lambda bench: {
    PEOPLE: bench.council.people().replace(bench.council.public("bins-deputy"), bench.council.public("bins-lead"))})  # fmt: skip
_policy("policy-key-rsa", BROKEN, "a key of a kind that is not used", _people("ssh-ed25519 ", "ssh-rsa "))
_policy("policy-path-open", BROKEN, "a section's folder without its slash", _permissions("content/parks/", "content/parks"))
_policy("policy-path-out", BROKEN, "a section's folder leads out of the pages", _permissions("content/parks/", "content/../governance/"))
_policy("policy-fewer-approvals", BROKEN, "one approval is enough for the policy", _permissions("sections:",
        "approvals: {governance: 1}\nsections:"))  # fmt: skip
_policy("policy-holders", "policy-holders", "two of four holders are taken out", _people("holder-three:.*?(?=platform-one:)", ""))
_policy("policy-holders-ended", "policy-holders", "the rights of two of four holders end", lambda bench: {
    PEOPLE: re.sub(r"(holder-(?:three|four):.*?until: )\S+", r"\g<1>2026-01-01", bench.council.people(), flags=re.DOTALL)})  # fmt: skip
_policy("policy-publishers", "policy-publishers", "there are more authors than there may be",
        lambda bench: {PERMISSIONS: bench.council.permissions(2, 4)})  # fmt: skip
_policy("policy-latin", "file-text", "a file that is not UTF-8", lambda bench: {PEOPLE: b"# Caf\xe9\n" + bench.council.people().encode()})
_policy("policy-file", "path-kind", "a file that the policy does not have", lambda bench: {"governance/override.yml": "x: 1\n"})


@case("policy-rolled-back", "R11", "policy-serial", "an earlier policy comes back, approved anew")
def _(bench: Bench) -> None:
    bench.place_main({PERMISSIONS: bench.council.permissions(2)})
    bench.commit("holder-one", {PERMISSIONS: bench.text(PERMISSIONS)})
    bench.approve("holder-two", "holder-three", serial=2)
    bench.push()


@case("policy-in-two-steps", "R11", "policy-serial", "the serial rises twice in one push")
def _(bench: Bench) -> None:
    bench.commit("holder-one", {PERMISSIONS: bench.council.permissions(2)})
    bench.commit("holder-one", {PERMISSIONS: bench.council.permissions(3)})
    bench.approve("holder-two", "holder-three")
    bench.push()


@case("policy-two-keys", "R10", "approval-missing", "a holder with two keys approves with both")
def _(bench: Bench) -> None:
    mine = bench.council.public("holder-two")
    bench.place_main({PEOPLE: bench.council.people().replace(mine, f"{mine}, {bench.council.public('holder-two-2')}")})
    bench.commit("holder-one", {PERMISSIONS: bench.council.permissions(2)})
    bench.approve("holder-two")
    bench.place_approval(*bench.approval("holder-two", key="holder-two-2"))
    bench.push()


@case("policy-without-serial-readme", "R11", "policy-serial", "even a word of explanation beside the policy is a step")
def _(bench: Bench) -> None:
    bench.commit("holder-one", {"governance/README.md": "Who may do what.\n"})
    bench.approve("holder-two", "holder-three")
    bench.push()
