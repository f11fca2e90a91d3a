"""What somebody tries who has rights, and means to have more of them, or to leave the others with less."""

from briggate.gate.queue import Queue
from tests.gate.cases.alone import LIMITED
from tests.gate.cases.bench import Bench
from tests.gate.cases.case import ACCEPTED, case
from tests.gate.cases.honest import MISSED, WORDS
from tests.gate.council import PAGES

STATUS = PAGES[MISSED].replace("---\n", f"---\n{LIMITED}", 1)


@case("sceptic-message-64k", "R5", "commit-header", "a commit has a message of 64 KB")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS}, message=b"x" * 64_000 + b"\n")
    bench.approve("bins-lead")
    bench.push()


@case("sceptic-deep-draft", "R1", ACCEPTED, "a draft holds a thousand folders in one another, and the gate is as quick as ever")
def _(bench: Bench) -> None:
    inner = bench.tree([("100644", b"page.md", bench.blob(WORDS))])
    for _ in range(1_000):
        inner = bench.tree([("40000", b"a", inner)])
    bench.keep(data := bench.written("bins-editor", {}, tree=inner), bench.sign(data, "bins-editor"))
    bench.push(f"{bench.head}:refs/heads/draft/deep")


@case("sceptic-deep-main", "R9", "classes-mixed", "main is to hold a thousand folders in one another, and nothing else")
def _(bench: Bench) -> None:
    inner = bench.tree([("100644", b"page.md", bench.blob(WORDS))])
    for _ in range(1_000):
        inner = bench.tree([("40000", b"a", inner)])
    bench.keep(data := bench.written("bins-editor", {}, tree=inner), bench.sign(data, "bins-editor"))
    bench.push()


@case("sceptic-alone-and-hidden", "R10", "approval-missing", "a status lands alone, with a change before it that is undone")
def _(bench: Bench) -> None:
    bench.commit("bins-lead", {"content/bins/new-bin.md": WORDS})
    bench.commit("bins-lead", {"content/bins/new-bin.md": PAGES["content/bins/new-bin.md"], MISSED: STATUS})
    bench.push()


@case("sceptic-alone-of-two", "R10", "approval-missing", "two approvers make one status, so that neither signed it all")
def _(bench: Bench) -> None:
    bench.commit("bins-lead", {MISSED: WORDS})
    bench.commit("bins-deputy", {MISSED: STATUS})
    bench.push()


@case("sceptic-alone-in-anothers-turn", "R4", "turn-of-another", "what cannot wait comes in somebody else's turn")
def _(bench: Bench) -> None:
    Queue(bench.council.server).wait("parks-editor")
    bench.commit("bins-lead", {MISSED: STATUS})
    bench.push()


@case("sceptic-alone-then-author", "R14", "approval-ended", "an author lands once more what landed alone, with the approval given since")
def _(bench: Bench) -> None:
    bench.commit("bins-lead", {MISSED: STATUS})
    bench.approve("bins-deputy")
    digest = bench.digest()
    for ref in list(bench.refs()):
        if ref.startswith("refs/approvals/"):
            (bench.council.server / ref).unlink()
    bench.land()
    bench.place_approval(*bench.approval("bins-deputy", bench.statement(digest=digest)))
    bench.commit("bins-editor", {MISSED: PAGES[MISSED]})
    bench.land("bins-lead")
    bench.commit("bins-editor", {MISSED: STATUS})
    bench.push()
