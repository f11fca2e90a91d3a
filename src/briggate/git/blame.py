"""Which commit wrote each line that a file has."""

import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

from briggate.git.programs import git_command, run_alone

_HEAD = re.compile(rb"^([0-9a-f]{40}|[0-9a-f]{64}) \d+ \d+(?: \d+)?$", re.MULTILINE)


def blame(repository: Path, changed: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """For each file the commits that wrote the lines it had after the last of those that changed it, from its first line on.

    `changed` has the commits that changed each file, the oldest first: git looks at no others, so that it need not go through a whole
    history for every file. White space counts, and a file that was renamed begins anew: its lines came to this name with the commit that
    gave it the name. Raises GitError.
    """
    with tempfile.TemporaryDirectory(prefix="briggate-") as place:

        def lines(number: int, file: str) -> list[str]:
            commits = changed[file]
            history = Path(place, str(number))
            parents = [f"{commit} {parent}\n" for parent, commit in pairwise(commits)]
            history.write_text("".join([f"{commits[0]}\n", *parents]), encoding="ascii", newline="\n")
            how = ("--porcelain", "--no-follow", "--no-textconv", "--ignore-revs-file=", "-S", str(history))
            printed = run_alone(git_command(repository, "blame", *how, commits[-1], "--", file))
            return [id.decode() for id in _HEAD.findall(printed)]

        with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
            return dict(zip(changed, threads.map(lines, range(len(changed)), changed), strict=True))
