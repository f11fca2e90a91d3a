"""What `briggate scan` finds in a folder of HTML, as the benchmarks read it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple


class Found(NamedTuple):
    file: str
    rule: str
    certain: bool
    """Whether the rule is sure, or asks a person to look."""
    wcag: frozenset[str]
    """The success criteria of the rule, by number."""


class Scanned(NamedTuple):
    found: list[Found]
    not_run: list[tuple[str, str, str]]
    """(file, rule, what happened)"""


def scanned(folder: Path, in_browser: bool) -> Scanned:
    """Every finding in a folder. Raises SystemExit where the scan does not come to an end."""
    answer = folder.with_name("findings.json")
    command = [str(Path(sys.executable).with_name("briggate")), "scan", str(folder), "--json", str(answer)]
    ran = subprocess.run([*command, "--browser"] if in_browser else command, capture_output=True, text=True, check=False)
    if ran.returncode not in (0, 1, 3) or not answer.exists():
        raise SystemExit(f"briggate scan ended with {ran.returncode}:\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")
    said = json.loads(answer.read_text(encoding="utf-8"))
    found = [_found(each) for each in said["findings"]]
    return Scanned(found, [(each["file"], each["rule"], each["message"]) for each in said["not_run"]])


def _found(said: dict[str, Any]) -> Found:
    return Found(said["file"], said["rule"], said["outcome"] == "failed", frozenset(said["wcag"]))
