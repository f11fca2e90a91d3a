"""R12: what cannot be judged is not let through, and nothing of a push, nor of whoever pushes, has a say in how it is judged."""

import shutil
from pathlib import Path

from tests.gate.cases.bench import EXECUTABLE, MAIN, Bench, Held
from tests.gate.cases.case import case
from tests.gate.cases.history import PARK
from tests.gate.cases.honest import MISSED, WORDS


def _good(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")


def _bad(bench: Bench) -> None:
    bench.commit("bins-editor", {PARK: "Mine.\n"})
    bench.approve("parks-lead")


def _programs(bench: Bench, ssh_keygen: str) -> dict[str, str]:
    """An environment whose ssh-keygen is another; "" for none."""
    folder = bench.council.folder / f"programs-{len(ssh_keygen)}"
    folder.mkdir(exist_ok=True)
    for name in ("git", "sh", "cat", "true", "git-receive-pack"):
        if not (folder / name).exists():
            (folder / name).symlink_to(shutil.which(name) or name)
    if ssh_keygen:
        (folder / "ssh-keygen").write_text(f"#!/bin/sh\n{ssh_keygen}\n")
        (folder / "ssh-keygen").chmod(0o755)
    return {"PATH": str(folder)}


@case("failing-no-ssh-keygen", "R12", "not-judged", "ssh-keygen is not on the server")
def _(bench: Bench) -> None:
    _good(bench)
    bench.push(more=_programs(bench, ""))


@case("failing-ssh-keygen-breaks", "R12", "not-judged", "ssh-keygen ends with an error of its own")
def _(bench: Bench) -> None:
    _good(bench)
    bench.push(more=_programs(bench, "exit 1"))


@case("failing-ssh-keygen-is-silent", "R12", "not-judged", "ssh-keygen ends well and says nothing")
def _(bench: Bench) -> None:
    _good(bench)
    bench.push(more=_programs(bench, "exit 0"))


@case("failing-account-without-name", "R12", "not-judged", "ssh-keygen will do nothing for an account that the machine does not know")
def _(bench: Bench) -> None:
    _good(bench)
    bench.push(more=_programs(bench, "echo No user exists for uid 4001 >&2; exit 255"))


@case("failing-no-main", "R12", "main-missing", "the server has no main")
def _(bench: Bench) -> None:
    _good(bench)
    (bench.council.server / MAIN).unlink()
    bench.push()


@case("failing-other-words", "R12", "not-judged", "the hook is told of the push in words that git does not use")
def _(bench: Bench) -> None:
    _good(bench)
    bench.tell_gate(f"{bench.main} {bench.head.upper()} {MAIN}")


@case("failing-policy-broken", "R12", "policy-unreadable", "the policy that main holds cannot be read")
def _(bench: Bench) -> None:
    bench.place_main({"governance/publishers.yml": "bins-editor: [\n"})
    _good(bench)
    bench.push()


@case("failing-policy-gone", "R12", "policy-unreadable", "main holds no policy, and the push brings one")
def _(bench: Bench) -> None:
    bench.place_main({"governance/publishers.yml": None})
    bench.commit("holder-one", {"governance/publishers.yml": bench.council.people()})
    bench.approve("holder-two", "holder-three")
    bench.push()


@case("failing-record-is-folder", "R14", "not-judged", "the record cannot be written")
def _(bench: Bench) -> None:
    _good(bench)
    _record(bench).mkdir()
    bench.push()


@case("failing-note-too", "R12", "not-judged", "neither the record nor what went wrong can be written: the pusher is told all the same")
def _(bench: Bench) -> None:
    _good(bench)
    _record(bench).mkdir()
    _record(bench).with_name("last-error.txt").mkdir()
    bench.push()


@case("failing-record-is-other", "R14", "not-judged", "the record is no record")
def _(bench: Bench) -> None:
    _good(bench)
    _record(bench).write_bytes(b"no record " * 1000)
    bench.push()


def _record(bench: Bench) -> Path:
    return bench.council.server / "briggate" / "record.sqlite"


@case("failing-replaced-on-server", "R12", "path-not-yours", "a refs/replace on the server shows a good commit in the bad one's place")
def _(bench: Bench) -> None:
    good = bench.place_main({MISSED: WORDS})
    bench.head = bench.main = bench.base
    bench.place(MAIN, bench.base)
    _bad(bench)
    bench.place(f"refs/replace/{bench.head}", good)
    bench.push()


@case("failing-code-in-tree", "R12", "path-not-yours", "main holds hooks, settings and a gate of its own, which let all through")
def _(bench: Bench) -> None:
    yes = Held(EXECUTABLE, bench.blob("#!/bin/sh\nexit 0\n"))
    settings = "[core]\n\thooksPath = /nowhere\n[receive]\n\tfsckObjects = false\n"
    modules = dict.fromkeys(("briggate/gate/receive.py", "sitecustomize.py", "src/briggate/gate/receive.py"), "raise SystemExit(0)\n")
    bench.place_main({"hooks/pre-receive": yes, "config": settings, ".gitconfig": settings, **modules})
    _bad(bench)
    bench.push()


@case("failing-hook-is-shortcut", "R3", "object-not-file", "a shortcut in the tree leads to the server's hooks")
def _(bench: Bench) -> None:
    target = bench.blob("../server.git/hooks")
    bench.commit("platform-one", {"hooks": Held("120000", target)})
    bench.approve("platform-two", "platform-three")
    bench.push()


@case("failing-code-of-pusher", "R12", "path-not-yours", "whoever pushes has a gate of their own for Python to find")
def _(bench: Bench) -> None:
    folder = bench.council.folder / "own"
    (folder / "briggate" / "gate").mkdir(parents=True, exist_ok=True)
    for name in ("sitecustomize.py", "usercustomize.py", "briggate/__init__.py", "briggate/gate/__init__.py", "briggate/gate/receive.py"):
        (folder / name).write_text("raise SystemExit(0)\n")
    _bad(bench)
    bench.push(more={"PYTHONPATH": str(folder), "PYTHONSTARTUP": str(folder / "sitecustomize.py"), "HOME": str(folder)})


@case("failing-settings-of-pusher", "R12", "path-not-yours", "whoever pushes tells git to take replaced commits and patterns")
def _(bench: Bench) -> None:
    _bad(bench)
    bench.push(more={"GIT_GLOB_PATHSPECS": "1", "GIT_DIFF_OPTS": "--name-only", "GIT_REPLACE_REF_BASE": "refs/heads/"})


@case("failing-attributes-of-server", "R12", "path-not-yours", "settings of the server would show renames, and print paths in another way")
def _(bench: Bench) -> None:
    for name, value in (("diff.renames", "copies"), ("core.quotePath", "true"), ("diff.noprefix", "true")):
        bench.set(name, value)
    bench.commit("bins-editor", {PARK: None, "content/bins/roundhay.md": bench.text(PARK)})
    bench.approve("bins-lead")
    bench.push()
