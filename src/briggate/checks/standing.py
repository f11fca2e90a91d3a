"""Whom a finding stops: what a change causes, or touches, blocks; what was there before is told (decision 15)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from briggate.checks.repeated import identity
from briggate.checks.rule import Rule
from briggate.governance.decision import Change
from briggate.model.finding import Finding

Touch = Literal["page", "alert", "status"]
"""What a change does to a file: it is an alert, only its status was changed, or anything else."""


@dataclass(frozen=True)
class Touched:
    """The files that a change touches, relative to the project, and how; `status_lines` has where the status keys stand."""

    since: str
    files: Mapping[str, Touch]
    status_lines: Mapping[str, frozenset[int]]

    @property
    def is_urgent(self) -> bool:
        """Whether nothing but alerts and statuses was changed: such a change is stopped by its own faults alone."""
        return bool(self.files) and all(touch in ("alert", "status") for touch in self.files.values())

    def touches(self, finding: Finding) -> bool:
        """Whether a finding lies on what was changed."""
        touch = self.files.get(finding.place.file)
        if touch == "status":
            return finding.place.line in self.status_lines.get(finding.place.file, frozenset())
        return touch is not None


def stand_in_whole_site(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """A check of a whole site, with no change in hand: what only time or others have brought about is told, and blocks nothing."""
    for finding in findings:
        yield finding if finding.standing != "blocks" or _by_the_site(finding, rules) else replace(finding, standing="already there")


def needs_before(findings: Iterable[Finding], touched: Touched, rules: Mapping[str, Rule]) -> bool:
    """Whether the verdict turns on what was there before the change."""
    return any(
        _is_open(finding, touched, rules) for finding in findings if finding.standing == "blocks" and not _by_the_change(finding, rules)
    )


def stand_since(
    findings: Iterable[Finding], touched: Touched, rules: Mapping[str, Rule], before: Collection[object] | None
) -> Iterator[Finding]:
    """A check of a change. `before` has the identities of the findings that the site had without it; None where nobody could tell."""
    for finding in findings:
        if finding.standing != "blocks" or _blocks(finding, touched, rules, before):
            yield finding
        else:
            yield replace(finding, standing="already there")


def _blocks(finding: Finding, touched: Touched, rules: Mapping[str, Rule], before: Collection[object] | None) -> bool:
    if _by_the_change(finding, rules):
        return True
    if _is_open(finding, touched, rules):
        return before is None or identity(finding) not in before
    return touched.touches(finding)


def _is_open(finding: Finding, touched: Touched, rules: Mapping[str, Rule]) -> bool:
    """Whether only a look at the site before the change can tell."""
    if touched.is_urgent and not touched.touches(finding):
        return False
    if not _by_the_site(finding, rules):
        return touched.touches(finding)
    return not touched.touches(finding)


def _by_the_site(finding: Finding, rules: Mapping[str, Rule]) -> bool:
    return finding.rule not in rules or rules[finding.rule].depends_on == "site"


def _by_the_change(finding: Finding, rules: Mapping[str, Rule]) -> bool:
    """Whether it is about who may make the change: that no file of the site had before."""
    return finding.rule in rules and rules[finding.rule].subject is Change
