"""Who wrote, approved and published what is live: main's own commits, and the record as far as they bear it out.

Only what git has here is told. Who signed is read from each signature, by the policy that main had before the move; that the signatures
are right is what `briggate verify` proves.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briggate.content.reader import address_of
from briggate.gate.record import Entry, check_chain, landed, read_entry
from briggate.git.blame import blame
from briggate.git.objects import Repository
from briggate.git.record_ref import read_mirror
from briggate.governance.approvals import REF, read_approval
from briggate.governance.policy import FILES, Policy, read_policy
from briggate.governance.published import NAMELESS, Approver, History, How, Lines, Move, Written, signer, subject
from briggate.governance.pushes import APPROVALS
from briggate.governance.refusals import Refused

READ_MOST = 4_000_000_000
"""Bytes of a whole history that are read, approvals and policies with it."""
type _Span = tuple[int, int, Entry | None]
"""Main moved from one place of its line of commits to another; None where no entry tells of it."""


def read_history(git: Repository, tip: str) -> History:
    """What main went through up to `tip`. Without a record all of it was before the gate.

    `git` reads as much as READ_MOST says. Raises Refused for a record that was altered, and GitError.
    """
    entries = [read_entry(text) for text in read_mirror(git.folder)]
    check_chain(entries)
    line = git.line(tip)
    places = {commit: place for place, commit in enumerate(line)}
    spans = list(_spans(landed(entries, line), places))
    void = sum(entry.new not in places for entry in entries)
    return History(tuple(_Reading(git, line, spans).moves()), bool(entries), void)


def live_lines(git: Repository, history: History, tip: str, files: Sequence[str]) -> list[Lines]:
    """Every line of some files that `tip` has, in their order: one Lines for as many as one commit wrote and that follow one another."""
    ids = git.file_ids(git.tree(tip))
    blobs = git.all_of((ids[file] for file in files), "blob")
    several = [file for file in files if len(history.touching[file]) > 1 and _has_lines(blobs[ids[file]])]
    told = blame(git.folder, {file: history.touching[file] for file in several})
    found: list[Lines] = []
    for file in files:
        data = blobs[ids[file]]
        last = history.touching[file][-1]
        count = data.count(b"\n") + (not data.endswith(b"\n")) if _has_lines(data) else 0
        commits = told.get(file) or [last] * count
        for first, end in _runs(commits):
            move, commit = history.by_commit[commits[first]]
            found.append(Lines(file, address_at(file), first + 1, end, move, commit))
        if not commits:
            found.append(Lines(file, address_at(file), 0, 0, *history.by_commit[last]))
    return found


def address_at(file: str) -> str:
    """The address of the page that a file is; "" for any other file."""
    return address_of(file.removeprefix("content/")) if file.startswith("content/") and file.endswith(".md") else ""


def _has_lines(data: bytes) -> bool:
    return bool(data) and b"\0" not in data


def _runs(commits: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each run of the same begins, and where the next one does."""
    begins = [place for place, commit in enumerate(commits) if place == 0 or commits[place - 1] != commit]
    return pairwise([*begins, len(commits)])


def _spans(entries: Sequence[Entry], places: dict[str, int]) -> Iterator[_Span]:
    """The moves of main since the first that an entry tells of, without a gap."""
    at: int | None = None
    for entry in entries:
        new, old = places.get(entry.new), places.get(entry.old, -1)
        if new is None:
            continue
        at = old if at is None else at
        if new <= at:
            continue
        if old > at:
            yield at, old, None
            at = old
        yield at, new, entry if old == at and at >= 0 else None
        at = new
    if at is not None and at < len(places) - 1:
        yield at, len(places) - 1, None


class _Reading:
    """One line of commits, and how main moved along it."""

    def __init__(self, git: Repository, line: Sequence[str], spans: Sequence[_Span]) -> None:
        self._git, self._line, self._spans = git, line, spans
        commits = git.all_of(line, "commit")
        self._commits = [commits[id] for id in line]
        self._trees = [data.partition(b"\n")[0].removeprefix(b"tree ").decode("ascii") for data in self._commits]
        self._files, self._net = self._changed()
        refs = git.refs(APPROVALS)
        blobs = git.all_of(refs.values(), "blob")
        self._approvals = {name: blobs.get(id, b"") for name, id in refs.items()}
        self._policies: dict[int, Policy | None] = {}
        touches = [bool(set(FILES) & set(files)) for files in self._files]
        self._policy_from = [0] * len(line)
        for place in range(1, len(line)):
            self._policy_from[place] = place if touches[place] else self._policy_from[place - 1]

    def moves(self) -> Iterator[Move]:
        begun = self._spans[0][0] if self._spans else len(self._line) - 1
        if begun >= 0:
            before = tuple(Written(self._line[place], "", subject(self._commits[place]), self._files[place]) for place in range(begun + 1))
            yield Move("before the gate", "", self._line[begun], before, _files_of(before), None)
        for span in self._spans:
            yield self._move(*span)

    def _move(self, old: int, new: int, entry: Entry | None) -> Move:
        policy = self._policy(old)
        commits = tuple(
            Written(self._line[place], signer(self._line[place], self._commits[place], policy), subject(self._commits[place]), files)
            for place, files in enumerate(self._files[old + 1 : new + 1], old + 1)
        )
        how: How = "not in the record" if entry is None else "through the gate"
        approvers = self._approvers(entry, policy, {commit.author for commit in commits}) if entry else ()
        time, digest, emergency = (entry.time, entry.digest, entry.emergency) if entry else ("", "", "")
        serial = policy.permissions.serial if policy else None
        came_from, files = (self._line[old], self._net[old, new]) if old >= 0 else ("", _files_of(commits))
        return Move(how, came_from, self._line[new], commits, files, serial, time, digest, approvers, emergency)

    def _approvers(self, entry: Entry, policy: Policy | None, signers: set[str]) -> tuple[Approver, ...]:
        """Who let a move through, by the approvals that its entry names; and who approved afterwards what had landed without any."""
        named = tuple(self._approver(name, entry.digest, policy, signers) for name in entry.approvals)
        if not entry.emergency:
            return named
        later = sorted(name for name in self._approvals if name.startswith(f"{APPROVALS}{entry.digest}/") and name not in entry.approvals)
        found = (self._approver(name, entry.digest, policy, signers) for name in later)
        return (*named, *(Approver(each.person, "afterwards") for each in found if each.standing == "given"))

    def _approver(self, name: str, digest: str, policy: Policy | None, signers: set[str]) -> Approver:
        found = REF.fullmatch(name)
        if found is None or found["digest"] != digest:
            return Approver(found["person"] if found else NAMELESS, "not borne out")
        person = found["person"]
        if name not in self._approvals:
            return Approver(person, "no longer here")
        try:
            approval = read_approval(name, self._approvals[name])
        except Refused:
            return Approver(person, "not borne out")
        is_theirs = policy is not None and policy.holder(approval.signature.key) == person and person not in signers
        return Approver(person, "given" if is_theirs else "not borne out")

    def _policy(self, place: int) -> Policy | None:
        """The policy that main had at a place; None where it had none that can be read."""
        if place < 0:
            return None
        since = self._policy_from[place]
        if since not in self._policies:
            self._policies[since], _ = read_policy(self._git.files(self._trees[since], FILES))
        return self._policies[since]

    def _changed(self) -> tuple[list[tuple[str, ...]], dict[tuple[int, int], tuple[str, ...]]]:
        """The files that each commit changed, and those that each move did."""
        steps = list(pairwise(range(len(self._line))))
        moves = [(old, new) for old, new, _ in self._spans if old >= 0]
        asked = list(dict.fromkeys([*steps, *moves]))
        told = self._git.entries((self._trees[old], self._trees[new]) for old, new in asked)
        found = {pair: tuple(sorted(entry[0] for entry in entries)) for pair, entries in zip(asked, told, strict=True)}
        first = tuple(sorted(self._git.file_ids(self._trees[0])))
        return [first, *(found[pair] for pair in steps)], {pair: found[pair] for pair in moves}


def _files_of(commits: Sequence[Written]) -> tuple[str, ...]:
    return tuple(sorted({file for commit in commits for file in commit.files}))
