"""Look at the same pages with this machine's browsers and with those of a Selenium Grid: `python -m tests.grid [FOLDER]`.

The Grid is a hub and two nodes on loopback, fetched from the npm registry into a temporary folder; it needs npm and Java. Without FOLDER
the pages are those of tests/sites/faulty_town. Exits 1 where one of the two tells anything that the other does not, or has not looked at
every page.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from briggate.build.pipeline import build
from tests.grid.servers import PACKAGE, fetched, grid
from tests.sites import PROJECT, REFERENCE_MOMENT, program

NODES, BROWSERS_EACH = 2, 2
TIMED = ("largest-paint", "layout-shift")
"""Rules that say what they measured, which is never the same twice."""


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="grid-") as temporary:
        folder = Path(temporary)
        pages = Path(sys.argv[1]) if len(sys.argv) > 1 else _built(folder / "site")
        here = scanned(pages, folder / "here.json")
        print(f"this machine's browsers: {here['told']}", flush=True)
        with grid(fetched(folder), folder, NODES, BROWSERS_EACH) as address:
            there = scanned(pages, folder / "there.json", "--grid", address, "--browsers", str(NODES * BROWSERS_EACH))
        print(f"{NODES} nodes of a Selenium Grid ({PACKAGE.partition('@nightwatch/')[2]}): {there['told']}")
    return compare(here, there)


def _built(folder: Path) -> Path:
    return build(PROJECT / "tests/sites/faulty_town", REFERENCE_MOMENT, folder).folder


def scanned(pages: Path, report: Path, *options: str) -> dict[str, Any]:
    """What `briggate scan --browser` finds, and in how many seconds."""
    begun = time.perf_counter()
    ended = subprocess.run(
        [program("briggate"), "scan", str(pages), "--browser", "--json", str(report), *options], stdout=subprocess.DEVNULL, check=False
    )
    seconds = time.perf_counter() - begun
    if not report.exists():
        sys.exit(f"briggate scan ended with {ended.returncode}, and has told nothing")
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    found["told"] = f"{found['files']} pages, {len(found['findings'])} findings, exit code {ended.returncode}, {seconds:.0f} s"
    found["code"] = ended.returncode
    return found


def compare(here: dict[str, Any], there: dict[str, Any]) -> int:
    one, other = records(here), records(there)
    for words, only in (("only on this machine", one - other), ("only at the Grid", other - one)):
        for record in sorted(only.elements()):
            print(f"{words}: {record}")
    for where, found in (("this machine", here), ("the Grid", there)):
        for each in found["not_run"]:
            print(f"not looked at by {where}: {each}")
    is_whole = not here["not_run"] and not there["not_run"]
    is_same = one == other and all(here[each] == there[each] for each in ("code", "files", "rules"))
    print("The results are identical." if is_same else "The results differ.")
    return 0 if is_same and is_whole else 1


def records(found: dict[str, Any]) -> Counter[str]:
    """Everything that was found, as it was told."""
    told = [{**each, "message": ""} if each["rule"] in TIMED else each for each in found["findings"]]
    return Counter(json.dumps(each, sort_keys=True, ensure_ascii=False) for each in told)


if __name__ == "__main__":
    sys.exit(main())
