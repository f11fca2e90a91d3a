"""A repository that is a table in memory: real objects of git under their real ids, refs, and the signatures that people have made.

It answers what the decision asks. Trees are read by code of its own, which takes what git's fsck lets into a server, and no other.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briggate.git.change import GitError
from briggate.git.signing import are_valid
from briggate.governance.approvals import BYTES_MOST
from briggate.governance.changes import Entry
from briggate.governance.pushes import APPROVALS
from briggate.governance.refusals import Refused
from tests.gate.cases.bench import ABSENT, EXECUTABLE, FILE, FOLDER, GITLINK, SYMLINK, Held, change_digest
from tests.gate.fuzz import keys

NONE = Held("000000", ABSENT)
KNOWN_MOST = 2_000
"""Answers of ssh-keygen that are remembered."""
_known: dict[tuple[bytes, str, str], bool] = {}


class Table:
    """Objects of governance.pushes."""

    def __init__(self, base: "Table | None" = None) -> None:
        """A table that begins with what another has."""
        self.held: dict[str, tuple[str, bytes]] = dict(base.held) if base else {}
        self.refs: dict[str, str] = dict(base.refs) if base else {}
        self.stood: set[str] = set(base.stood) if base else set()
        """Commits where main has stood after a push."""
        self.taken: frozenset[str] = frozenset()
        """Names of approvals that were used before."""
        self.made: set[tuple[bytes, str, bytes]] = set(base.made) if base else set()
        """What was signed: (public key, namespace, bytes). Nobody has signed anything else."""
        self._made_so: set[tuple[bytes, str, str]] = set(base._made_so) if base else set()
        self._trees: dict[str, dict[str, Held]] = dict(base._trees) if base else {}

    # What tests put in

    def put(self, kind: str, data: bytes) -> str:
        id = hashlib.sha1(f"{kind} {len(data)}\0".encode() + data).hexdigest()
        self.held[id] = (kind, data)
        return id

    def put_tree(self, entries: Iterable[tuple[str, bytes, str]]) -> str:
        return self.put("tree", tree_bytes(entries))

    def sign(self, data: bytes, name: str, namespace: str, hashing: str = "sha512") -> str:
        armour = keys.sign(data, name, namespace, hashing)
        self.made.add((keys.public(name), namespace, data))
        self._made_so.add((data, namespace, f"{armour}\n"))
        return armour

    def keep_known(self, other: "Table") -> None:
        """What was signed elsewhere is known here too."""
        self.made |= other.made
        self._made_so |= other._made_so

    def digest(self, old: str, new: str) -> str:
        """Of the change between two trees."""
        was, now = self.flat(old), self.flat(new)
        changed = {held.id for path, held in now.items() if was.get(path) != held}
        return change_digest(was, now, {id: hashlib.sha256(self.held[id][1]).hexdigest() for id in changed if id in self.held})

    # What is asked

    def commit(self, id: str) -> bytes:
        return self._object(id, "commit")

    def kind(self, id: str) -> str:
        if id not in self.held:
            raise Refused("object-broken", f"{id[:10]} is not there.")
        return self.held[id][0]

    def entries(self, pairs: Iterable[tuple[str, str]]) -> list[tuple[Entry, ...]]:
        return [tuple(self._between(self.flat(old), self.flat(new))) for old, new in pairs]

    def paths(self, tree: str) -> list[str]:
        return list(self.flat(tree))

    def sizes(self, ids: Iterable[str]) -> Mapping[str, int]:
        return {id: len(self._object(id, self.kind(id))) for id in ids}

    def blobs(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        return {id: self._object(id, "blob") for id in ids}

    def files(self, tree: str, paths: Iterable[str]) -> Mapping[str, bytes | None]:
        there = self.flat(tree)
        return {path: self._object(there[path].id, "blob") if there.get(path, NONE).mode == FILE else None for path in paths}

    def files_with(self, tree: str, words: Sequence[str]) -> Mapping[str, bytes]:
        found = self.files(tree, (path for path in self.flat(tree) if path.startswith(("content/", "site_config/a_to_z/"))))
        return {path: data for path, data in found.items() if data is not None}  # too much does no harm

    def earlier(self, commit: str, path: str) -> str:
        at, is_other = commit, False
        while at:
            head = _head(self.commit(at))
            parent = next((each[7:].decode() for each in head if each.startswith(b"parent ")), "")
            files, before = self._files_of(at), self._files_of(parent) if parent else {}
            is_other |= files.get(path, NONE) != before.get(path, NONE)
            if is_other and parent in self.stood:
                return before[path].id if path in before else ""
            at = parent
        return ""

    def is_ancestor(self, id: str, of: str) -> bool:
        self.commit(id)
        waiting, seen = [of], set[str]()
        while waiting:
            if (at := waiting.pop()) == id:
                return True
            if at not in seen:
                seen.add(at)
                waiting += [each[7:].decode("ascii", "replace") for each in _head(self.commit(at)) if each.startswith(b"parent ")]
        return False

    def approvals(self, digest: str) -> Mapping[str, bytes]:
        found = {ref: self.held[id] for ref, id in sorted(self.refs.items()) if ref.startswith(f"{APPROVALS}{digest}/")}
        return {ref: data for ref, (kind, data) in found.items() if kind == "blob" and len(data) <= BYTES_MOST}

    def used(self, digest: str) -> frozenset[str]:
        return self.taken

    def are_valid(self, signed: Iterable[tuple[bytes, str, str]]) -> list[bool]:
        return [each in self._made_so or _is_valid(each) for each in signed]

    # Trees

    def flat(self, tree: str) -> dict[str, Held]:
        """Every file of a tree. Raises Refused for a tree that no server of git's takes."""
        if tree not in self._trees:
            self._trees[tree] = dict(self._walk(tree, "", 0))
        return self._trees[tree]

    def _files_of(self, commit: str) -> dict[str, Held]:
        return self.flat(_head(self.commit(commit))[0].removeprefix(b"tree ").decode())

    def _walk(self, tree: str, before: str, depth: int) -> Iterator[tuple[str, Held]]:
        if depth > 50:
            raise Refused("object-broken", "folders lie in folders without end.")
        for mode, name, id in read_tree(self._object(tree, "tree")):
            path = before + name.decode(errors="surrogateescape")
            if mode == FOLDER:
                yield from self._walk(id, f"{path}/", depth + 1)
            elif mode == GITLINK or self.held.get(id, ("",))[0] == "blob":
                yield path, Held(mode, id)
            else:
                raise Refused("object-broken", f"{id[:10]} is not there.")

    def _between(self, was: Mapping[str, Held], now: Mapping[str, Held]) -> Iterator[Entry]:
        for path in sorted(was.keys() | now.keys()):
            a, b = was.get(path, NONE), now.get(path, NONE)
            if a != b:
                yield Entry(path, a.mode, b.mode, a.id, b.id)

    def _object(self, id: str, kind: str) -> bytes:
        if self.kind(id) != kind:
            raise Refused("object-broken", f"{id[:10]} is a {self.kind(id)}, where a {kind} should be.")
        return self.held[id][1]


def tree_bytes(entries: Iterable[tuple[str, bytes, str]]) -> bytes:
    return b"".join(mode.encode() + b" " + name + b"\0" + bytes.fromhex(id) for mode, name, id in entries)


def read_tree(data: bytes) -> list[tuple[str, bytes, str]]:
    """(mode, name, id) of each entry. Raises Refused where git's fsck would, as the gate sets it up."""
    found: list[tuple[str, bytes, str]] = []
    while data:
        head, nul, rest = data.partition(b"\0")
        mode, space, name = head.partition(b" ")
        if not nul or not space or len(rest) < 20:
            raise Refused("object-broken", "a tree is cut off.")
        found.append((mode.decode("latin-1"), name, rest[:20].hex()))
        data = rest[20:]
    order = [name + (b"/" if mode == FOLDER else b"") for mode, name, _ in found]
    names = [name for _, name, _ in found]
    odd = any(mode not in (FILE, EXECUTABLE, SYMLINK, GITLINK, FOLDER) for mode, _, _ in found)
    if odd or order != sorted(order) or len(set(names)) != len(names) or any(_is_git_s(name) for name in names):
        raise Refused("object-broken", "a tree is not as git makes them.")
    return found


def _is_git_s(name: bytes) -> bool:
    """Whether git has no file of such a name: nothing, a path, or its own folder on some computer."""
    plain = name.decode(errors="surrogateescape").casefold()
    unseen = "".join(each for each in plain if each not in "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff").rstrip(". ")
    return name in (b"", b".", b"..") or b"/" in name or unseen in (".git", "git~1")


def _head(commit: bytes) -> list[bytes]:
    return commit.partition(b"\n\n")[0].split(b"\n")


def _is_valid(signed: tuple[bytes, str, str]) -> bool:
    """What ssh-keygen says of it."""
    if signed not in _known:
        if len(_known) >= KNOWN_MOST:
            _known.clear()
        try:
            _known[signed] = are_valid([signed])[0]
        except GitError as error:
            raise Refused("not-judged", f"signatures could not be looked at: {error}.") from None
    return _known[signed]
