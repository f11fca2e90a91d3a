"""Puts the gate before a bare repository, and takes it away again."""

import os
import shlex
import sys
from collections.abc import Mapping
from datetime import date as Date
from pathlib import Path

from briggate.gate.introduction import policy_digest
from briggate.gate.queue import FILE as QUEUE
from briggate.gate.record import FILE
from briggate.git.change import GitError, run_git
from briggate.git.objects import Repository
from briggate.git.programs import git_command, run_alone
from briggate.governance.policy import FILES, read_policy, standing_faults

HOOKS = {"pre-receive": "briggate.gate.receive", "post-receive": "briggate.gate.after"}
MARK = "# Written by `briggate gate install`; `briggate gate remove` takes it away.\n"
SETTINGS = {
    "core.fsync": "all",
    "core.fsyncMethod": "fsync",
    "core.logAllRefUpdates": "true",
    "receive.advertisePushOptions": "false",
    "receive.fsck.badFilemode": "error",
    "receive.fsckObjects": "true",
    "receive.maxInputSize": "100m",
    "transfer.fsckObjects": "true",
}
"""Without the first, git acknowledges a push that a power cut undoes."""

NOT_SHARED = ("", "umask", "false", "0")
"""What git takes for a repository that is one account's alone."""


class CannotInstall(Exception):
    """The message is for whoever runs the server."""


def install(repository: Path, today: Date) -> tuple[str, str]:
    """Put the gate before a bare repository, which may have it already: main's commit, and the digest of the policy that it has.

    Raises CannotInstall where it could not judge, or where its policy could not be changed any more.
    """
    main = _main_of(repository)
    hooks = repository / "hooks"
    _check_hooks(repository, hooks)
    with Repository(repository) as git:
        files = git.files(git.tree(main), FILES)
    _check_policy(files, today)
    for name, value in SETTINGS.items():
        run_alone(git_command(repository, "config", name, value))
    for folder in (hooks, repository / FILE.parent):
        folder.mkdir(exist_ok=True)
    if _setting(repository, "core.sharedRepository") not in NOT_SHARED:
        for file in (FILE, QUEUE):
            _share(repository / file)
    for name, module in HOOKS.items():
        _write(hooks / name, f"#!/bin/sh\n{MARK}exec {shlex.quote(sys.executable)} -I -m {module}\n")
    return main, policy_digest(files)


def remove(repository: Path) -> list[str]:
    """Take the gate away, and leave the record: the hooks that went."""
    gone = [name for name in HOOKS if _is_ours(repository / "hooks" / name)]
    for name in gone:
        (repository / "hooks" / name).unlink()
    return gone


def _check_policy(files: Mapping[str, bytes | None], today: Date) -> None:
    policy, faults = read_policy(files)
    told = [str(fault) for fault in faults]
    if policy is not None:
        told = [told for _, told in standing_faults(policy, today)]
    if told:
        raise CannotInstall("\n  ".join(["the policy that main holds cannot be used:", *told]))


def _main_of(repository: Path) -> str:
    if hasattr(os, "geteuid") and repository.stat().st_uid != os.geteuid():
        raise CannotInstall(
            f"{repository} belongs to {_owner(repository)}, who could not write what another account makes there: give this command as "
            "that account."
        )
    try:
        is_bare = run_alone(git_command(repository, "rev-parse", "--is-bare-repository")).strip() == b"true"
        is_shallow = run_alone(git_command(repository, "rev-parse", "--is-shallow-repository")).strip() == b"true"
    except GitError as error:
        raise CannotInstall(f"{repository} is no repository of git’s: {error}") from None
    if not is_bare:
        raise CannotInstall(f"{repository} has a working copy; the gate stands before a bare one: git clone --bare makes one.")
    if is_shallow:
        raise CannotInstall(f"{repository} has only a part of the history: make it from a whole clone.")
    if (repository / "objects" / "info" / "alternates").exists():
        raise CannotInstall(
            f"{repository} borrows from another repository, and would lose what is tidied away there: git repack -a -d, then take away "
            "objects/info/alternates."
        )
    with Repository(repository) as git:
        main = git.main()
    if main == "0":
        raise CannotInstall(f"{repository} has no main yet: push the first one, with governance/ in it, and then install the gate.")
    return main


def _owner(repository: Path) -> str:
    try:
        return repository.owner()
    except KeyError:
        return f"account {repository.stat().st_uid}, which has no name here"


def _check_hooks(repository: Path, hooks: Path) -> None:
    elsewhere = _setting(repository, "core.hooksPath")
    if elsewhere:
        raise CannotInstall(f"core.hooksPath is {elsewhere}, so that hooks of this repository would not run: take that setting away.")
    for name in HOOKS:
        if (hooks / name).exists() and not _is_ours(hooks / name):
            raise CannotInstall(f"there is a hook {name} already, of somebody else's: take it away, or call it from elsewhere.")


def _setting(repository: Path, name: str) -> str:
    """A setting as git has it when somebody pushes, the machine's and the account's among them; "" where there is none."""
    try:
        return run_git(repository, "config", "--get", name).strip()
    except GitError:
        return ""


def _share(file: Path) -> None:
    """Let everybody write what the gate keeps who may push: git makes its own files so, and sets the group of folders."""
    file.touch()
    file.chmod(0o660)
    file.parent.chmod(0o2770)


def _is_ours(hook: Path) -> bool:
    return hook.is_file() and MARK in hook.read_text(encoding="utf-8", errors="replace")


def _write(hook: Path, text: str) -> None:
    fresh = hook.with_name(f"{hook.name}.new")
    fresh.write_text(text, encoding="utf-8", newline="\n")
    fresh.chmod(0o755)
    os.replace(fresh, hook)
