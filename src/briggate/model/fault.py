"""A fault: one place in one file that cannot be read as it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong at `file:line`, and what to do about it.

    `file` is relative to the project folder, with forward slashes; `line` counts from 1 (0: the whole file).
    """

    file: str
    line: int
    wrong: str
    fix: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return _on_one_line(f"{place}  {self.wrong}  {self.fix}")


def _on_one_line(text: str) -> str:
    """Text without characters that would do something to the terminal that shows it."""
    return "".join(mark if mark.isprintable() else " " if mark.isspace() else "�" for mark in text)


class FaultsFound(Exception):
    """Raised once, with every fault of every file, where work cannot go on."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type, tuple[object]]:
        """It is raised in one process and told by another."""
        return type(self), (self.faults,)


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """The fix for an unknown word: the nearest known one as a question, or `otherwise`."""
    plain = {_plain(each): each for each in known}
    near = get_close_matches(_plain(word), list(plain), n=1, cutoff=0.6)
    return f"Did you mean “{plain[near[0]]}”?" if near else otherwise


def _plain(word: str) -> str:
    """A word without what people are not sure of: capitals, and how its parts are joined."""
    return word.casefold().replace(" ", "-").replace("_", "-")
