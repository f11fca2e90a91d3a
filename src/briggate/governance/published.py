"""What main has been through: each of its moves, with who wrote, approved and published it, as far as anybody can know."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from briggate.governance.commits import Commit, read_commit
from briggate.governance.policy import Policy
from briggate.governance.refusals import Refused

How = Literal["through the gate", "not in the record", "before the gate"]
Standing = Literal["given", "afterwards", "no longer here", "not borne out"]
"""Of an approval that the record names: it is here, with a key of another person than those who signed; the same of what had
landed alone; its ref is gone; it is not so."""
UNKNOWN, UNSIGNED, NAMELESS = "unknown key", "not signed", "unknown person"
"""In the place of a person's id, which has no space in it."""


@dataclass(frozen=True)
class Approver:
    person: str
    """As the name of the approval has it; NAMELESS where it is no such name."""
    standing: Standing


@dataclass(frozen=True)
class Written:
    """One commit of main."""

    id: str
    author: str
    """The id of the person whose key signed it, by the policy that judged it; UNKNOWN, UNSIGNED, or "" before the gate."""
    subject: str
    """The first line of its message, as it was written."""
    files: tuple[str, ...]
    """What it changed, and took away."""


@dataclass(frozen=True)
class Move:
    """Main went from one commit to another at once. What was there before the gate counts as one move, of which only commits are known."""

    how: How
    old: str
    """ "" for what came before the gate."""
    new: str
    commits: tuple[Written, ...]
    """The oldest first, and at least one."""
    files: tuple[str, ...]
    """What differs between its two ends."""
    serial: int | None
    """Of the policy that main had when it moved; None where that cannot be read."""
    time: str = ""
    """When, by the server's clock, in UTC (2026-07-14T10:32:00+00:00); "" where no record tells."""
    digest: str = ""
    """Of the change: what was approved."""
    approvers: tuple[Approver, ...] = ()
    emergency: str = ""
    """As what it landed before anybody had approved it."""

    @property
    def publisher(self) -> str:
        """Who landed it: whoever signed its last commit."""
        return self.commits[-1].author

    @property
    def authors(self) -> tuple[str, ...]:
        """Who signed a part of it, each once, in the order of their commits."""
        return tuple(dict.fromkeys(commit.author for commit in self.commits if commit.author))


@dataclass(frozen=True)
class History:
    """All that main has been through."""

    moves: tuple[Move, ...]
    """The oldest first; they join without a gap, from the first commit to what is live."""
    has_record: bool
    void: int = 0
    """How many entries of the record are of commits that never reached this main."""

    @cached_property
    def by_commit(self) -> Mapping[str, tuple[Move, Written]]:
        return {commit.id: (move, commit) for move in self.moves for commit in move.commits}

    @cached_property
    def touching(self) -> Mapping[str, tuple[str, ...]]:
        """The commits that changed each file that main has ever had, the oldest first."""
        found: dict[str, list[str]] = {}
        for move in self.moves:
            for commit in move.commits:
                for file in commit.files:
                    found.setdefault(file, []).append(commit.id)
        return {file: tuple(commits) for file, commits in found.items()}


@dataclass(frozen=True)
class Lines:
    """Lines of a live file that follow one another, and that one commit wrote."""

    file: str
    address: str
    """ "" for what is no page."""
    first: int
    last: int
    """Both from 1, and 0 for the whole of a file that has no lines: an image, or an empty one."""
    move: Move
    commit: Written


def signer(id: str, data: bytes, policy: Policy | None) -> str:
    """Whose key signed a commit, by a policy: the person's id, UNKNOWN or UNSIGNED. `briggate verify` does the mathematics."""
    commit = _read(id, data)
    if commit is None:
        return UNSIGNED
    return (policy and policy.holder(commit.signature.key)) or UNKNOWN


def subject(data: bytes) -> str:
    """The first line of the message of a commit, whatever else it is."""
    return data.partition(b"\n\n")[2].partition(b"\n")[0].decode(errors="replace")


def _read(id: str, data: bytes) -> Commit | None:
    try:
        return read_commit(id, data)
    except Refused:
        return None
