"""Does the acceptance suite have teeth? Each refusal of the gate is disabled in turn, and the cases say who notices: `make mutate-gate`.

A refusal is caught if a push gets through without it; backed up if every such push is refused all the same, by another refusal, whose
reason or whose sentence is another; and without a case if nothing changes. The last is a fault: of the suite, or of a line that nothing
needs.
"""

import ast
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import local

from briggate.gate.install import HOOKS
from tests.gate.cases.bench import Bench
from tests.gate.cases.case import Case, every_case
from tests.gate.council import ROLES, Council
from tests.gate.test_acceptance import STRANGERS

ENGINE = Path(__file__).parents[2] / "src"
CASES = every_case()
JUDGED = ("governance/*.py", "gate/receive.py", "gate/reading.py")
"""Where the refusals are that a push can meet."""
GOT_THROUGH = "got through"
HOOK = """#!/bin/sh
exec '{python}' -I -B -c 'import runpy, sys; sys.path.insert(0, "{copy}")
runpy.run_module("{module}", run_name="__main__")'
"""


@dataclass(frozen=True)
class Refusal:
    """One `raise Refused` in the engine."""

    file: Path
    """Relative to the engine's folder."""
    first: int
    last: int
    indent: int
    code: str
    """"" where the code is worked out."""

    def __str__(self) -> str:
        return f"{self.file.as_posix()}:{self.first} ({self.code or 'worked out'})"


def refusals() -> Iterator[Refusal]:
    """Every refusal, in the order of files and lines."""
    for file in (file for pattern in JUDGED for file in sorted((ENGINE / "briggate").glob(pattern))):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not (isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and getattr(node.exc.func, "id", "") == "Refused"):
                continue
            code = node.exc.args[0]
            said = code.value if isinstance(code, ast.Constant) else ""
            yield Refusal(file.relative_to(ENGINE), node.lineno, node.end_lineno or node.lineno, node.col_offset, str(said))


@dataclass(frozen=True)
class Verdict:
    """What came of a case."""

    reason: str
    """A code; "git" where git refused it; or that it got through."""
    sentence: str = ""
    """The gate's, without the ids in it."""


class Suite:
    """The cases, and a copy of the engine that they are judged by."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._copy = folder / "engine"
        shutil.copytree(ENGINE, self._copy, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        self._begun = Council(folder / "council")
        self._begun.folder.mkdir()
        self._begun.begin()
        for name in (*ROLES, *STRANGERS):
            self._begun.key(name)
        self._own = local()
        self._threads = ThreadPoolExecutor((os.cpu_count() or 1) + 2)

    def verdicts(self, cases: list[Case]) -> dict[str, Verdict]:
        """What comes of each case, by its id."""
        return dict(zip((case.id for case in cases), self._threads.map(self._verdict, cases), strict=True))

    def without(self, refusal: Refusal, cases: list[Case]) -> dict[str, Verdict]:
        """The same while a refusal does nothing."""
        file = self._copy / refusal.file
        whole = file.read_text("utf-8")
        lines = whole.splitlines(keepends=True)
        lines[refusal.first - 1 : refusal.last] = [" " * refusal.indent + "pass\n"]
        file.write_text("".join(lines), "utf-8")
        try:
            return self.verdicts(cases)
        finally:
            file.write_text(whole, "utf-8")

    def _verdict(self, case: Case) -> Verdict:
        if not hasattr(self._own, "bench"):
            self._own.bench = Bench(self._begun.copy(Path(tempfile.mkdtemp(dir=self._folder))))
        bench: Bench = self._own.bench
        bench.reset()
        for name, module in HOOKS.items():
            (bench.council.server / "hooks" / name).write_text(HOOK.format(python=sys.executable, copy=self._copy, module=module))
        try:
            case.attempt(bench)
        except AssertionError as error:  # what goes before the push that counts did not go as it should
            return Verdict(f"not begun: {str(error)[:40]}")
        assert bench.pushed is not None
        if bench.pushed.returncode == 0:
            return Verdict(GOT_THROUGH)
        found = re.search(r"refused \(([a-z-]+)\): (.*)", bench.pushed.told)
        return Verdict(found[1], re.sub(r"[0-9a-f]{10,}", "…", found[2]).strip()) if found else Verdict("git")


def main() -> int:
    found: dict[str, list[str]] = {"caught by a case": [], "backed up by another rule": [], "without a case": []}
    with tempfile.TemporaryDirectory(prefix="briggate-") as place:
        suite = Suite(Path(place))
        usual = suite.verdicts(CASES)
        for refusal in refusals():
            cases = [case for case in CASES if refusal.code in (usual[case.id].reason, case.beside)] if refusal.code else CASES
            now = suite.without(refusal, cases)
            changed = {now[case.id].reason for case in cases if now[case.id] != usual[case.id]}
            kind = "without a case" if not changed else "caught by a case" if GOT_THROUGH in changed else "backed up by another rule"
            found[kind].append(f"{refusal}: {', '.join(sorted(changed))}")
            print(f"{kind}: {found[kind][-1]}", file=sys.stderr, flush=True)
    for kind, lines in found.items():
        print(f"{kind}: {len(lines)}")
    for kind in ("backed up by another rule", "without a case"):
        print("\n".join([f"\n{kind}:", *(f"  {line}" for line in found[kind])]))
    return 1 if found["without a case"] else 0


if __name__ == "__main__":
    sys.exit(main())
