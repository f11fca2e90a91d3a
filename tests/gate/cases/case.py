"""What a case of the acceptance suite is, and the list of all of them."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.gate.cases.bench import Bench

ACCEPTED = ""
GIT = "git"
"""The reason of a push that git refuses before the gate is asked; the case says then what git's own words are."""


@dataclass(frozen=True)
class Case:
    """One push, and what must come of it."""

    id: str
    rule: str
    """Of docs/administrators/permissions.md, R1 to R14."""
    code: str
    """The stable reason for which it is refused; "" where it is let through."""
    tried: str
    attempt: Callable[[Bench], object]
    """Ends with the push that is judged."""
    words: str = ""
    """Git's own, where the code is `git`."""
    beside: str = ""
    """The code of another refusal, met on the way, without which it would be let through: as of an approval that does not count."""


_LISTED: list[Case] = []


def every_case() -> list[Case]:
    """The cases of every module in this folder."""
    folder = Path(__file__).parent
    for file in sorted(folder.glob("*.py")):
        importlib.import_module(f"{__package__}.{file.stem}")
    return _LISTED


def add(id: str, rule: str, code: str, tried: str, attempt: Callable[[Bench], object], words: str = "", beside: str = "") -> None:
    """Put a case on the list."""
    assert (code == GIT) == bool(words), id
    assert id not in {each.id for each in _LISTED}, f"two cases are called {id}"
    _LISTED.append(Case(id, rule, code, tried, attempt, words, beside))


def case(id: str, rule: str, code: str, tried: str, words: str = "") -> Callable[[Callable[[Bench], object]], Callable[[Bench], object]]:
    """Put a function on the list as a case."""

    def listed(attempt: Callable[[Bench], object]) -> Callable[[Bench], object]:
        add(id, rule, code, tried, attempt, words)
        return attempt

    return listed
