"""After a push: what main has moved to is on the disk, and the record can be fetched."""

import sqlite3
import sys
from pathlib import Path

from briggate.gate.queue import Queue
from briggate.gate.record import Record
from briggate.git.change import GitError
from briggate.git.programs import settle
from briggate.git.record_ref import drop, mirrored, write_mirror
from briggate.governance.pushes import MAIN
from briggate.governance.turns import REFS


def after_push(repository: Path) -> int:
    """End the turn of whoever has landed, copy the record's new entries to refs/briggate/record, and put all on the disk, folders too.

    Says what could not be done.
    """
    lines = sys.stdin.buffer.read(1_000_000).decode(errors="replace").splitlines()
    refs = {line.rpartition(" ")[2] for line in lines}
    try:
        if MAIN in refs:
            Queue(repository).end()
        turns = {ref for ref in refs if ref.startswith(REFS)}
        drop(repository, turns)
        if refs == turns:
            return 0
        known = mirrored(repository)
        write_mirror(repository, [(number, entry.text()) for number, entry in Record(repository).entries(known)])
    except (GitError, OSError, sqlite3.Error) as error:
        print(f"The push is published; but the record could not be copied to refs/briggate/record: {error}", file=sys.stderr)
    settle(repository)
    return 0
