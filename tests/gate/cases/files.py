"""R3 and R7: what a file is, of which kind, how big, and what text it holds."""

from tests.gate.cases.bench import EXECUTABLE, FILE, FOLDER, GITLINK, SYMLINK, Bench, Held
from tests.gate.cases.case import GIT, add, case
from tests.gate.cases.honest import MISSED

KINDS = (
    "content/bins/page.html", "content/bins/drawing.svg", "content/bins/script.js", "content/bins/hook.py", "content/bins/page.php",
    "content/bins/facts.yml", "content/bins/page.md.bak", "content/bins/cname", "content/bins/_headers/page.htm", "content/bins/form.exe",
    "content/bins/style.css", "content/bins/form.docm", "content/bins/all.zip", "content/bins/page.xhtml", "content/bins/map.wasm",
)  # fmt: skip


def _of_kind(path: str) -> None:
    def attempt(bench: Bench) -> None:
        bench.commit("bins-editor", {path: "x\n"})
        bench.approve("bins-lead")
        bench.push()

    code = "path-name" if "/_" in path else "path-kind"
    add(f"kind-{path.rpartition('.')[2].replace('/', '-')}", "R7", code, f"{path} is to be published", attempt)


for path in KINDS:
    _of_kind(path)


def _moded(id: str, path: str, mode: str, target: str, tried: str, person: str = "bins-editor", code: str = "object-not-file") -> None:
    """A case of an entry of a mode that is not an ordinary file's."""

    def attempt(bench: Bench) -> None:
        bench.commit(person, {path: Held(mode, bench.base if mode == GITLINK else bench.blob(target))})
        bench.approve("bins-lead", "platform-two", "platform-three", "holder-two", "holder-three")
        bench.push()

    add(id, "R3", code, tried, attempt)


_moded("symlink-machine", "content/bins/a.md", SYMLINK, "/etc/passwd", "a shortcut leads to a file of the machine")
_moded("symlink-section", "content/bins/a.md", SYMLINK, "../parks/roundhay.md", "a shortcut leads into another section")
_moded("symlink-replaces-page", MISSED, SYMLINK, "new-bin.md", "a page becomes a shortcut")
_moded("symlink-folder", "content/bins/a", SYMLINK, "../parks", "a folder is a shortcut")
_moded("symlink-platform", "theme/main.html", SYMLINK, "/etc/passwd", "a template is a shortcut", "platform-one")
_moded("symlink-policy", "governance/publishers.yml", SYMLINK, "../content/bins/new-bin.md", "the policy is a shortcut to a page", "holder-one")
_moded("gitlink", "content/bins/a", GITLINK, "", "another repository lies in a section")
_moded("gitlink-platform", "theme/other", GITLINK, "", "another repository lies among templates", "platform-one")
_moded("executable", "content/bins/a.md", EXECUTABLE, "x\n", "a page can be run")
_moded("executable-policy", "governance/README.md", EXECUTABLE, "x\n", "a file of the policy can be run", "holder-one")

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
_holding("size-facts", "file-too-big", "facts of more than 400,000 bytes", BIG * 401, "site_config/contacts/bins.yml")
_holding("size-platform", "file-too-big", "a file of six million bytes among templates", BIG * 6000, "theme/big.bin", "platform-one")
_holding("text-latin", "file-text", "a page that is saved in the alphabet of an old Windows", b"Caf\xe9\n")
_holding("text-utf16", "file-text", "a page that is saved as UTF-16", "Café\n".encode("utf-16"))
_holding("text-nul", "file-text", "a NUL in a page", b"a\0b\n")
_holding("text-escape", "file-text", "letters that would clear a terminal", b"\x1b[2J\n")
_holding("text-bidi", "file-text", "a mark that turns the direction of reading", "a\u202eb\n".encode())
_holding("text-isolate", "file-text", "a mark that sets text apart from its line", "a\u2066b\n".encode())
_holding("text-private", "file-text", "a letter of nobody's alphabet", "a\ue000b\n".encode())
_holding("text-next-line", "file-text", "a line end that only some programs know", "a\u0085b\n".encode())
_holding("text-surrogate", "file-text", "half of a letter", b"\xed\xa0\x80\n")
_holding("text-overlong", "file-text", "a slash that is written too long", b"\xc0\xaf\n")
_holding("text-facts", "file-text", "facts that are not UTF-8", b"name: Caf\xe9\n", "site_config/contacts/bins.yml")


@case("size-in-between", "R7", "file-too-big", "a page is too big in the first of two commits")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: BIG * 401})
    bench.commit("bins-editor", {MISSED: "Small again.\n"})
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


@case("mode-odd", "R3", "object-not-file", "a mode that git no longer writes")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {"content/bins/a.md": Held("100666", bench.blob("x\n"))})
    bench.approve("bins-lead")
    bench.push()


@case("mode-group", "R3", "object-not-file", "a mode of git's first year")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {"content/bins/a.md": Held("100664", bench.blob("x\n"))})
    bench.approve("bins-lead")
    bench.push()
