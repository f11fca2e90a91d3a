"""What a bare repository's pre-receive hook runs: `python -I -m briggate.gate.receive`, with the push on standard input."""

import os
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from briggate.gate.queue import Queue
from briggate.gate.reading import GitObjects
from briggate.gate.record import Record
from briggate.git.objects import ID, Repository
from briggate.governance.judging import Accepted, judge
from briggate.governance.pushes import ABSENT, APPROVALS, Push, Update
from briggate.governance.refusals import Refused

SECONDS_MOST = 60
"""After which a push that could not be judged is refused."""


def main() -> int:
    repository = Path(os.environ.get("GIT_DIR", ".")).resolve()
    try:
        timer = _end_in(SECONDS_MOST)
        accepted = before_push(repository, sys.stdin.buffer.read(1_000_000).decode().splitlines(), datetime.now(UTC))
        timer.cancel()
        if accepted.turn:
            Queue(repository).wait(accepted.turn)
    except Refused as refused:
        told = refused
    except Exception as error:  # whatever it is: what could not be judged is not let through
        told = Refused("not-judged", f"the push could not be judged: {type(error).__name__}.")
        _note(repository, error)
    else:
        return 0
    print("\n".join(refusal(told)), file=sys.stderr, flush=True)
    return 1


def before_push(repository: Path, lines: Iterable[str], now: datetime) -> Accepted:
    """Let a push through, as git tells a pre-receive hook of it, or raise Refused. If main is to move, the record says so from now on."""
    push = Push(tuple(map(_update, lines)), int(os.environ.get("GIT_PUSH_OPTION_COUNT", "0") or 0))
    with Repository(repository) as git:
        main = git.main()
        accepted = judge(push, main, GitObjects(git, partial(_used, repository, git, main)), now)
    if accepted.update is not None:
        Queue(repository).check(accepted.signers)
        Record(repository).add(accepted, now)
    return accepted


def refusal(refused: Refused) -> list[str]:
    """The lines that the pusher reads."""
    return [f"refused ({refused.reason.code}): {_plain(refused.sentence)}", f"  {refused.reason.next_step}"]


def _used(repository: Path, git: Repository, main: str, digest: str) -> frozenset[str]:
    """Names of the approvals of a change that do not let it through any more."""
    record = Record(repository)

    def has_landed(commit: str) -> bool:
        return git.has(commit) and git.is_ancestor(commit, main)

    if record.is_landed_alone(digest, has_landed):
        return frozenset(git.refs(f"{APPROVALS}{digest}"))
    return record.used(digest, has_landed)


def _update(line: str) -> Update:
    old, new, ref = line.split(" ", 2)
    if not ID.fullmatch(old) or not ID.fullmatch(new):
        raise Refused("not-judged", "git told of the push in words that are not known here.")
    return Update(ref, ABSENT if not old.strip("0") else old, ABSENT if not new.strip("0") else new)


def _plain(text: str) -> str:
    """Text without characters that would do something to the terminal that shows it."""
    return "".join(each if each.isprintable() else "\ufffd" for each in text)


def _note(repository: Path, error: Exception) -> None:
    """Keep what went wrong for whoever runs the server; the pusher does not need it, and is refused even where it cannot be kept."""
    import traceback

    folder = repository / "briggate"
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
        (folder / "last-error.txt").unlink(missing_ok=True)  # it may be another account's, of those who share the repository
        (folder / "last-error.txt").write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="replace")


def _end_in(seconds: float) -> threading.Timer:
    def end() -> None:
        print(
            "\n".join(refusal(Refused("not-judged", f"the push could not be judged within {seconds:g} seconds."))),
            file=sys.stderr,
            flush=True,
        )
        os._exit(1)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    return timer


if __name__ == "__main__":
    sys.exit(main())
