"""The last word before anything is published: whether main came to be as the policy wants, from a root of trust kept elsewhere.

Nothing that a forge or a server says is believed but what signatures prove. What is kept: the commit and policy with which all began, the
last main that was found right, and the approvals that were used. Time is the one thing that a server could lie about: no move of main may
be older than the last look at it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from briggate.files.text import write_whole
from briggate.gate.due import Due, Landed, still_due
from briggate.gate.introduction import policy_digest
from briggate.gate.reading import GitObjects
from briggate.gate.record import check_chain, landed, read_entry
from briggate.gate.unrecorded import unrecorded_moves
from briggate.git.change import GitError
from briggate.git.objects import Repository
from briggate.git.programs import git_command, run_alone
from briggate.git.record_ref import read_mirror
from briggate.governance.judging import Accepted, judge
from briggate.governance.policy import FILES, read_policy
from briggate.governance.pushes import APPROVALS, MAIN, Push, Update
from briggate.governance.refusals import Refused

LATE = timedelta(minutes=5)
"""How long before the last look a move may have been recorded that was seen only now."""


type _Move = tuple[Update, datetime, tuple[str, ...] | None]
"""A move of main, when it was, and the names of the approvals that let it through; None where no record tells."""


class CannotVerify(Exception):
    """Nothing can be said of main; the message says why."""


@dataclass(frozen=True)
class Trust:
    """What a machine that publishes keeps to itself."""

    introduction: str
    """The commit with which all began."""
    policy: str
    """The digest of the policy of that commit: `policy_digest`."""
    tip: str
    """The last main that was found right."""
    looked: str
    """When that was."""
    used: tuple[str, ...] = ()
    """Names of the approvals that have been used."""
    alone: tuple[tuple[str, str, str, str], ...] = ()
    """(old, new, time, kind) of moves of main that somebody has still to approve."""


@dataclass(frozen=True)
class Verified:
    tip: str
    moves: int
    """How many moves of main were judged."""
    serial: int
    """Of the policy that is in force now."""
    due: tuple[Due, ...] = ()
    """What landed before anybody had approved it, and still waits for that."""


def introduce(repository: Path, commit: str, policy: str, trust: Path, now: datetime) -> None:
    """Begin to trust a repository: at a commit whose policy has a digest that was told by another way. Raises CannotVerify."""
    if trust.exists():
        raise CannotVerify(f"{trust} is there already: what is trusted is not begun twice.")
    _check_whole(repository)
    with Repository(repository) as git:
        if not git.has(commit):
            raise CannotVerify(f"there is no commit {commit} in {repository}.")
        found = policy_digest(git.files(git.tree(commit), FILES))
    if found != policy:
        raise CannotVerify(f"the policy at {commit[:10]} has the digest {found}, not {policy}.")
    _keep(trust, Trust(commit, policy, commit, _written(now)))


def verify(repository: Path, trust: Path, now: datetime) -> Verified:
    """Judge every move of main since the last look, and remember the last one. Raises Refused for the first that should not have been."""
    known = _read(trust)
    _check_whole(repository)
    with Repository(repository) as git:
        tip = git.main()
        if policy_digest(git.files(git.tree(known.introduction), FILES)) != known.policy:
            raise Refused("history-rewritten", f"the policy at {known.introduction[:10]}, where all began, is another now.")
        if not git.has(tip) or not git.has(known.tip) or not git.is_ancestor(known.tip, tip):
            raise Refused("history-rewritten", f"main does not go on from {known.tip[:10]}, the last that was found right.")
        used, alone = set(known.used), [Landed(old, new, _time(time), kind) for old, new, time, kind in known.alone]
        objects = _AsRecorded(git, lambda digest: frozenset(name for name in used if name.startswith(f"{APPROVALS}{digest}/")))
        objects.stood = {known.introduction, known.tip}
        judged = list[Accepted]()
        for update, time, approvals in git.anew(_moves(git, objects, known, tip, now)):
            objects.named = approvals
            judged.append(accepted := judge(Push((update,)), update.old, objects, time))
            used.update(accepted.approvals)
            objects.stood.add(update.new)
            if accepted.emergency:
                alone.append(Landed(update.old, update.new, time, accepted.emergency))
        objects.named = None
        due = tuple(still_due(git.anew(alone), tip, objects, now, used))
        policy, _ = read_policy(git.files(git.tree(tip), FILES))
    assert policy is not None  # it was judged, or has been before
    waiting = tuple((each.landed.old, each.landed.new, _written(each.landed.time), each.landed.kind) for each in due)
    _keep(trust, replace(known, tip=tip, looked=_written(now), used=tuple(sorted(used)), alone=waiting))
    return Verified(tip, len(judged), policy.permissions.serial, due)


def _moves(git: Repository, objects: GitObjects, known: Trust, tip: str, now: datetime) -> Iterable[_Move]:
    """The moves of main since the last look, by the record; without one, as approvals tell, and now."""
    if tip == known.tip:
        return []
    entries = [read_entry(text) for text in read_mirror(git.folder)]
    if not entries:
        return ((update, now, None) for update in unrecorded_moves(git, objects, known.tip, tip, now))
    check_chain(entries)
    moves: list[_Move] = []
    at, least = known.tip, _time(known.looked) - LATE
    for entry in landed(entries, git.line(tip)):
        if git.is_ancestor(entry.new, at):
            continue
        if entry.old != at:
            raise Refused("history-rewritten", f"the record does not tell how main came from {at[:10]} to {entry.old[:10]}.")
        time = _time(entry.time)
        if time < least or time > now + LATE:
            raise Refused("commit-time", f"the record has the move to {entry.new[:10]} at {entry.time}, which cannot be.")
        moves.append((Update(MAIN, entry.old, entry.new), time, entry.approvals))
        at, least = entry.new, max(least, time - LATE)
    if at != tip:
        raise Refused("history-rewritten", f"the record does not tell how main came from {at[:10]} to {tip[:10]}.")
    return moves


class _AsRecorded(GitObjects):
    """A repository with the approvals that there were when main moved: others may have come since."""

    named: tuple[str, ...] | None = None
    stood: set[str]
    """Where main is known to have stood, if no record tells."""

    def stood_at(self) -> set[str]:
        return super().stood_at() or self.stood

    def approvals(self, digest: str) -> Mapping[str, bytes]:
        return {name: data for name, data in super().approvals(digest).items() if self.named is None or name in self.named}


def _check_whole(repository: Path) -> None:
    try:
        is_shallow = run_alone(git_command(repository, "rev-parse", "--is-shallow-repository")).strip() == b"true"
    except GitError as error:
        raise CannotVerify(f"{repository} is no repository of git’s: {error}.") from None
    if is_shallow:
        raise CannotVerify(f"{repository} has only a part of the history  Fetch the rest: git fetch --unshallow.")


def _read(trust: Path) -> Trust:
    try:
        values = json.loads(trust.read_text(encoding="utf-8"))
        known = Trust(**{**values, "used": tuple(values["used"]), "alone": tuple(map(tuple, values.get("alone", ())))})
        _time(known.looked)
    except FileNotFoundError:
        raise CannotVerify(f"{trust} is not there  Begin with --introduction and --policy: docs/administrators/gate.md.") from None
    except (ValueError, TypeError, KeyError):
        raise CannotVerify(f"{trust} cannot be read  It was not written by briggate verify, or altered since.") from None
    return known


def _keep(trust: Path, known: Trust) -> None:
    write_whole(trust, json.dumps(asdict(known), indent=2) + "\n")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
