"""R1: main, drafts and approvals are all that can be pushed, and main is never taken away."""

from tests.gate.cases.bench import MAIN, Bench
from tests.gate.cases.case import GIT, add, case
from tests.gate.cases.honest import MISSED, WORDS

UNKNOWN = (
    "refs/tags/v1", "refs/notes/commits", "refs/heads/other", "refs/heads/Main", "refs/heads/draft",
    "refs/heads/draft/-x", "refs/heads/draft/é", "refs/briggate/record",
)  # fmt: skip


def _to(ref: str) -> None:
    def attempt(bench: Bench) -> None:
        bench.commit("bins-editor", {MISSED: WORDS})
        bench.approve("bins-lead")
        bench.push(f"{bench.head}:{ref}")

    add(f"ref-{ref.removeprefix('refs/').replace('/', '-')}", "R1", "ref-unknown", f"a good commit is pushed to {ref}", attempt)


for ref in UNKNOWN:
    _to(ref)


def _good(bench: Bench) -> str:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    return bench.head


@case("ref-replace", "R1", "ref-unknown", "refs/replace would have git show another commit in main's place")
def _(bench: Bench) -> None:
    bench.push(f"{_good(bench)}:refs/replace/{bench.base}")


@case("ref-replace-and-main", "R1", "ref-unknown", "refs/replace comes with a good main, in one push")
def _(bench: Bench) -> None:
    head = _good(bench)
    bench.push(f"{head}:{MAIN}", f"{bench.base}:refs/replace/{head}")


@case("ref-tag-and-main", "R1", "ref-unknown", "a tag comes with a good main")
def _(bench: Bench) -> None:
    head = _good(bench)
    bench.push(f"{head}:{MAIN}", f"{head}:refs/tags/v1")


@case("ref-main-deleted", "R1", "ref-deletes-main", "main is taken away")
def _(bench: Bench) -> None:
    bench.push(f":{MAIN}")


@case("ref-good-draft-bad-main", "R1", "path-not-yours", "a good draft comes with a main that changes another section")
def _(bench: Bench) -> None:
    draft = _good(bench)
    bench.head = bench.base
    bench.commit("bins-editor", {"content/parks/roundhay.md": "Bins.\n"})
    bench.approve("parks-lead")
    bench.push(f"{draft}:refs/heads/draft/x", f"{bench.head}:{MAIN}")


@case("ref-good-main-bad-draft", "R1", "commit-unsigned", "a good main comes with a draft that nobody has signed")
def _(bench: Bench) -> None:
    good = _good(bench)
    bench.head = bench.base
    bench.keep(bench.written("bins-editor", {MISSED: "Worse.\n"}))
    bench.push(f"{good}:{MAIN}", f"{bench.head}:refs/heads/draft/x")


@case("ref-draft-of-stranger", "R1", "key-unknown", "somebody whom the policy does not know leaves a draft")
def _(bench: Bench) -> None:
    bench.commit("stranger", {MISSED: WORDS})
    bench.push(f"{bench.head}:refs/heads/draft/x")


@case("ref-draft-of-former", "R1", "rights-ended", "a former publisher leaves a draft")
def _(bench: Bench) -> None:
    bench.commit("gone-editor", {MISSED: WORDS})
    bench.push(f"{bench.head}:refs/heads/draft/x")


@case("ref-draft-merge", "R4", "history-not-linear", "a draft joins two lines of history")
def _(bench: Bench) -> None:
    other = bench.commit("bins-editor", {MISSED: WORDS})
    bench.commit("bins-editor", {"content/bins/new-bin.md": "New.\n"}, parents=[bench.base, other])
    bench.push(f"{bench.head}:refs/heads/draft/x")


@case("ref-draft-tag", "R1", "object-broken", "a tag object stands where a draft should be")
def _(bench: Bench) -> None:
    tag = f"object {_good(bench)}\ntype commit\ntag x\ntagger X <x@example.org> 1700000000 +0000\n\nx\n"
    bench.push(f"{bench.write('tag', tag.encode())}:refs/heads/draft/x")


@case("ref-draft-tag-of-main", "R1", "object-broken", "a tag that leads to main stands where a draft should be")
def _(bench: Bench) -> None:
    tag = f"object {bench.main}\ntype commit\ntag x\ntagger X <x@example.org> 1700000000 +0000\n\nx\n"
    bench.push(f"{bench.write('tag', tag.encode())}:refs/heads/draft/x")


@case("ref-main-blob", "R1", "object-broken", "a file stands where main should be")
def _(bench: Bench) -> None:
    bench.push(f"+{bench.blob('x')}:{MAIN}")


@case("ref-main-tag", "R1", "object-broken", "a tag that leads to a good commit stands where main should be")
def _(bench: Bench) -> None:
    tag = f"object {_good(bench)}\ntype commit\ntag x\ntagger X <x@example.org> 1700000000 +0000\n\nx\n"
    bench.push(f"+{bench.write('tag', tag.encode())}:{MAIN}")


@case("ref-too-many", "R1", "not-judged", "fifty-one drafts come at once")
def _(bench: Bench) -> None:
    head = _good(bench)
    bench.push(*(f"{head}:refs/heads/draft/{number}" for number in range(51)))


@case("ref-option-not-offered", "R1", GIT, "an option comes with a good push", "does not support push options")
def _(bench: Bench) -> None:
    _good(bench)
    bench.push(options=("--push-option=skip",))


@case("ref-option", "R1", "push-option", "an option comes with a good push to a server that takes them")
def _(bench: Bench) -> None:
    _good(bench)
    bench.set("receive.advertisePushOptions", "true")
    bench.push(options=("--push-option=skip",))
