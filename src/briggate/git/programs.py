"""git and ssh-keygen, started so that nothing of whoever runs them, nor of a repository's tree, has a say in what they tell."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from briggate.git.change import SECONDS_MOST, GitError

_OF_THE_MACHINE = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "COMSPEC", "PATHEXT")


def alone() -> dict[str, str]:
    """An environment in which git has no settings but the repository's own."""
    kept = {name: value for name in _OF_THE_MACHINE if (value := os.environ.get(name)) is not None} | _of_the_push()
    return kept | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PAGER": "cat",
        "LC_ALL": "C",
        "TZ": "UTC",
    }


def _of_the_push() -> dict[str, str]:
    """Where the objects of a push wait for a hook's word: below the repository's own, and nowhere else that a pusher may have named."""
    waiting, repository = os.environ.get("GIT_QUARANTINE_PATH"), os.environ.get("GIT_DIR")
    if not waiting or not repository:
        return {}
    own = Path(repository).resolve() / "objects"
    if Path(waiting).resolve().parent != own.resolve():
        return {}
    quoted = json.dumps(own.as_posix(), ensure_ascii=False)  # as git unquotes it, so that a path may hold what else would part two
    return {"GIT_OBJECT_DIRECTORY": waiting, "GIT_ALTERNATE_OBJECT_DIRECTORIES": quoted, "GIT_QUARANTINE_PATH": waiting}


def git_command(repository: Path, *arguments: str) -> list[str]:
    """git for a repository, whose grafts and commit-graph do not count: both can tell of other parents than a commit has."""
    settings = ("-c", "core.commitGraph=false", "-c", "advice.graftFileDeprecated=false")
    return ["git", "--no-pager", "--no-replace-objects", "--literal-pathspecs", f"--git-dir={repository}", *settings, *arguments]


def run_alone(command: list[str], data: bytes = b"", allowed: tuple[int, ...] = (0,)) -> bytes:
    """What a program prints, given some bytes. Raises GitError with what it says where it fails, or gives no answer."""
    if shutil.which(command[0]) is None:
        raise GitError(f"{command[0]} is not installed")
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS_MOST, check=False, env=alone())
    except subprocess.TimeoutExpired:
        raise GitError(f"{command[0]} gave no answer within {SECONDS_MOST} seconds") from None
    if done.returncode not in allowed:
        raise GitError(done.stderr.decode(errors="replace").strip().removeprefix("fatal: ") or f"{command[0]} ended with {done.returncode}")
    return done.stdout


def settle(folder: Path) -> None:
    """Wait until all that was written on the folder's file system is on the disk, names in folders too."""
    try:
        run_alone(["sync", "-f", str(folder)])
    except GitError:  # there is no such program here
        if hasattr(os, "sync"):
            os.sync()
