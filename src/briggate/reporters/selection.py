"""Findings sorted into what different readers do about them, the worst first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date

from briggate.model.finding import Excuse, Finding, Report

EXCUSED = ("waived", "known issue")
_IMPACTS = ("critical", "serious", "moderate", "minor")


@dataclass(frozen=True)
class Repeated:
    """One fault of the theme, on however many pages it shows. `findings` are in the report's order."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.findings[0]

    @property
    def pages(self) -> int:
        return sum(finding.pages for finding in self.findings)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Those that are known: one for a finding that a template repeats."""
        return tuple(dict.fromkeys(finding.page for finding in self.findings if finding.page))


def to_mend(report: Report) -> tuple[Finding, ...]:
    """What a publisher can mend, and that is not there from before."""
    return tuple(f for f in report.findings if f.standing == "blocks" and f.place.mender == "publisher")


def already_there(report: Report) -> tuple[Finding, ...]:
    """What a publisher can mend, and that the change has not brought about."""
    return tuple(f for f in report.findings if f.standing == "already there" and f.place.mender == "publisher")


def of_the_theme(report: Report) -> tuple[Repeated, ...]:
    """What only the theme's maintainer can mend, each fault once, the worst first."""
    alike: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in report.findings:
        if finding.place.mender == "theme" and finding.standing not in EXCUSED:
            alike[finding.rule, finding.severity, finding.outcome, finding.message, finding.place].append(finding)
    repeated = [Repeated(tuple(findings)) for findings in alike.values()]
    return tuple(sorted(repeated, key=lambda each: (*badness(each.first)[:4], -each.pages)))


def excused(report: Report) -> tuple[Finding, ...]:
    """What a waiver or a known issue answers for."""
    return tuple(f for f in report.findings if f.standing in EXCUSED)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """What blocks before what does not, errors before warnings, those that hurt people most before others."""
    return sorted(findings, key=badness)


def badness(finding: Finding) -> tuple[int, int, int, int, str, str, int]:
    """Sorts a worse finding before a better one."""
    standing = ("blocks", "already there", *EXCUSED).index(finding.standing)
    impact = _IMPACTS.index(finding.impact) if finding.impact else len(_IMPACTS)
    sure = finding.outcome == "cannot tell"
    return (standing, sure, finding.severity == "warning", impact, finding.place.file, finding.rule, finding.place.line)


def identified(findings: Iterable[Finding]) -> Iterator[tuple[str, Finding]]:
    """Each finding with an id that no other has: its fingerprint, and a number from the second of those that are alike."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        yield finding.fingerprint if number == 1 else f"{finding.fingerprint}-{number}", finding


def excuses_by_end(report: Report) -> list[Excuse]:
    """Waivers and known issues, those that end soonest first."""
    return sorted(report.excuses, key=lambda excuse: (excuse.ends, excuse.kind, excuse.rule, excuse.file, excuse.line))


def next_end(report: Report, kind: str) -> Date | None:
    """The first day on which an excuse of a kind that holds today ends."""
    today = report.as_of.date()
    return min((excuse.ends for excuse in report.excuses if excuse.kind == kind and excuse.ends >= today), default=None)


def excuse_of(report: Report) -> dict[str, Excuse]:
    """Waivers and known issues by what a finding says that it is excused by: `checks/waivers.yml:3`."""
    return {f"{excuse.file}:{excuse.line}": excuse for excuse in report.excuses}
