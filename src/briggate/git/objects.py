"""What a repository holds, read from git's own objects: for whoever decides on a push, and trusts nothing else."""

import re
import subprocess
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import batched
from pathlib import Path
from typing import IO, Self

from briggate.git.change import GitError
from briggate.git.programs import alone, git_command, run_alone
from briggate.git.signing import are_valid

FILES_AT_ONCE = 500
READ_MOST = 64_000_000
"""Bytes of objects that are read for one change."""
_ENTRY = re.compile(rb":(\d{6}) (\d{6}) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) [ADMT]")
ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class Repository:
    """A repository's objects and refs. Any method raises GitError for what is not there, or not of the kind that is asked for.

    Use it in a `with`: it keeps one git running that it asks.
    """

    def __init__(self, folder: Path, most: int = READ_MOST) -> None:
        """`most` is how many bytes of objects are read before it is too much."""
        self.folder = folder
        self._read, self._most = 0, most
        self._git: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._git is not None:
            for pipe in (self._git.stdin, self._git.stdout):
                if pipe is not None:
                    pipe.close()
            self._git.wait()

    def begin(self) -> None:
        """Begin with another change, for which as much may be read as for the one before."""
        self._read = 0

    def anew[T](self, changes: Iterable[T]) -> Iterator[T]:
        """One change after another, with `begin` before each."""
        for each in changes:
            self.begin()
            yield each

    def main(self) -> str:
        """Where main is; "0" where it is not."""
        return self.refs("refs/heads/main").get("refs/heads/main", "0")

    def refs(self, under: str) -> Mapping[str, str]:
        """The id that every ref under a name has, and the ref of that name itself."""
        printed = self._run("for-each-ref", "--format=%(objectname) %(refname)", under.rstrip("/"))
        return {ref: id for id, _, ref in (line.partition(" ") for line in printed.decode().splitlines())}

    def commit(self, id: str) -> bytes:
        return self._object(id, "commit")

    def all_of(self, ids: Iterable[str], kind: str) -> dict[str, bytes]:
        """What many objects hold, asked for at once. One that is not there, or of another kind, is left out."""
        asked = list(dict.fromkeys(ids))
        printed = self._run("cat-file", "--batch", "--buffer", data="".join(f"{_checked(id)}\n" for id in asked).encode())
        found: dict[str, bytes] = {}
        place = 0
        for id in asked:
            end = printed.index(b"\n", place)
            _, what, *size = printed[place:end].decode().split(" ")
            place = end + 1
            if size:
                data = printed[place : place + int(size[0])]
                place += len(data) + 1
                if what == kind:
                    found[id] = data
        return found

    def tree(self, commit: str) -> str:
        """The id of a commit's tree, whatever else the commit says."""
        return self.commit(commit).partition(b"\n")[0].removeprefix(b"tree ").decode("ascii", "replace")

    def kind(self, id: str) -> str:
        return self._info(id)[0]

    def has(self, commit: str) -> bool:
        """Whether a commit is there. One whose push was broken off went with it."""
        try:
            return self.kind(commit) == "commit"
        except GitError:
            return False

    def entries(self, pairs: Iterable[tuple[str, str]]) -> list[list[tuple[str, str, str, str, str]]]:
        """What differs between the trees of each pair: (path, old mode, new mode, old id, new id)."""
        asked = list(pairs)
        lines = "".join(f"{_checked(old)} {_checked(new)}\n" for old, new in asked)
        how = ("--stdin", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv")
        printed = self._run("diff-tree", *how, data=lines.encode())
        found: list[list[tuple[str, str, str, str, str]]] = []
        place = 0
        for old, new in asked:
            head = f"{old} {new}\n".encode()
            if not printed.startswith(head, place):
                raise GitError("git did not tell how two trees differ")
            place += len(head)
            found.append([])
            while match := _ENTRY.match(printed, place):
                end = printed.index(b"\0", match.end() + 1)
                path = printed[match.end() + 1 : end].decode(errors="surrogateescape")
                old_mode, new_mode, old_id, new_id = (each.decode() for each in match.groups())
                found[-1].append((path, old_mode, new_mode, old_id, new_id))
                place = end + 1
        if place != len(printed):
            raise GitError("git told more of the trees than was asked")
        return found

    def paths(self, tree: str) -> list[str]:
        printed = self._run("ls-tree", "-r", "-z", "--name-only", "--full-tree", _checked(tree))
        return printed.decode(errors="surrogateescape").split("\0")[:-1]

    def file_ids(self, tree: str) -> dict[str, str]:
        """The id of every file of a tree, by its path."""
        printed = self._run("ls-tree", "-r", "-z", "--full-tree", _checked(tree)).decode(errors="surrogateescape")
        listed = (line.partition("\t") for line in printed.split("\0")[:-1])
        return {path: head.split(" ")[2] for head, _, path in listed if head.split(" ")[1] == "blob"}

    def line(self, tip: str) -> list[str]:
        """A commit and all that it goes back to, by first parents, the oldest first."""
        return self._run("rev-list", "--first-parent", "--reverse", _checked(tip)).decode().split()

    def sizes(self, ids: Iterable[str]) -> dict[str, int]:
        return {id: self._info(id)[1] for id in ids}

    def blobs(self, ids: Iterable[str]) -> dict[str, bytes]:
        return {id: self._object(id, "blob") for id in ids}

    def files(self, tree: str, paths: Iterable[str]) -> dict[str, bytes | None]:
        """What files of a tree hold; None for one that is not there, or is no ordinary file."""
        asked = list(paths)
        printed = self._run("ls-tree", "-z", "--full-tree", _checked(tree), "--", *asked).decode(errors="surrogateescape")
        there = {path: head.split(" ") for head, _, path in (line.partition("\t") for line in printed.split("\0")[:-1])}
        ids = {path: there[path][2] for path in asked if path in there and there[path][:2] == ["100644", "blob"]}
        return {path: self._object(ids[path], "blob") if path in ids else None for path in asked}

    def files_with(self, tree: str, words: Sequence[str], under: Sequence[str]) -> dict[str, bytes]:
        """The files of a tree, under some folders, that have one of some words as a whole value of YAML, whatever its capitals."""
        patterns = "".join(f"{_as_value(word)}\n" for word in words)
        how = ("grep", "-z", "-l", "-i", "-E", "--no-textconv", "-f", "-", _checked(tree), "--", *under)
        printed = self._run(*how, data=patterns.encode(), allowed=(0, 1)).decode(errors="surrogateescape")
        paths = [each.partition(":")[2] for each in printed.split("\0")[:-1]]
        found: dict[str, bytes] = {}
        for some in batched(paths, FILES_AT_ONCE):
            found |= {path: data for path, data in self.files(tree, some).items() if data is not None}
        return found

    def earlier(self, commit: str, path: str, stood: Container[str]) -> str:
        """The id that a file had when main last stood where it had another than a commit has; "" where it was not there.

        `stood` has the commits where main is known to have stood: those between came in one push, and nobody has approved what they were
        on the way. Before the first of them every commit counts.
        """
        how = ("--first-parent", "-m", "--root", "-1", "--format=%H", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-show-signature")
        id, _, told = self._run("log", *how, _checked(commit), "--", path).partition(b"\0")
        found = _ENTRY.match(told.lstrip(b"\n\0"))
        if found is None:
            return ""
        before = self.line(id.decode())[-2::-1]
        at = next((each for each in before if each in stood), "")
        if at:
            return self.file_ids(self.tree(at)).get(path, "")
        return found[3].decode() if found[1] != b"000000" else ""

    def is_ancestor(self, id: str, of: str) -> bool:
        command = git_command(self.folder, "merge-base", "--is-ancestor", _checked(id), _checked(of))
        try:
            run_alone(command)
        except GitError as error:
            if str(error) != "git ended with 1":
                raise
            return False
        return True

    def are_valid(self, signed: Iterable[tuple[bytes, str, str]]) -> list[bool]:
        return are_valid(list(signed))

    def _info(self, id: str) -> tuple[str, int]:
        kind, size, _ = self._ask("info", id)
        return kind, size

    def _object(self, id: str, kind: str) -> bytes:
        what, size, out = self._ask("contents", id, self._most)
        data = out.read(size)
        out.read(1)
        if what != kind or len(data) != size:
            raise GitError(f"{id[:10]} is a {what}, where a {kind} should be")
        return data

    def _ask(self, verb: str, id: str, most: int | None = None) -> tuple[str, int, IO[bytes]]:
        if self._git is None:
            command = git_command(self.folder, "cat-file", "--batch-command", "--buffer")
            self._git = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=alone())
        asked, told = self._git.stdin, self._git.stdout
        assert asked is not None
        assert told is not None
        try:
            asked.write(f"{verb} {_checked(id)}\nflush\n".encode())
            asked.flush()
            head = told.readline().split()
        except OSError as error:
            raise GitError(f"git could not be asked: {error}") from None
        if len(head) != 3 or head[0].decode() != id:
            raise GitError(f"{id[:10]} is not there")
        if most is not None:
            self._read += int(head[2])
            if self._read > most:
                raise GitError(f"there is more to read than {most:,} bytes")
        return head[1].decode(), int(head[2]), told

    def _run(self, *arguments: str, data: bytes = b"", allowed: tuple[int, ...] = (0,)) -> bytes:
        return run_alone(git_command(self.folder, *arguments), data, allowed)


def _as_value(word: str) -> str:
    """A pattern for a word that stands alone between marks of YAML. What is no plain letter is matched loosely: too much does no harm."""
    plain = re.sub(r"\s+", " ", re.sub(r"[^A-Za-z0-9\s]+", "\0", word))
    loose = plain.replace("\0", ".+").replace(" ", "[[:space:]]+")
    return f"""(^|[][{{}},:"'-])[[:space:]]*{loose}[[:space:]]*($|[][{{}},"'#])"""


def _checked(id: str) -> str:
    if not ID.fullmatch(id):
        raise GitError("that is no object's id")
    return id
