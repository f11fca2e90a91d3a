"""R3, R7 and R8: what files are called, so that no two are one, and none is something else on another computer."""

from tests.gate.cases.bench import FILE, FOLDER, Bench
from tests.gate.cases.case import ACCEPTED, GIT, add, case
from tests.gate.cases.honest import MISSED

NAMES = (
    ("capital", "content/bins/Missed-bin.md", "path-name", "the twin in capitals of a page that is there"),
    ("capital-ending", "content/bins/x.MD", "path-name", "an ending in capitals"),
    ("nfd", "content/bins/cafe\u0301.md", "path-name", "an accent that stands by itself"),
    ("nfc", "content/bins/caf\u00e9.md", "path-name", "a letter with an accent"),
    ("rlo", "content/bins/x\u202edm.md", "path-name", "a mark that turns the direction of reading"),
    ("zero-width", "content/bins/miss\u200bed-bin.md", "path-name", "a space that has no width"),
    ("kelvin", "content/bins/\u212aey.md", "path-name", "the sign for Kelvin, which looks like a K"),
    ("newline", "content/bins/x\ny.md", "path-name", "a line break"),
    ("tab", "content/bins/x\ty.md", "path-name", "a tab"),
    ("escape", "content/bins/\x1b[2Jx.md", "path-name", "letters that would clear the terminal"),
    ("not-utf8", b"content/bins/\xff\xfe.md", "path-name", "bytes that are no UTF-8"),
    ("exclude", "content/bins/:(exclude)x.md", "path-name", "words that git takes for a way to search"),
    ("exclude-top", ":(exclude)content/bins/x.md", "path-not-yours", "the same at the top"),
    ("dash", "content/bins/-rf.md", "path-name", "a name that a command takes for an option"),
    ("space", "content/bins/missed bin.md", "path-name", "a space"),
    ("quote", 'content/bins/x".md', "path-name", "a quotation mark"),
    ("backslash", "content/bins/..\\parks\\x.md", "path-name", "the slashes of Windows"),
    ("colon", "content/bins/x.md:stream", "path-name", "a second stream of Windows"),
    ("aux", "content/bins/aux.md", "path-name", "a device of Windows"),
    ("con", "content/bins/con.page.md", "path-name", "a device of Windows with two endings"),
    ("com1", "content/bins/com1/page.md", "path-name", "a folder that is a device of Windows"),
    ("dot-first", "content/bins/.hidden.md", "path-name", "a hidden file"),
    ("underscore-first", "content/bins/_x.md", "path-name", "a name that begins with an underscore"),
    ("dot-last", "content/bins/page.md.", "path-name", "a dot at the end, which Windows drops"),
    ("attributes", "content/bins/.gitattributes", "path-name", "settings of git for a folder of one's own"),
    ("access", "content/bins/.htaccess", "path-name", "settings of a web server for a folder of one's own"),
    ("deep", "content/bins/a/b/c/d/e/f/g/h/i/x.md", "path-name", "a page ten folders deep"),
    ("no-ending", "content/bins/page", "path-kind", "a page without an ending"),
    ("policy-below", "governance/old/publishers.yml", "path-not-yours", "a second policy in a folder below"),
)
"""Id, path, reason, and what is tried."""

MALFORMED = (
    ("dots", "content/bins/../x.md", "hasDotdot", "a folder that leads up"),
    ("dot", "content/bins/./x.md", "hasDot", "a folder that leads nowhere"),
    ("git", "content/bins/.git/config", "hasDotgit", "a repository of git's inside"),
    ("git-capitals", "content/bins/.GIT/config", "hasDotgit", "the same in capitals"),
    ("git-windows", "content/bins/git~1/config", "hasDotgit", "the same by its short name on Windows"),
    ("git-joiner", "content/bins/.g\u200cit/config", "hasDotgit", "the same with a joiner, which a Mac leaves out"),
    ("git-only", ".git", "hasDotgit", "a file that says where the repository is"),
)


def _named(id: str, path: str | bytes, code: str, tried: str, words: str = "") -> None:
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
_raw("twice-folder", "duplicateEntries", "a file and a folder have one name", [(FILE, b"a", "page"), (FOLDER, b"a", "folder")])
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
_colliding("collide-legacy", "paths-collide", "a page of before has the name in capitals", "bins-editor", ("content/bins/a.md",), ("content/bins/A.md",))
_colliding("collide-width", "paths-collide", "a page of before has it in wide letters", "bins-editor", ("content/bins/a.md",), ("content/bins/\uff41.md",))
_colliding("collide-folder", "paths-collide", "a folder of before has it in capitals", "bins-editor", ("content/bins/b/a.md",), ("content/bins/B/a.md",))
_colliding("collide-platform", "paths-collide", "a template differs by a capital", "platform-one", ("MkDocs.yml",))
_colliding("collide-not", ACCEPTED, "a page of before has a name that only looks alike", "bins-editor", ("content/bins/a.md",), ("content/bins/\u0430.md",))


@case("collide-moved", "R8", ACCEPTED, "a page becomes the first of its own folder, and its address stays")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: None, BESIDE: bench.text(MISSED)})
    bench.approve("bins-lead")
    bench.push()
