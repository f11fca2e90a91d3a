"""Where cases are made: commits written byte by byte, so that what git's own commands would not make can be tried, then pushed by git."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.gate.council import NOW, Council, environment, git, run

MAIN = "refs/heads/main"
FILE, EXECUTABLE, SYMLINK, GITLINK, FOLDER = "100644", "100755", "120000", "160000", "40000"
ABSENT = "0" * 40

type Files = Mapping[str, "str | bytes | Held | None"]
"""By path, as Python names files: what is written there, nothing where it is taken away, or an entry of any kind."""


@dataclass(frozen=True)
class Held:
    """What a tree holds under a name."""

    mode: str
    id: str


@dataclass(frozen=True)
class Pushed:
    """What came of a push."""

    returncode: int
    told: str
    before: Mapping[str, str]
    after: Mapping[str, str]
    """Every ref of the server."""
    wanted: Mapping[str, str]
    """Where the push would have the refs that it names; "" for one that it takes away."""


class Bench:
    """A council's server, and the repository that pushes come from. `reset` makes both as they were."""

    def __init__(self, council: Council) -> None:
        self.council = council
        self.base = council.main
        listed = git(council.server, "ls-tree", "-r", "-z", self.base).split("\0")[:-1]
        entries = (line.split("\t", 1) for line in listed)
        self._trees = {self.base: {path: Held(facts.split()[0], facts.split()[2]) for facts, path in entries}}
        self._sums: dict[str, str] = {}
        git(
            council.server, "config", "core.fsync", "none"
        )  # what a power cut leaves is not asked here, and the disk would be most of the time
        self._settings = (council.server / "config").read_bytes()
        (council.server / "packed-refs").unlink(missing_ok=True)
        self.reset()

    def reset(self) -> None:
        """The server as it was begun, and nothing pushed. Objects that nothing leads to may stay."""
        server = self.council.server
        shutil.rmtree(server / "refs")
        for name in ("record.sqlite", "queue.sqlite", "last-error.txt"):
            shutil.rmtree(server / "briggate" / name, ignore_errors=True)
            (server / "briggate" / name).unlink(missing_ok=True)
        (server / "config").write_bytes(self._settings)
        (server / "refs" / "heads").mkdir(parents=True)
        self.place(MAIN, self.base)
        self.head = self.main = self.base
        self.workplace = self.council.clone / ".git"
        self.pushed: Pushed | None = None

    # Objects

    def write(self, kind: str, data: bytes, repository: Path | None = None) -> str:
        """An object of any kind with any bytes; its id."""
        whole = f"{kind} {len(data)}\0".encode() + data
        id = hashlib.sha1(whole).hexdigest()
        file = (repository or self.workplace) / "objects" / id[:2] / id[2:]
        if not file.exists():
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(zlib.compress(whole, 1))
        if kind == "blob":
            self._sums[id] = hashlib.sha256(data).hexdigest()
        return id

    def blob(self, data: str | bytes) -> str:
        return self.write("blob", data.encode() if isinstance(data, str) else data)

    def tree(self, entries: Iterable[tuple[str, bytes, str]]) -> str:
        """A tree of (mode, name, id), in the order that they are given in."""
        return self.write("tree", b"".join(mode.encode() + b" " + name + b"\0" + bytes.fromhex(id) for mode, name, id in entries))

    def text(self, path: str) -> str:
        """What a file of the first main holds."""
        return git(self.council.server, "cat-file", "blob", f"{self.base}:{path}")

    def files(self, commit: str = "") -> dict[str, Held]:
        """Every file of a commit, by default of the head."""
        return dict(self._trees[commit or self.head])

    def tree_of(self, files: Mapping[str, Held]) -> str:
        """The tree that holds some files."""
        return tree_of(files, self.tree)

    # Commits

    def written(
        self, person: str, files: Files, *, parents: Sequence[str] | None = None, message: bytes = b"Change\n", time: datetime = NOW,
        author: str = "", committer: str = "", tree: str = "",
    ) -> bytes:  # fmt: skip
        """The bytes of a commit that is not signed. Its files are those of its first parent, and what is said of them here."""
        parents = (self.head,) if parents is None else parents
        self._last = dict(self._trees[parents[0]]) if parents else {}
        for path, new in files.items():
            if new is None:
                del self._last[path]
            else:
                self._last[path] = new if isinstance(new, Held) else Held(FILE, self.blob(new))
        author = author or f"{person} <{person}@testborough.example.org>"
        second = int(time.timestamp())
        lines = [f"tree {tree or self.tree_of(self._last)}", *(f"parent {each}" for each in parents)]
        lines += [f"author {author} {second} +0000", f"committer {committer or author} {second} +0000", "", ""]
        return "\n".join(lines).encode() + message

    def sign(self, data: bytes, key: str, namespace: str = "git", *options: str) -> str:
        """An armoured signature."""
        command = ("ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(self.council.key(key)), *options)
        return run(*command, cwd=self.council.folder, data=data).strip()

    def keep(self, data: bytes, armour: str = "", more: bytes = b"") -> str:
        """Make the commit that some bytes are, with a signature and other headers put into it, the head; its id."""
        head, message = data.split(b"\n\n", 1)
        signature = b"\ngpgsig " + armour.replace("\n", "\n ").encode() if armour else b""
        self.head = self.write("commit", head + signature + more + b"\n\n" + message)
        self._trees[self.head] = self._last
        return self.head

    def commit(self, person: str, files: Files, *, key: str = "", namespace: str = "git", **facts: Any) -> str:
        """A commit signed by a person, on the head unless `parents` says otherwise."""
        data = self.written(person, files, **facts)
        return self.keep(data, self.sign(data, key or person, namespace))

    # Approvals

    def digest(self, old: str = "", ref: str = MAIN) -> str:
        """Of the change from main to the head: the promise of what approvals are given to, worked out once more."""
        return change_digest(self._trees[old or self.main], self._trees[self.head], self._sums, ref)

    def statement(self, **changed: object) -> dict[str, object]:
        """What an approval of the head says, valid unless something is changed."""
        expires = (NOW + timedelta(days=20)).strftime("%Y-%m-%dT%H:%M:%SZ")
        values = {"v": 1, "ref": MAIN, "digest": self.digest(), "serial": 1, "expires": expires, "nonce": os.urandom(16).hex()}
        return values | changed

    def approval(
        self, person: str, statement: Mapping[str, object] | None = None, *, key: str = "", namespace: str = "council-approval",
        text: str = "",
    ) -> tuple[str, bytes]:  # fmt: skip
        """The name and the bytes of an approval. `text` is signed in place of the statement, which gives the name all the same."""
        statement = statement or self.statement()
        text = text or json.dumps(statement, separators=(",", ":"))
        armour = self.sign(text.encode(), key or person, namespace)
        return f"refs/approvals/{statement['digest']}/{person}/{statement['nonce']}", f"{text}\n{armour}\n".encode()

    def approve(self, *people: str, **changed: object) -> list[str]:
        """Approvals of the head, put on the server as if they had been pushed before; their names."""
        return [self.place_approval(*self.approval(person, self.statement(**changed))) for person in people]

    def place_approval(self, name: str, data: bytes) -> str:
        self.place(name, self.write("blob", data, self.council.server))
        return name

    # The server

    def place(self, ref: str, id: str) -> None:
        """Give a ref of the server a value, past the gate, as only whoever runs the server can."""
        file = self.council.server / ref
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{id}\n")

    def place_main(self, files: Files) -> str:
        """A main that has other files: where a case begins elsewhere than the council does."""
        id = self.keep(self.written("founder", files))
        git(self.council.server, "fetch", "-q", "--no-write-fetch-head", str(self.workplace), id)
        self.place(MAIN, id)
        self.main = id
        return id

    def set(self, name: str, value: str) -> None:
        """A setting of the server, until the next reset."""
        git(self.council.server, "config", name, value)

    def work_shallow(self) -> None:
        """Go on in a clone that has only the last commit of main, which has one before."""
        self.place_main({"mkdocs.yml": "site_name: Once more\n"})
        folder = Path(tempfile.mkdtemp(prefix="shallow-", dir=self.council.folder))
        git(folder, "clone", "-q", "--bare", "--depth", "1", f"file://{self.council.server}", ".")
        self.workplace = folder

    def work_elsewhere(self) -> None:
        """Go on in a clone that does not hear of what others do."""
        folder = Path(tempfile.mkdtemp(prefix="elsewhere-", dir=self.council.folder))
        git(folder, "clone", "-q", "--bare", str(self.council.server), ".")
        self.workplace = folder

    def cut_off_at(self, commit: str) -> None:
        """Go on in a clone whose history begins with a commit, whatever parents that names."""
        here = self.workplace
        self.work_elsewhere()
        shutil.copytree(here / "objects", self.workplace / "objects", dirs_exist_ok=True)
        (self.workplace / "shallow").write_text(f"{commit}\n")

    def refs(self) -> dict[str, str]:
        printed = git(self.council.server, "for-each-ref", "--format=%(refname) %(objectname)")
        return dict(line.split(" ") for line in printed.splitlines())

    def push(self, *specs: str, options: Sequence[str] = (), more: Mapping[str, str] | None = None) -> Pushed:
        """git push of the head to main, or of what is said; what came of it is kept too."""
        specs = specs or (f"{self.head}:{MAIN}",)
        command = ["git", "-C", str(self.workplace), "push", *options, str(self.council.server), *specs]
        before = self.refs()
        done = subprocess.run(command, capture_output=True, timeout=60, check=False, env=environment(more))
        wanted = {ref: id for id, ref in (spec.removeprefix("+").split(":", 1) for spec in specs)}
        self.pushed = Pushed(done.returncode, done.stderr.decode(errors="replace"), before, self.refs(), wanted)
        return self.pushed

    def tell_gate(self, *lines: str) -> Pushed:
        """Run the gate's hook by hand, on words of a case's own, when the head's objects are there already."""
        git(self.council.server, "fetch", "-q", "--no-write-fetch-head", str(self.workplace), self.head)
        before = self.refs()
        done = subprocess.run(
            [self.council.server / "hooks" / "pre-receive"], input="".join(f"{line}\n" for line in lines).encode(),
            capture_output=True, timeout=60, check=False, cwd=self.council.server, env=environment({"GIT_DIR": "."}),
        )  # fmt: skip
        self.pushed = Pushed(done.returncode, done.stderr.decode(errors="replace"), before, self.refs(), {})
        return self.pushed

    def land(self, *approvers: str) -> str:
        """The head, approved and let through, on the way to what a case is about."""
        self.approve(*approvers)
        pushed = self.push()
        assert pushed.returncode == 0, pushed.told
        self.main = self.head
        return self.head


def tree_of(files: Mapping[str, Held], write: Callable[[list[tuple[str, bytes, str]]], str]) -> str:
    """The tree that holds some files, by their paths, sorted as git sorts it. `write` keeps one folder and says its id."""
    below: dict[str, dict[str, Held]] = {}
    entries = []
    for path, held in files.items():
        name, slash, rest = path.partition("/")
        if slash:
            below.setdefault(name, {})[rest] = held
        else:
            entries.append((held.mode, os.fsencode(name), held.id))
    entries += [(FOLDER, os.fsencode(name), tree_of(inner, write)) for name, inner in below.items()]
    return write(sorted(entries, key=lambda each: each[1] + (b"/" if each[0] == FOLDER else b"")))


def change_digest(was: Mapping[str, Held], now: Mapping[str, Held], sums: Mapping[str, str], ref: str = MAIN) -> str:
    """The digest of a change between two trees, as approvals promise it. `sums` has the SHA-256 of each new blob."""
    lines, none = [ref], Held("000000", ABSENT)
    for path in sorted(was.keys() | now.keys()):
        a, b = was.get(path, none), now.get(path, none)
        if a != b:
            lines.append(f"{a.mode} {b.mode} {a.id} {b.id} {sums.get(b.id, '-')} {path}")
    return hashlib.sha256("\0".join(lines).encode(errors="surrogateescape")).hexdigest()
