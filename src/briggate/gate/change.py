"""A change of main that nobody has pushed yet, brought before the decision from any whole clone: in CI, or on somebody's own computer."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import Path

from briggate.gate.due import landed_alone, still_due, used_by
from briggate.gate.reading import GitObjects
from briggate.gate.record import Entry as RecordEntry
from briggate.gate.record import read_entry
from briggate.git.change import GitError
from briggate.git.clone import Clone
from briggate.git.objects import Repository
from briggate.git.programs import git_command, run_alone
from briggate.git.record_ref import REF as RECORD
from briggate.git.record_ref import read_mirror
from briggate.governance.changes import Entry
from briggate.governance.decision import Change
from briggate.governance.judging import judge
from briggate.governance.pushes import APPROVALS, MAIN, Push, Update
from briggate.governance.refusals import Refused

EXAMPLE = "origin/main..HEAD"


class NoChange(Exception):
    """What was asked for is no change that could be judged here; the message says why, and what to do."""


def read_change(folder: Path, asked: str, now: datetime) -> Change:
    """Judge OLD..NEW, any two commits that the repository of `folder` knows (`OLD..` goes to HEAD), by the policy of OLD.

    Raises NoChange for what cannot be judged as it is asked, and GitError where git will not tell what is there.
    """
    old, dots, new = asked.partition("..")
    if not old or not dots or new.startswith("."):
        fix = f"Write the main that there is, two dots, and the one that there would be, such as {EXAMPLE}."
        raise NoChange(f"--change {asked}  these are not two commits  {fix}")
    repository = _repository(folder)
    return judge_change(repository, _commit(repository, asked, old), _commit(repository, asked, new or "HEAD"), now)


def judge_change(repository: Path, old: str, new: str, now: datetime) -> Change:
    """What the gate would say of a push that moves main from one commit to another, with the approvals that this repository has."""
    with Repository(repository) as git:
        objects = _Remembering(git, partial(_used, git, old))
        refused, not_judged = None, ""
        try:
            judge(Push((Update(MAIN, old, new),)), old, objects, now)
        except Refused as error:
            if error.reason.code == "not-judged" or isinstance(error.__cause__, GitError):
                not_judged = error.sentence
            else:
                refused = error
        except Exception as error:  # whatever it is: what could not be judged is not let through
            not_judged = f"the change could not be judged: {error if isinstance(error, GitError) else type(error).__name__}."
        if not_judged or refused is not None:
            return Change(old, new, refused, not_judged, objects.seen, notes=() if not_judged else tuple(_notes(git, old, new, refused)))
        entries = _entries(git)
        waiting = landed_alone(entries, git.line(old))
        due = tuple(
            (each.weighed.entries[0].path, each.told(now)) for each in still_due(git.anew(waiting), old, objects, now, used_by(entries))
        )
        return Change(old, new, files=objects.seen, due=due, notes=tuple(_notes(git, old, new, refused)))


class _Remembering(GitObjects):
    """A repository that keeps in mind which files the decision came to see."""

    seen: frozenset[str] = frozenset()

    def entries(self, pairs: Iterable[tuple[str, str]]) -> list[tuple[Entry, ...]]:
        found = super().entries(pairs)
        self.seen |= {entry.path for entries in found for entry in entries}
        return found


def _used(git: Repository, old: str, digest: str) -> frozenset[str]:
    """The approvals of a change with which main had moved before, by the record that was fetched along."""
    entries = [entry for entry in _entries(git) if entry.digest == digest]
    landed = [entry for entry in entries if git.has(entry.new) and git.is_ancestor(entry.new, old)]
    if any(entry.emergency for entry in landed):
        return frozenset(git.refs(f"{APPROVALS}{digest}"))
    return frozenset(name for entry in landed for name in entry.approvals)


def _entries(git: Repository) -> list[RecordEntry]:
    try:
        return [read_entry(text) for text in read_mirror(git.folder)]
    except Refused as refused:
        raise GitError(f"{RECORD} cannot be read, since {refused.sentence.removesuffix('.')}") from None


def _notes(git: Repository, old: str, new: str, refused: Refused | None) -> Iterable[str]:
    yield f"The change was judged as a push that moves main from {old[:10]} to {new[:10]}."
    if refused is not None:
        yield "It was looked at up to the first reason to refuse it; there may be more."
    if refused is not None and refused.reason.rule == "R10" and not git.refs(APPROVALS):
        yield f"This clone has no approvals. If the server has some, fetch them: {APPROVALS}*."
    if refused is None and not git.refs(RECORD):
        yield f"Whether an approval was used before was not looked at: the record, {RECORD}, is not here."


def _repository(folder: Path) -> Path:
    """The repository whose files `folder` has. Raises NoChange where no change could be judged in it."""
    try:
        clone = Clone(folder)
    except GitError as error:
        raise NoChange(f"--change  {error}") from None
    if clone.folder.resolve() != folder.resolve():
        raise NoChange(f"--change  who may change what is judged for a whole repository  Run the command in {clone.folder}.")
    if _told(clone.git_folder, "--is-shallow-repository") == "true":
        raise NoChange("--change  this clone has only a part of the history  Fetch the rest: git fetch --unshallow.")
    return clone.git_folder


def _commit(repository: Path, asked: str, revision: str) -> str:
    try:
        return _told(repository, "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError:
        raise NoChange(f"--change {asked}  git knows no commit “{revision}” here  Fetch it, or correct its name.") from None


def _told(repository: Path, *asked: str) -> str:
    return run_alone(git_command(repository, "rev-parse", *asked)).decode(errors="replace").strip()
