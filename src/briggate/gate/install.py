"""Puts the gate before a bare repository, and takes it away again."""

import hashlib
import json
import os
import shlex
import sys
from pathlib import Path

from briggate.git.change import GitError
from briggate.git.objects import Repository
from briggate.git.programs import git_command, run_alone
from briggate.governance.policy import FILES, read_policy

HOOKS = {"pre-receive": "pre", "post-receive": "post"}
MARK = "# Written by `briggate gate install`; `briggate gate remove` takes it away.\n"
SETTINGS = {
    "core.fsync": "all",
    "core.fsyncMethod": "fsync",
    "core.logAllRefUpdates": "true",
    "receive.advertisePushOptions": "false",
    "receive.fsckObjects": "true",
    "receive.maxInputSize": "100m",
    "transfer.fsckObjects": "true",
}
"""Without the first, git acknowledges a push that a power cut undoes."""
INTRODUCTION = Path("briggate", "introduction.json")


class CannotInstall(Exception):
    """The message is for whoever runs the server."""


def install(repository: Path) -> str:
    """Put the gate before a bare repository, which may have it already: main's commit, by whose policy it judges from now on."""
    main = _main_of(repository)
    hooks = repository / "hooks"
    _check_hooks(repository, hooks)
    with Repository(repository) as git:
        tree = git.commit(main).partition(b"\n")[0].removeprefix(b"tree ").decode()
        files = git.files(tree, FILES)
    _, faults = read_policy(files)
    if faults:
        told = "\n".join(f"  {fault}" for fault in faults)
        raise CannotInstall(f"the policy that main holds cannot be used:\n{told}")
    for name, value in SETTINGS.items():
        run_alone(git_command(repository, "config", name, value))
    hooks.mkdir(exist_ok=True)
    for name, verb in HOOKS.items():
        _write(hooks / name, f"#!/bin/sh\n{MARK}exec {shlex.quote(sys.executable)} -I -m briggate.gate.receive {verb}\n")
    introduction = repository / INTRODUCTION
    if not introduction.exists():
        introduction.parent.mkdir(exist_ok=True)
        policy = {file: hashlib.sha256(data or b"").hexdigest() for file, data in files.items()}
        introduction.write_text(json.dumps({"commit": main, "policy": policy}, indent=2) + "\n", encoding="utf-8")
    return main


def remove(repository: Path) -> list[str]:
    """Take the gate away, and leave the record: the hooks that went."""
    gone = [name for name in HOOKS if _is_ours(repository / "hooks" / name)]
    for name in gone:
        (repository / "hooks" / name).unlink()
    return gone


def _main_of(repository: Path) -> str:
    try:
        is_bare = run_alone(git_command(repository, "rev-parse", "--is-bare-repository")).strip() == b"true"
        is_shallow = run_alone(git_command(repository, "rev-parse", "--is-shallow-repository")).strip() == b"true"
    except GitError as error:
        raise CannotInstall(f"{repository} is no repository of git’s: {error}") from None
    if not is_bare:
        raise CannotInstall(f"{repository} has a working copy; the gate stands before a bare one: git clone --bare makes one.")
    if is_shallow:
        raise CannotInstall(f"{repository} has only a part of the history: make it from a whole clone.")
    with Repository(repository) as git:
        main = git.main()
    if main == "0":
        raise CannotInstall(f"{repository} has no main yet: push the first one, with governance/ in it, and then install the gate.")
    return main


def _check_hooks(repository: Path, hooks: Path) -> None:
    elsewhere = run_alone(git_command(repository, "config", "--get", "core.hooksPath"), allowed=(0, 1)).decode().strip()
    if elsewhere:
        raise CannotInstall(f"core.hooksPath is {elsewhere}, so that hooks of this repository would not run: take that setting away.")
    for name in HOOKS:
        if (hooks / name).exists() and not _is_ours(hooks / name):
            raise CannotInstall(f"there is a hook {name} already, of somebody else's: take it away, or call it from elsewhere.")


def _is_ours(hook: Path) -> bool:
    return hook.is_file() and MARK in hook.read_text(encoding="utf-8", errors="replace")


def _write(hook: Path, text: str) -> None:
    fresh = hook.with_name(f"{hook.name}.new")
    fresh.write_text(text, encoding="utf-8", newline="\n")
    fresh.chmod(0o755)
    os.replace(fresh, hook)
