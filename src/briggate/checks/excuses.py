"""Waivers and known issues, each with what it excuses, for rules over them."""

from dataclasses import dataclass
from datetime import date as Date

from briggate.model.policy import KnownIssue, Waiver
from briggate.model.settings import Placed


@dataclass(frozen=True)
class Entry[R: Waiver | KnownIssue]:
    """A waiver or a known issue, held against what was found."""

    placed: Placed[R]
    ends: Date
    """The last day on which it holds."""
    has_ended: bool
    matched: int
    """How many findings are of its rule and on its pages, whether it still holds or not."""
    unmatched: tuple[str, ...]
    """Those of its pages, as written, that its rule has looked at and found nothing on. Empty where the rule did not look everywhere."""

    @property
    def record(self) -> R:
        return self.placed.record

    @property
    def where(self) -> tuple[str, int]:
        """Its file and line."""
        return self.placed.file, self.placed.line

    @property
    def matches_nothing(self) -> bool:
        return set(self.unmatched) == set(self.record.pages)


@dataclass(frozen=True)
class Excuses:
    """The subject of rules over waivers and known issues: every one of them, once all other rules have looked."""

    waivers: tuple[Entry[Waiver], ...]
    known_issues: tuple[Entry[KnownIssue], ...]

    @property
    def entries(self) -> tuple[Entry[Waiver] | Entry[KnownIssue], ...]:
        """All of them: how many there are is how many the rules over them looked at."""
        return (*self.waivers, *self.known_issues)
