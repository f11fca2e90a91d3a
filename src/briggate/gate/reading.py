"""What the decision asks, answered from a repository of git's. What git will not tell is a refusal, never a pass."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from briggate.gate.record import read_entry
from briggate.git.change import GitError
from briggate.git.objects import Repository
from briggate.git.record_ref import read_mirror
from briggate.governance.approvals import BYTES_MOST
from briggate.governance.changes import Entry
from briggate.governance.pushes import APPROVALS
from briggate.governance.refusals import Refused

APPROVALS_MOST = 50
"""Approvals of one change, by one person, that are looked at: nobody crowds out those of others."""
WORDS_IN = ("content", "site_config/a_to_z")


class GitObjects:
    """A repository as governance.pushes.Objects."""

    def __init__(self, repository: Repository, used: Callable[[str], frozenset[str]] = lambda digest: frozenset()) -> None:
        """`used` gives the names of the approvals of a change, by its digest, with which main has moved before."""
        self._git, self._used = repository, used

    def commit(self, id: str) -> bytes:
        return _told(lambda: self._git.commit(id))

    def kind(self, id: str) -> str:
        return _told(lambda: self._git.kind(id))

    def entries(self, pairs: Iterable[tuple[str, str]]) -> list[tuple[Entry, ...]]:
        return _told(lambda: [tuple(Entry(*each) for each in found) for found in self._git.entries(pairs)])

    def paths(self, tree: str) -> list[str]:
        return _told(lambda: self._git.paths(tree))

    def sizes(self, ids: Iterable[str]) -> Mapping[str, int]:
        return _told(lambda: self._git.sizes(ids))

    def blobs(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        return _told(lambda: self._git.blobs(ids))

    def files(self, tree: str, paths: Iterable[str]) -> Mapping[str, bytes | None]:
        return _told(lambda: self._git.files(tree, paths))

    def files_with(self, tree: str, words: Sequence[str]) -> Mapping[str, bytes]:
        return _told(lambda: self._git.files_with(tree, words, WORDS_IN))

    def earlier(self, commit: str, path: str) -> str:
        return _told(lambda: self._git.earlier(commit, path, self.stood_at()))

    def stood_at(self) -> set[str]:
        """Where main has stood, by the record: what it holds is no less true for being a little old."""
        entries = map(read_entry, read_mirror(self._git.folder))
        return {commit for entry in entries for commit in (entry.old, entry.new)}

    def is_ancestor(self, id: str, of: str) -> bool:
        return _told(lambda: self._git.is_ancestor(id, of))

    def approvals(self, digest: str) -> Mapping[str, bytes]:
        refs = _told(lambda: self._git.refs(f"{APPROVALS}{digest}"))
        people = Counter[str]()
        ids = {}
        for ref, id in refs.items():
            person = ref.rpartition("/")[0]
            people[person] += 1
            if people[person] <= APPROVALS_MOST:
                ids[ref] = id
        sizes = self.sizes(ids.values())
        blobs = self.blobs({id for id in ids.values() if sizes[id] <= BYTES_MOST})
        return {ref: blobs[id] for ref, id in ids.items() if id in blobs}

    def used(self, digest: str) -> frozenset[str]:
        return self._used(digest)

    def are_valid(self, signed: Iterable[tuple[bytes, str, str]]) -> list[bool]:
        try:
            return self._git.are_valid(signed)
        except GitError as error:  # no fault of the push
            raise Refused("not-judged", f"signatures could not be looked at: {error}.") from None


def _told[T](ask: Callable[[], T]) -> T:
    try:
        return ask()
    except GitError as error:
        raise Refused("object-broken", f"git would not tell what was asked: {error}.") from error
