"""What git says of the commit that is checked out."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path


def head_time(folder: Path) -> datetime | None:
    """When HEAD was committed, in UTC; None where the folder is in no repository, has no commit, or there is no git."""
    command = ["git", "-C", str(folder), "--no-replace-objects", "log", "-1", "--no-show-signature", "--format=%ct", "HEAD"]
    try:
        printed = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return datetime.fromtimestamp(int(printed), UTC) if printed.strip().isdecimal() else None
