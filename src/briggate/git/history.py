"""Which files a folder has ever had, and what they said, by main's history."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from briggate.git.change import SECONDS_MOST, GitError, run_git

BRANCHES = ("main", "origin/main", "HEAD")
"""Whose history tells what was published: the first that there is."""


def files_ever(folder: Path, *under: str) -> frozenset[str] | None:
    """Every file that main has ever had under some folders, relative to `folder`; None where no history, or not all of it, is here."""
    branch = _branch(folder)
    if branch is None:
        return None
    names = run_git(folder, "log", branch, "--format=", "--name-only", "--no-renames", "-m", "--relative", "-z", "--", *under)
    return frozenset(name for name in names.replace("\n", "\0").split("\0") if name)


def texts_ever(folder: Path, *under: str) -> Iterator[str]:
    """What every file under some folders has ever said on main."""
    branch = _branch(folder)
    if branch is None:
        return
    listed = run_git(folder, "rev-list", "--objects", "--no-object-names", branch, "--", *under)
    yield from _blobs(folder, listed)


def _branch(folder: Path) -> str | None:
    try:
        if run_git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
            return None
        known = run_git(folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes").split()
        return next(
            (name for name in BRANCHES if name in known or (name == "HEAD" and run_git(folder, "rev-parse", "--verify", "HEAD"))), None
        )
    except GitError:
        return None


def _blobs(folder: Path, ids: str) -> Iterator[str]:
    """The text of every blob among some objects."""
    command = ["git", "-C", str(folder), "--no-replace-objects", "cat-file", "--batch", "--buffer"]
    try:
        out = subprocess.run(command, input=ids.encode(), capture_output=True, timeout=SECONDS_MOST, check=True).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise GitError(f"git could not read the history: {error}") from None
    place = 0
    while (end := out.find(b"\n", place)) >= 0:
        head = out[place:end].split()
        size = int(head[2]) if len(head) == 3 else 0
        if len(head) == 3 and head[1] == b"blob":
            yield out[end + 1 : end + 1 + size].decode(errors="replace")
        place = end + 1 + (size + 1 if len(head) == 3 else 0)
