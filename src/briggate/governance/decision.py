"""A change of main that nobody has pushed yet, and what is decided of it: what rules over a change look at."""

import re
from dataclasses import dataclass

from briggate.governance.changes import shown
from briggate.governance.refusals import Refused

POLICY_FILE = "governance/permissions.yml"


@dataclass(frozen=True)
class Change:
    """A push that would move main from the commit `old` to `new`, judged by the policy that `old` holds."""

    old: str
    new: str
    refused: Refused | None = None
    """The first reason not to let it through; None where there is none, or where that could not be told."""
    not_judged: str = ""
    """Why it could not be told, as a sentence; "" where it could."""
    files: frozenset[str] = frozenset()
    """The files that differ in any of its commits, as far as the decision came."""
    due: tuple[tuple[str, str], ...] = ()
    """(file, sentence) of what landed on main before anybody had approved it, and still waits for that."""
    notes: tuple[str, ...] = ()
    """What else a reader should know of how it was judged, a sentence each."""

    def __str__(self) -> str:
        return f"{self.old[:10]}..{self.new[:10]}"

    @property
    def place(self) -> tuple[str, int]:
        """The file that the refusal names, and its line (0 where it names none); else the policy that refuses."""
        sentence = self.refused.sentence if self.refused else ""
        found = []
        for file in {shown(each) for each in self.files}:
            named = re.search(rf"(?<!\S){re.escape(file)}(?::(\d+))?(?=[\s:]|$)", sentence) if file in sentence else None
            if named:
                found.append((named.start(), -len(file), file, int(named[1] or 0)))
        return min(found)[2:] if found else (POLICY_FILE, 0)
