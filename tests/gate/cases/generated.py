"""R9 for files that are made from the policy: CODEOWNERS goes the way of the policy, and only at the two places where forges look."""

from tests.gate.cases.bench import EXECUTABLE, SYMLINK, Bench, Held
from tests.gate.cases.case import ACCEPTED, case
from tests.gate.cases.honest import MISSED, WORDS
from tests.gate.cases.rights import PERMISSIONS

GITHUB, GITLAB = ".github/CODEOWNERS", ".gitlab/CODEOWNERS"
OWNERS = "* @web-team\n"
HOLDERS = ("holder-two", "holder-three")


@case("generated-with-policy", "R9", ACCEPTED, "the policy is changed, and in the same change what forges and others are given by it")
def _(bench: Bench) -> None:
    made = {GITHUB: OWNERS, GITLAB: OWNERS, "governance/allowed_signers": "# x\n", "governance/branch-protection.md": "x\n"}
    bench.commit("holder-one", {PERMISSIONS: bench.council.permissions(2), **made})
    bench.approve(*HOLDERS)
    bench.push()


@case("generated-by-publisher", "R7", "path-not-yours", "a publisher makes themselves the owner of everything, approved by holders")
def _(bench: Bench) -> None:
    bench.commit("bins-lead", {GITHUB: OWNERS})
    bench.approve(*HOLDERS)
    bench.push()


@case("generated-by-platform", "R7", "path-not-yours", "a platform holder changes who owns files, as if it were a setting of the forge")
def _(bench: Bench) -> None:
    bench.commit("platform-one", {GITLAB: OWNERS})
    bench.approve("platform-two", "platform-three")
    bench.push()


@case("generated-with-page", "R9", "classes-mixed", "a page and CODEOWNERS in one change")
def _(bench: Bench) -> None:
    bench.commit("holder-one", {MISSED: WORDS, GITHUB: OWNERS})
    bench.approve(*HOLDERS)
    bench.push()


@case("generated-with-workflow", "R9", "classes-mixed", "CODEOWNERS and a workflow beside it in one change")
def _(bench: Bench) -> None:
    bench.commit("holder-one", {GITHUB: OWNERS, ".github/workflows/check.yml": "on: push\n", PERMISSIONS: bench.council.permissions(2)})
    bench.approve(*HOLDERS)
    bench.push()


@case("generated-below", "R7", "path-not-yours", "a holder hides a workflow below a folder called CODEOWNERS")
def _(bench: Bench) -> None:
    bench.commit("holder-one", {f"{GITHUB}/workflow.yml": "on: push\n"})
    bench.approve(*HOLDERS)
    bench.push()


@case("generated-twin", "R7", "path-not-yours", "a holder writes a CODEOWNERS that differs by a capital")
def _(bench: Bench) -> None:
    bench.commit("holder-one", {".github/Codeowners": OWNERS})
    bench.approve(*HOLDERS)
    bench.push()


@case("generated-shortcut", "R3", "object-not-file", "CODEOWNERS is a shortcut to a page, which its editors would then change")
def _(bench: Bench) -> None:
    bench.commit("holder-one", {GITHUB: Held(SYMLINK, bench.blob(f"../{MISSED}")), PERMISSIONS: bench.council.permissions(2)})
    bench.approve(*HOLDERS)
    bench.push()


@case("generated-program", "R3", "object-not-file", "allowed signers that can be run")
def _(bench: Bench) -> None:
    made = {"governance/allowed_signers": Held(EXECUTABLE, bench.blob("#!/bin/sh\n")), PERMISSIONS: bench.council.permissions(2)}
    bench.commit("holder-one", made)
    bench.approve(*HOLDERS)
    bench.push()


@case("generated-too-big", "R3", "file-too-big", "a CODEOWNERS so large that GitHub would not load it")
def _(bench: Bench) -> None:
    bench.commit("holder-one", {GITHUB: OWNERS * 300_000, PERMISSIONS: bench.council.permissions(2)})
    bench.approve(*HOLDERS)
    bench.push()


@case("generated-alone", "R11", "policy-serial", "CODEOWNERS is changed by itself, and the serial stays")
def _(bench: Bench) -> None:
    bench.commit("holder-one", {GITHUB: OWNERS})
    bench.approve(*HOLDERS)
    bench.push()


@case("generated-unseen", "R7", "file-text", "a CODEOWNERS that reads from right to left")
def _(bench: Bench) -> None:
    bench.commit("holder-one", {GITHUB: f"{OWNERS}# \u202egnihton\n", PERMISSIONS: bench.council.permissions(2)})
    bench.approve(*HOLDERS)
    bench.push()
