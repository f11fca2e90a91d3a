"""After a push: what main has moved to is on the disk, and the record can be fetched."""

import os
import sys
from pathlib import Path

from briggate.gate.record import Record
from briggate.git.change import GitError
from briggate.git.record_ref import mirrored, write_mirror


def after_push(repository: Path) -> int:
    """Put the push on the disk, folders too, and the record's new entries into refs/briggate/record. Says what could not be done."""
    try:
        known = mirrored(repository)
        write_mirror(repository, [(number, entry.text()) for number, entry in Record(repository).entries(known)])
    except (GitError, OSError) as error:
        print(f"The push is published; but the record could not be copied to refs/briggate/record: {error}", file=sys.stderr)
    if hasattr(os, "sync"):
        os.sync()
    return 0
