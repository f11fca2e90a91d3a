"""The simplified test of a sample: what was looked at with what, what was found, and what nobody has tested."""

from dataclasses import dataclass
from datetime import date as Date

from briggate.model.policy import ManualTest


@dataclass(frozen=True)
class Sampled:
    """One thing of the sample. `not_tested` says why no program has tested it; "" where one has."""

    why: str
    address: str
    title: str
    not_tested: str = ""


@dataclass(frozen=True)
class Issue:
    """One thing wrong on one page."""

    page: str
    criteria: tuple[str, ...]
    """The success criteria by number; none for advice."""
    check: str
    """In which of the checks it was found: `axe`, or a ManualTestKind."""
    words: str
    places: int = 1
    """In how many places of the page."""
    certain: bool = True
    """Whether it is wrong for certain, or a person has to tell."""
    by: str = ""
    """Which people found it; "" for a program."""


@dataclass(frozen=True)
class SampleCheck:
    """One check of the simplified test."""

    kind: str
    """`axe`, or a ManualTestKind."""
    title: str
    how: str
    """What a program did for it, as a sentence; "" where none can."""
    pages: int = 0
    """On how many pages a program did it."""
    by_people: tuple[ManualTest, ...] = ()


@dataclass(frozen=True)
class SampleAudit:
    """What came of the whole test."""

    council: str
    site_url: str
    day: Date
    with_what: str
    """The browser and axe, with their versions; "" where nothing could be looked at."""
    sample: tuple[Sampled, ...]
    checks: tuple[SampleCheck, ...]
    issues: tuple[Issue, ...]
    is_complete: bool = True
    """Whether programs have tested all that they should have."""

    @property
    def not_tested(self) -> tuple[str, ...]:
        """What nobody has tested, a sentence each."""
        places = [f"{each.title or each.why}: {each.not_tested}" for each in self.sample if each.not_tested]
        by_nobody = [f"{each.title}: no person has tested this." for each in self.checks if each.kind != "axe" and not each.by_people]
        return (*places, *by_nobody)
