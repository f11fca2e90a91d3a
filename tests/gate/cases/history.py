"""R2 and R4: main only goes on, one commit after another, and the policy that judges is the one that it had."""

from tests.gate.cases.bench import MAIN, Bench, Files
from tests.gate.cases.case import GIT, case
from tests.gate.cases.honest import MISSED, WORDS

NEW_BIN = "content/bins/new-bin.md"
PARK = "content/parks/roundhay.md"


@case("history-merge", "R4", "history-not-linear", "two good commits are joined by a good merge")
def _(bench: Bench) -> None:
    one = bench.commit("bins-editor", {MISSED: WORDS}, parents=[bench.base])
    other = bench.commit("bins-editor", {NEW_BIN: "New.\n"}, parents=[bench.base])
    bench.commit("bins-editor", {NEW_BIN: "New.\n"}, parents=[one, other])
    bench.approve("bins-lead")
    bench.push()


@case("history-merge-with-foreign-page", "R4", "history-not-linear", "a merge holds a change of another section that neither side has")
def _(bench: Bench) -> None:
    one = bench.commit("bins-editor", {MISSED: WORDS}, parents=[bench.base])
    other = bench.commit("bins-editor", {NEW_BIN: "New.\n"}, parents=[bench.base])
    bench.commit("bins-editor", {NEW_BIN: "New.\n", PARK: "Mine.\n"}, parents=[one, other])
    bench.approve("bins-lead", "web-lead")
    bench.push()


@case("history-octopus", "R4", "history-not-linear", "three lines of history are joined")
def _(bench: Bench) -> None:
    sides = [bench.commit("bins-editor", {f"content/bins/{name}.md": "New.\n"}, parents=[bench.base]) for name in ("a", "b")]
    bench.commit("bins-editor", {MISSED: WORDS}, parents=[bench.base, *sides])
    bench.approve("bins-lead")
    bench.push()


@case("history-same-parent-twice", "R4", "history-not-linear", "a commit has the same parent twice")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS}, parents=[bench.base, bench.base])
    bench.approve("bins-lead")
    bench.push()


@case("history-foxtrot", "R4", "history-not-linear", "main's tip becomes the second parent, so that the first line loses it")
def _(bench: Bench) -> None:
    tip = bench.place_main({PARK: "Next.\n"})
    other = bench.commit("bins-editor", {MISSED: WORDS}, parents=[bench.base])
    bench.commit("bins-editor", {}, parents=[other, tip])
    bench.approve("bins-lead", "web-lead")
    bench.push()


@case("history-orphan", "R4", "history-rewritten", "main begins anew, from a commit without a past")
def _(bench: Bench) -> None:
    files: Files = {**bench.files(), MISSED: WORDS}
    bench.commit("bins-editor", files, parents=[])
    bench.approve("bins-lead")
    bench.push(f"+{bench.head}:{MAIN}")


@case("history-rewound", "R4", "history-rewritten", "main is put back to an earlier commit, by force")
def _(bench: Bench) -> None:
    bench.place_main({PARK: "Next.\n"})
    bench.push(f"+{bench.base}:{MAIN}")


@case("history-forced", "R4", "history-rewritten", "a good change of an earlier main is pushed by force")
def _(bench: Bench) -> None:
    bench.place_main({PARK: "Next.\n"})
    bench.commit("bins-editor", {MISSED: WORDS}, parents=[bench.base])
    bench.approve("bins-lead")
    bench.push(f"+{bench.head}:{MAIN}")


@case("history-stale", "R4", GIT, "the same without force: git asks for what main has first", "non-fast-forward")
def _(bench: Bench) -> None:
    bench.place_main({PARK: "Next.\n"})
    bench.place(MAIN, bench.base)
    bench.work_elsewhere()
    bench.place(MAIN, bench.main)
    bench.commit("bins-editor", {MISSED: WORDS}, parents=[bench.base])
    bench.push()


@case("history-amended", "R4", "history-rewritten", "the last commit of main is replaced by a better one")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.land("bins-lead")
    bench.commit("bins-editor", {MISSED: WORDS + "Better.\n"}, parents=[bench.base])
    bench.approve("bins-lead")
    bench.push(f"+{bench.head}:{MAIN}")


@case("history-moved-on", "R4", "history-rewritten", "a good change comes with the word that main is where it was before")
def _(bench: Bench) -> None:
    bench.place_main({PARK: "Next.\n"})
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    bench.tell_gate(f"{bench.base} {bench.head} {MAIN}")


@case("history-201", "R4", "history-too-long", "two hundred and one commits come at once")
def _(bench: Bench) -> None:
    for number in range(201):
        bench.commit("bins-editor", {MISSED: f"{number}\n"})
    bench.approve("bins-lead")
    bench.push()


@case("commit-empty", "R4", "commit-empty", "a commit changes nothing")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {})
    bench.push()


@case("commit-none", "R4", "commit-empty", "main is to move to where it is")
def _(bench: Bench) -> None:
    bench.tell_gate(f"{bench.main} {bench.main} {MAIN}")


@case("commit-empty-beside", "R4", "commit-empty", "a commit that changes nothing follows a good one")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.commit("bins-editor", {})
    bench.approve("bins-lead")
    bench.push()


@case("commit-and-back", "R4", "commit-empty", "a change and its exact reverse")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.commit("bins-editor", {MISSED: bench.text(MISSED)})
    bench.approve("bins-lead")
    bench.push()


@case("secret-in-between", "R7", "path-kind", "a key is added and removed again beside a good change")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {"content/bins/server.pem": "secret\n"})
    bench.commit("bins-editor", {"content/bins/server.pem": None, MISSED: WORDS})
    bench.approve("bins-lead")
    bench.push()


@case("hidden-in-between", "R7", "file-text", "a text with a hidden direction mark is added and removed again beside a good change")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: "A\u202eB\n"})
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    bench.push()


@case("foreign-in-between", "R7", "path-not-yours", "a page of another section is changed and put back beside a good change")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {PARK: "Mine.\n"})
    bench.commit("bins-editor", {PARK: bench.text(PARK), MISSED: WORDS})
    bench.approve("bins-lead")
    bench.push()


@case("shallow-foreign", "R7", "path-not-yours", "a clone that has only the last commit pushes a change of another section")
def _(bench: Bench) -> None:
    bench.work_shallow()
    bench.commit("bins-editor", {PARK: "Mine.\n"})
    bench.approve("parks-lead")
    bench.push()


@case("shallow-boundary", "R3", "object-broken", "a commit is pushed whose past is not there")
def _(bench: Bench) -> None:
    data = bench.written("bins-editor", {MISSED: WORDS})
    missing = data.replace(bench.base.encode(), b"1" * 40)
    head = bench.keep(missing, bench.sign(missing, "bins-editor"))
    bench.cut_off_at(head)
    bench.push(f"+{head}:{MAIN}")
