"""What comes in a push, and what the decision asks about it. Whoever can answer, from git or from a table in a test, is an Objects."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # what runs after a push needs the names below and no more, and is to be quick
    from briggate.governance.changes import Entry

MAIN = "refs/heads/main"
DRAFTS = "refs/heads/draft/"
APPROVALS = "refs/approvals/"
TURNS = "refs/turns/"
ABSENT = "0"
"""What a ref's side is called that is not there, however long git writes it."""


@dataclass(frozen=True)
class Update:
    """One ref that is to move. Ids are git's; "0" where there is none."""

    ref: str
    old: str
    new: str


@dataclass(frozen=True)
class Push:
    updates: tuple[Update, ...]
    options: int = 0
    """How many push options came with it."""


class Objects(Protocol):
    """What is in the repository, and in the push. Anything that is not there, or is of another kind, raises Refused."""

    def commit(self, id: str) -> bytes: ...

    def kind(self, id: str) -> str:
        """blob, tree, commit or tag."""
        ...

    def entries(self, pairs: Iterable[tuple[str, str]]) -> list[tuple["Entry", ...]]:
        """What differs between the trees of each pair."""
        ...

    def paths(self, tree: str) -> list[str]:
        """Every file of a tree."""
        ...

    def sizes(self, ids: Iterable[str]) -> Mapping[str, int]:
        """Bytes of blobs, by their ids."""
        ...

    def blobs(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """What blobs hold, by their ids."""
        ...

    def files(self, tree: str, paths: Iterable[str]) -> Mapping[str, bytes | None]:
        """What files of a tree hold; None for one that is not there."""
        ...

    def files_with(self, tree: str, words: Sequence[str]) -> Mapping[str, bytes]:
        """The pages and lists of words of the A–Z, in a tree, that have one of some words in them, by their names."""
        ...

    def earlier(self, commit: str, path: str) -> str:
        """The id of the version of a file that main had before the one that a commit has, or had last; "" where there was none.

        What a push brought only on its way was never main's.
        """
        ...

    def is_ancestor(self, id: str, of: str) -> bool: ...

    def approvals(self, digest: str) -> Mapping[str, bytes]:
        """What refs below refs/approvals/DIGEST/ hold, by their names."""
        ...

    def used(self, digest: str) -> frozenset[str]:
        """Names of the approvals of a change with which main has moved before."""
        ...

    def are_valid(self, signed: Iterable[tuple[bytes, str, str]]) -> list[bool]:
        """Whether each signature is one over its bytes: (bytes, namespace, armour). Whose the key is, is not asked."""
        ...
