"""refs/briggate/record: a repository's record, for clones to fetch. Each entry is a commit's message, and the one before its parent."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from briggate.git.programs import git_command, run_alone

REF = "refs/briggate/record"
_WHO = "briggate <briggate@localhost> 0 +0000"


def mirrored(repository: Path) -> int:
    """How many entries the ref has."""
    listed = run_alone(git_command(repository, "for-each-ref", "--format=%(objectname)", REF)).decode().strip()
    return int(run_alone(git_command(repository, "rev-list", "--count", listed)).decode()) if listed else 0


def write_mirror(repository: Path, entries: Sequence[tuple[int, str]]) -> None:
    """Add entries, the oldest first. Raises GitError."""
    if not entries:
        return
    old = run_alone(git_command(repository, "for-each-ref", "--format=%(objectname)", REF)).decode().strip()
    tree = run_alone(git_command(repository, "hash-object", "-t", "tree", "-w", "--stdin")).decode().strip()
    tip = old
    for _, text in entries:
        parent = f"parent {tip}\n" if tip else ""
        commit = f"tree {tree}\n{parent}author {_WHO}\ncommitter {_WHO}\n\n{text}\n"
        tip = run_alone(git_command(repository, "hash-object", "-t", "commit", "-w", "--stdin"), commit.encode()).decode().strip()
    run_alone(git_command(repository, "update-ref", REF, tip, old or "0" * len(tip)))


def drop(repository: Path, refs: Iterable[str]) -> None:
    """Take refs away that have done what they came for."""
    for ref in refs:
        run_alone(git_command(repository, "update-ref", "-d", ref))


def read_mirror(repository: Path) -> list[str]:
    """The text of every entry that the ref has, the oldest first; none where there is no such ref."""
    tip = run_alone(git_command(repository, "for-each-ref", "--format=%(objectname)", REF)).decode().strip()
    if not tip:
        return []
    printed = run_alone(git_command(repository, "log", "--first-parent", "--reverse", "--format=%B%x00", tip)).decode(errors="replace")
    return [text.strip() for text in printed.split("\0")[:-1]]
