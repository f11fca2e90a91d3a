"""What a bare repository's post-receive hook runs: what main has moved to is on the disk, and the record can be fetched."""

import os
import sqlite3
import sys
from pathlib import Path

from briggate.gate.queue import Queue
from briggate.gate.record import Record
from briggate.git.change import GitError
from briggate.git.programs import settle
from briggate.git.record_ref import drop, mirrored, write_mirror
from briggate.governance.pushes import MAIN, TURNS


def main() -> int:
    after_push(Path(os.environ.get("GIT_DIR", ".")).resolve(), sys.stdin.buffer.read(1_000_000).decode(errors="replace").splitlines())
    return 0


def after_push(repository: Path, lines: list[str]) -> None:
    """End the turn of whoever has landed, copy the record's new entries to refs/briggate/record, and put all on the disk, folders too.

    `lines` are git's, one for each ref that has moved. Says what could not be done.
    """
    refs = {line.rpartition(" ")[2] for line in lines}
    try:
        if MAIN in refs:
            Queue(repository).end()
            known = mirrored(repository)
            write_mirror(repository, [(number, entry.text()) for number, entry in Record(repository).entries(known)])
        turns = {ref for ref in refs if ref.startswith(TURNS)}
        drop(repository, turns)
        if refs == turns:
            return
    except (GitError, OSError, sqlite3.Error) as error:
        print(f"The push is published; but the record could not be copied to refs/briggate/record: {error}", file=sys.stderr)
    settle(repository)


if __name__ == "__main__":
    sys.exit(main())
