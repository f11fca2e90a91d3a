"""Pushes that people make in the course of their work: a gate that refuses one of these would soon be taken away."""

from datetime import timedelta

from tests.gate.cases.bench import EXECUTABLE, MAIN, Bench, Held
from tests.gate.cases.case import ACCEPTED, case
from tests.gate.council import NOW

MISSED = "content/bins/missed-bin.md"
WORDS = "---\ntitle: Missed bin\na_to_z: [Wheelie bins]\n---\nTell us soon.\n"


@case("honest-own-section", "R10", ACCEPTED, "an editor changes a page of their section, and its lead approves")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    bench.push()


@case("honest-two-publishers", "R4", ACCEPTED, "three commits by two publishers, approved by a third")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.commit("bins-lead", {"content/bins/new-bin.md": "---\ntitle: New bin\n---\nAsk.\n"})
    bench.commit("bins-editor", {MISSED: WORDS + "By noon.\n"})
    bench.approve("bins-deputy")
    bench.push()


@case("honest-joint-address", "R7", ACCEPTED, "two editors change a page each, one with an old address of their own section")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS.replace("a_to_z", "redirect_from: [/bins/late/]\na_to_z")})
    bench.commit("parks-editor", {"content/parks/roundhay.md": "---\ntitle: Roundhay\n---\nA large park.\n"})
    bench.approve("web-lead")
    bench.push()


@case("honest-rename", "R7", ACCEPTED, "a page gets another name in its section")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: None, "content/bins/late-bin.md": bench.text(MISSED)})
    bench.approve("bins-lead")
    bench.push()


@case("honest-policy", "R11", ACCEPTED, "a governance holder changes the policy, and two others approve")
def _(bench: Bench) -> None:
    bench.commit("holder-one", {"governance/permissions.yml": bench.council.permissions(2, 58)})
    bench.approve("holder-two", "holder-three")
    bench.push()


@case("honest-rebase", "R10", ACCEPTED, "an approval still counts when the change is put onto an unrelated one")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    bench.head = bench.base
    bench.place_main({"content/parks/roundhay.md": "---\ntitle: Roundhay\n---\nA large park.\n"})
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.push()


@case("honest-second-key", "R5", ACCEPTED, "a publisher signs with the second of their keys")
def _(bench: Bench) -> None:
    bench.commit("bins-lead", {MISSED: WORDS}, key="bins-lead-2")
    bench.approve("bins-deputy")
    bench.push()


@case("honest-letters", "R7", ACCEPTED, "a page in Welsh, with emoji, a joiner and Arabic")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS + "Tŷ bach, ŵy 👩‍👧 مرحبا\u200f\n"}, message="Tŷ bach 👩‍👧\n".encode())
    bench.approve("bins-lead")
    bench.push()


@case("honest-platform", "R9", ACCEPTED, "a platform holder changes mkdocs.yml and a script, and two others approve")
def _(bench: Bench) -> None:
    script = Held(EXECUTABLE, bench.blob("#!/bin/sh\ntrue\n"))
    bench.commit("platform-one", {"mkdocs.yml": "site_name: Testborough council\n", "tools/Look.sh": script})
    bench.approve("platform-two", "platform-three")
    bench.push()


@case("honest-delete", "R7", ACCEPTED, "a page is taken away by its section")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {"content/bins/new-bin.md": None})
    bench.approve("bins-lead")
    bench.push()


@case("honest-document", "R7", ACCEPTED, "a document with a picture beside it, as deep as folders go, with the line ends of Windows")
def _(bench: Bench) -> None:
    deep = "content/bins/a/b/c/d/e/f/g/"
    page = "\ufeff---\r\ntitle: Deep\r\n---\r\nHere.\r\n"
    bench.commit("bins-editor", {f"{deep}page.md": page, f"{deep}map.png": b"\x89PNG\0\xff", f"{deep}form_2.pdf": b"%PDF"})
    bench.approve("bins-lead")
    bench.push()


@case("honest-two-sections", "R10", ACCEPTED, "a change by two sections, approved by one who approves in both")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.commit("parks-editor", {"content/parks/roundhay.md": "---\ntitle: Roundhay\n---\nGreen.\n"})
    bench.approve("web-lead")
    bench.push()


@case("honest-approval-and-more", "R10", ACCEPTED, "beside one that counts there are approvals that do not: ended, and of another section")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-deputy", expires="2024-01-01T00:00:00Z")
    bench.approve("parks-lead")
    bench.approve("gone-editor", "bins-lead")
    bench.push()


@case("honest-approval-pushed", "R10", ACCEPTED, "an approval comes by a push")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    name, data = bench.approval("bins-lead")
    bench.push(f"{bench.blob(data)}:{name}")


@case("honest-draft", "R1", ACCEPTED, "a draft, and a word on a page of another section that its makers propose")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS, "content/parks/roundhay.md": "---\ntitle: Roundhay\n---\nBins here.\n"})
    bench.push(f"{bench.head}:refs/heads/draft/bins-editor/missed")


@case("honest-draft-again", "R1", ACCEPTED, "a draft is replaced by a better one, by force")
def _(bench: Bench) -> None:
    bench.place("refs/heads/draft/missed", bench.base)
    bench.place_main({"mkdocs.yml": "site_name: Other\n"})
    bench.commit("bins-editor", {MISSED: WORDS}, parents=[bench.base])
    bench.push(f"+{bench.head}:refs/heads/draft/missed")


@case("honest-draft-gone", "R1", ACCEPTED, "a draft is taken away")
def _(bench: Bench) -> None:
    bench.place("refs/heads/draft/missed", bench.base)
    bench.push(":refs/heads/draft/missed")


@case("honest-draft-and-main", "R1", ACCEPTED, "the change lands and its draft goes, in one push")
def _(bench: Bench) -> None:
    bench.place("refs/heads/draft/missed", bench.base)
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    bench.push(f"{bench.head}:{MAIN}", ":refs/heads/draft/missed")


@case("honest-sha256", "R5", ACCEPTED, "a signature over SHA-256, as some tokens make them")
def _(bench: Bench) -> None:
    data = bench.written("bins-editor", {MISSED: WORDS})
    bench.keep(data, bench.sign(data, "bins-editor", "git", "-O", "hashalg=sha256"))
    bench.approve("bins-lead")
    bench.push()


@case("honest-held-back", "R6", ACCEPTED, "a commit of 29 days ago, under an address in capitals")
def _(bench: Bench) -> None:
    who = "Editor <Bins-Editor@Testborough.Example.org>"
    bench.commit("bins-editor", {MISSED: WORDS}, time=NOW - timedelta(days=29), author=who)
    bench.approve("bins-lead")
    bench.push()


@case("honest-budget", "R9", ACCEPTED, "what the rules ask for is policy too, and goes the way of policy")
def _(bench: Bench) -> None:
    bench.commit("holder-one", {"checks/budgets.yml": "page: 90\n", "governance/permissions.yml": bench.council.permissions(2)})
    bench.approve("holder-two", "holder-four")
    bench.push()


@case("honest-shallow", "R2", ACCEPTED, "a clone that has only the last commit pushes a change of its own section")
def _(bench: Bench) -> None:
    bench.work_shallow()
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    bench.push()


@case("honest-undone", "R10", ACCEPTED, "a change is undone, and done again with an approval of its own")
def _(bench: Bench) -> None:
    for files in ({MISSED: WORDS}, {MISSED: bench.text(MISSED)}):
        bench.commit("bins-editor", files)
        bench.land("bins-lead")
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    bench.push()


@case("honest-clean-up", "R8", ACCEPTED, "a page of before the gate, with a name that may not be, is taken away")
def _(bench: Bench) -> None:
    bench.place_main({"content/bins/Old Page.md": "---\ntitle: Old\n---\n"})
    bench.commit("bins-editor", {"content/bins/Old Page.md": None, "content/bins/old-page.md": "---\ntitle: Old\n---\n"})
    bench.approve("bins-lead")
    bench.push()
