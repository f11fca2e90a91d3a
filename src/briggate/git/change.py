"""What a change is: the files that differ from an earlier commit, and that commit's files."""

import os
import subprocess
import tempfile
from pathlib import Path

SECONDS_MOST = 60


class GitError(Exception):
    """git would not; the message is for the person at the keyboard."""


def changed_files(folder: Path, revision: str) -> frozenset[str]:
    """Every file under `folder`, relative to it, that is not as it was in `revision`: committed since, or not committed at all.

    `revision` may be a branch that has gone on: what counts is where HEAD left it, here and below.
    """
    commit = left_at(folder, revision)
    changed = run_git(folder, "diff", "--name-only", "--no-renames", "-z", "--relative", commit, "--", ".")
    new = run_git(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return frozenset(name for name in (changed + new).split("\0") if name)


def text_at(folder: Path, revision: str, file: str) -> str | None:
    """A file as it was in `revision`; None where there was none."""
    try:
        return run_git(folder, "cat-file", "blob", f"{left_at(folder, revision)}:./{file}")
    except GitError:
        return None


def write_files_at(folder: Path, revision: str, destination: Path) -> None:
    """Write the files of `folder` as they were in `revision` into `destination`, without touching the repository."""
    commit, prefix = left_at(folder, revision), run_git(folder, "rev-parse", "--show-prefix").strip()
    with tempfile.TemporaryDirectory() as place:
        index = {"GIT_INDEX_FILE": str(Path(place, "index"))}
        run_git(folder, "read-tree", f"{commit}:{prefix}", more=index)
        top = Path(run_git(folder, "rev-parse", "--show-toplevel").strip())
        run_git(top, "checkout-index", "--all", "--force", f"--prefix={destination.as_posix()}/", more=index)


def left_at(folder: Path, revision: str, head: str = "HEAD") -> str:
    """The last commit that `head` and `revision` have in common; `revision` itself where they have none, or none that is here."""
    commit = commit_of(folder, revision)
    try:
        return run_git(folder, "merge-base", commit, head).strip()
    except GitError:
        return commit


def commit_of(folder: Path, revision: str) -> str:
    """The commit that somebody means by a revision. Raises GitError where there is none."""
    try:
        return run_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except GitError as error:
        raise GitError(str(error) or f"git knows no commit “{revision}”") from None


def run_git(folder: Path, *arguments: str, more: dict[str, str] | None = None, data: bytes = b"") -> str:
    """What git prints, given some bytes. Raises GitError with what it says where it fails."""
    command = ["git", "-C", str(folder), "--no-replace-objects", "-c", "core.quotePath=false", *arguments]
    environment = {**os.environ, "GIT_LITERAL_PATHSPECS": "1", "LC_ALL": "C", **(more or {})}
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS_MOST, check=False, env=environment)
    except FileNotFoundError:
        raise GitError("git is not installed") from None
    except subprocess.TimeoutExpired:
        raise GitError(f"git gave no answer within {SECONDS_MOST} seconds") from None
    if done.returncode:
        raise GitError(done.stderr.decode(errors="replace").strip().removeprefix("fatal: "))
    return done.stdout.decode(errors="surrogateescape")
