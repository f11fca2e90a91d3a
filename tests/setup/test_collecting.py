"""No test is passed over: pytest leaves folders out by their names, and says nothing."""

import re
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def test_every_test_file_is_collected_by_the_bare_command() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-qq", "-p", "no:cacheprovider"]
    printed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True, timeout=120).stdout
    collected = set(re.findall(r"^(tests/\S+\.py): [1-9]\d*$", printed, re.MULTILINE))
    written = {path.relative_to(PROJECT).as_posix() for path in (PROJECT / "tests").rglob("test_*.py")}
    assert written
    assert collected == written
