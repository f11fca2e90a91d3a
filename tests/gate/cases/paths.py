"""R3, R7 and R8: what files are called, so that no two are one, and none is something else on another computer."""

from tests.gate.cases.bench import FILE, Bench
from tests.gate.cases.case import ACCEPTED, GIT, add, case
from tests.gate.cases.honest import MISSED

NAMES = (
    ("capital", "content/bins/Missed-bin.md", "path-name", "the twin in capitals of a page that is there"),
    ("nfd", "content/bins/cafe\u0301.md", "path-name", "an accent that stands by itself"),
    ("rlo", "content/bins/x\u202edm.md", "path-name", "a mark that turns the direction of reading"),
    ("newline", "content/bins/x\ny.md", "path-name", "a line break"),
    ("escape", "content/bins/\x1b[2Jx.md", "path-name", "letters that would clear the terminal"),
    ("not-utf8", "content/bins/\udcff\udcfe.md", "path-name", "bytes that are no UTF-8"),
    ("exclude", "content/bins/:(exclude)x.md", "path-name", "words that git takes for a way to search"),
    ("exclude-top", ":(exclude)content/bins/x.md", "path-name", "the same at the top"),
    ("dash", "content/bins/-rf.md", "path-name", "a name that a command takes for an option"),
    ("aux", "content/bins/aux.md", "path-name", "a device of Windows"),
    ("dot-first", "content/bins/.hidden.md", "path-name", "a hidden file"),
    ("attributes", "content/bins/.gitattributes", "path-name", "settings of git for a folder of one's own"),
    ("deep", "content/bins/a/b/c/d/e/f/g/h/i/x.md", "path-name", "a page ten folders deep"),
    ("no-ending", "content/bins/page", "path-kind", "a page without an ending"),
)
"""Id, path, reason, and what is tried."""

MALFORMED = (
    ("dots", "content/bins/../x.md", "hasDotdot", "a folder that leads up"),
    ("git", "content/bins/.git/config", "hasDotgit", "a repository of git's inside"),
    ("git-windows", "content/bins/git~1/config", "hasDotgit", "the same by its short name on Windows"),
    ("git-joiner", "content/bins/.g\u200cit/config", "hasDotgit", "the same with a joiner, which a Mac leaves out"),
)


def _named(id: str, path: str, code: str, tried: str, words: str = "") -> None:
    def attempt(bench: Bench) -> None:
        bench.commit("bins-editor", {path: "---\ntitle: Missed\n---\n"})
        bench.approve("bins-lead")
        bench.push()

    add(f"name-of-file-{id}", "R3" if words else "R7", code, tried, attempt, words)


for id, path, code, tried in NAMES:
    _named(id, path, code, tried)
for id, path, words, tried in MALFORMED:
    _named(id, path, GIT, tried, words)


def _raw(id: str, words: str, tried: str, entries: list[tuple[str, bytes, str]]) -> None:
    """A case of a top tree that has its entries just so, where "page" and "folder" stand for ids."""

    def attempt(bench: Bench) -> None:
        ids = {"page": bench.blob("x\n"), "folder": bench.tree([])}
        tree = bench.tree([(mode, name, ids[kind]) for mode, name, kind in entries])
        bench.commit("platform-one", {}, tree=tree)
        bench.push()

    add(f"tree-{id}", "R3", GIT, tried, attempt, words)


_raw("slash", "fullPathname", "a slash inside a name leads into another section", [(FILE, b"content/parks/x.md", "page")])
_raw("twice", "duplicateEntries", "a name stands there twice", [(FILE, b"a.md", "page"), (FILE, b"a.md", "page")])
_raw("unsorted", "treeNotSorted", "names are not in order", [(FILE, b"b.md", "page"), (FILE, b"a.md", "page")])
_raw("no-name", "mpty", "a name is empty", [(FILE, b"", "page")])
_raw("padded", "zeroPaddedFilemode", "a mode begins with a nought", [("0" + FILE, b"a.md", "page")])


def _colliding(id: str, code: str, tried: str, person: str, new: tuple[str, ...], legacy: tuple[str, ...] = ()) -> None:
    """A case of new pages beside some that were there before the gate."""

    def attempt(bench: Bench) -> None:
        if legacy:
            bench.place_main(dict.fromkeys(legacy, "---\ntitle: Old\n---\n"))
        bench.commit(person, dict.fromkeys(new, "---\ntitle: New\n---\n"))
        bench.approve("bins-lead", "platform-two", "platform-three")
        bench.push()

    add(id, "R8", code, tried, attempt)


BESIDE = "content/bins/missed-bin/index.md"
_colliding("collide-address", "paths-collide", "a second source has the address of a page", "bins-editor", (BESIDE,))
_colliding("collide-both-new", "paths-collide", "both sources are new", "bins-editor", ("content/bins/x.md", "content/bins/x/index.md"))
_colliding("collide-legacy", "paths-collide", "a page of before has the name in capitals", "bins-editor", ("content/bins/a.md",),
           ("content/bins/A.md",))  # fmt: skip
_colliding("collide-width", "paths-collide", "a page of before has it in wide letters", "bins-editor", ("content/bins/a.md",),
           ("content/bins/\uff41.md",))  # fmt: skip
_colliding("collide-platform", "paths-collide", "a template differs by a capital", "platform-one", ("MkDocs.yml",))
_colliding("collide-not", ACCEPTED, "a page of before has a name that only looks alike", "bins-editor", ("content/bins/a.md",),
           ("content/bins/\u0430.md",))  # fmt: skip


@case("collide-moved", "R8", ACCEPTED, "a page becomes the first of its own folder, and its address stays")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: None, BESIDE: bench.text(MISSED)})
    bench.approve("bins-lead")
    bench.push()
