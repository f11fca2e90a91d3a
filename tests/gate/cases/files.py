"""R3 and R7: what a file is, of which kind, how big, and what text it holds."""

from tests.gate.cases.bench import EXECUTABLE, FILE, FOLDER, GITLINK, SYMLINK, Bench, Held
from tests.gate.cases.case import GIT, add, case
from tests.gate.cases.honest import MISSED

KINDS = ("page.html", "drawing.svg", "script.js", "hook.py", "facts.yml")


def _of_kind(name: str) -> None:
    def attempt(bench: Bench) -> None:
        bench.commit("bins-editor", {f"content/bins/{name}": "x\n"})
        bench.approve("bins-lead")
        bench.push()

    add(f"kind-{name.rpartition('.')[2]}", "R7", "path-kind", f"{name} is to be published", attempt)


for name in KINDS:
    _of_kind(name)


def _moded(id: str, path: str, mode: str, target: str, tried: str, person: str = "bins-editor", code: str = "object-not-file") -> None:
    """A case of an entry of a mode that is not an ordinary file's."""

    def attempt(bench: Bench) -> None:
        bench.commit(person, {path: Held(mode, bench.base if mode == GITLINK else bench.blob(target))})
        bench.approve("bins-lead", "platform-two", "platform-three", "holder-two", "holder-three")
        bench.push()

    add(id, "R3", code, tried, attempt)


_moded("symlink-machine", "content/bins/a.md", SYMLINK, "/etc/passwd", "a shortcut leads to a file of the machine")
_moded("symlink-replaces-page", MISSED, SYMLINK, "new-bin.md", "a page becomes a shortcut")
_moded("symlink-platform", "theme/main.html", SYMLINK, "/etc/passwd", "a template is a shortcut", "platform-one")
_moded("symlink-policy", "governance/publishers.yml", SYMLINK, "../content/bins/new-bin.md", "the policy is a shortcut to a page",
       "holder-one")  # fmt: skip
_moded("gitlink", "content/bins/a", GITLINK, "", "another repository lies in a section")
_moded("executable", "content/bins/a.md", EXECUTABLE, "x\n", "a page can be run")

BIG = b"0" * 1000


def _holding(id: str, code: str, tried: str, text: bytes, path: str = MISSED, person: str = "bins-editor") -> None:
    """A case of what a file holds."""

    def attempt(bench: Bench) -> None:
        bench.commit(person, {path: text})
        bench.approve("bins-lead", "platform-two", "platform-three", "holder-two", "holder-three")
        bench.push()

    add(id, "R7", code, tried, attempt)


_holding("size-page", "file-too-big", "a page of more than 400,000 bytes", BIG * 400 + b"\n")
_holding("size-document", "file-too-big", "a document of six million bytes", BIG * 6000, "content/bins/form.pdf")
_holding("size-platform", "file-too-big", "a file of six million bytes among templates", BIG * 6000, "theme/big.bin", "platform-one")
_holding("text-latin", "file-text", "a page that is saved in the alphabet of an old Windows", b"Caf\xe9\n")
_holding("text-nul", "file-text", "a NUL in a page", b"a\0b\n")
_holding("text-bidi", "file-text", "a mark that turns the direction of reading", "a\u202eb\n".encode())
_holding("text-facts", "file-text", "facts that are not UTF-8", b"name: Caf\xe9\n", "site_config/contacts/bins.yml")


@case("text-twin", "R7", "file-text", "a page that is not UTF-8, and a document that holds the same")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {"content/bins/a.md": b"\xff\n", "content/bins/z.pdf": b"\xff\n"})
    bench.approve("bins-lead")
    bench.push()


@case("size-twin", "R7", "file-too-big", "a page that is too big, and a document that holds the same")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {"content/bins/a.md": BIG * 401, "content/bins/z.pdf": BIG * 401})
    bench.approve("bins-lead")
    bench.push()


@case("tree-file-is-folder", "R3", GIT, "what a tree calls a file is a folder", "unpack")
def _(bench: Bench) -> None:
    _crossed(bench, FILE, bench.tree([(FILE, b"x.md", bench.blob("x\n"))]))


@case("tree-folder-is-file", "R3", GIT, "what a tree calls a folder is a file", "unpack")
def _(bench: Bench) -> None:
    _crossed(bench, FOLDER, bench.blob("x\n"))


def _crossed(bench: Bench, mode: str, id: str) -> None:
    bench.commit("bins-editor", {}, tree=bench.tree([(mode, b"a.md", id)]))
    bench.push()


@case("mode-odd", "R3", GIT, "a mode that git no longer writes, and that it shows as an ordinary one", "badFilemode")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {"content/bins/a.md": Held("100666", bench.blob("x\n"))})
    bench.approve("bins-lead")
    bench.push()
