"""Which files a folder has ever had, and what they said, by main's history."""

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from briggate.git.change import SECONDS_MOST, GitError, left_at, run_git

BRANCHES = ("main", "origin/main")
"""Whose history tells what was published: the first that there is, else what is checked out."""


def files_ever(folder: Path, *under: str, until: str = "HEAD") -> frozenset[str] | None:
    """Every file that main has ever had under some folders, relative to `folder`; None where no history, or not all of it, is here.

    What main has had since the commit `until` left it does not count, nor what a draft had before it was merged.
    """
    tip = _tip(folder, until)
    if tip is None:
        return None
    how = ("--first-parent", "-m", "--root", "--format=", "--name-only", "--no-renames", "--relative", "-z")
    names = run_git(folder, "log", *how, tip, "--", *under)
    return frozenset(name for name in names.replace("\n", "\0").split("\0") if name)


def texts_ever(folder: Path, *under: str, until: str = "HEAD") -> Iterator[str]:
    """What every file under some folders has ever said on main, until the commit `until` left it."""
    tip = _tip(folder, until)
    if tip is None:
        return
    listed = run_git(folder, "rev-list", "--first-parent", "--objects", "--no-object-names", tip, "--", *under)
    yield from _blobs(folder, listed)


def versions(folder: Path, file: str) -> list[tuple[datetime, bytes | None]]:
    """Every version that a file has had on main, the oldest first, with when it came to be there; None where it was taken away.

    Raises GitError where no history, or not all of it, is here.
    """
    tip = _tip(folder, "HEAD")
    if tip is None:
        raise GitError("the whole history is not here  Fetch it: git fetch --unshallow.")
    listed = run_git(folder, "log", "--first-parent", "-m", "--reverse", "--format=%ct %H", tip, "--", file)
    found: list[tuple[datetime, bytes | None]] = []
    for line in listed.splitlines():
        time, _, commit = line.partition(" ")
        try:
            data = run_git(folder, "cat-file", "blob", f"{commit}:./{file}").encode(errors="surrogateescape")
        except GitError:
            data = None
        found.append((datetime.fromtimestamp(int(time), UTC), data))
    return found


def _tip(folder: Path, until: str) -> str | None:
    """The last commit of main that counts."""
    try:
        if run_git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
            return None
        known = run_git(folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes").split()
        return left_at(folder, next((name for name in BRANCHES if name in known), "HEAD"), until)
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
