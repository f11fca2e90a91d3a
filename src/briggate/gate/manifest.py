"""The manifest of a release: who answers for each page of it, and what the check said."""

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from briggate.gate.manifest_records import (
    ApproverRecord,
    ManifestRecord,
    PageChecks,
    PageFindings,
    PageRecord,
    ReportChecks,
    RuleChecks,
)
from briggate.gate.published import address_at, read_history
from briggate.git.objects import Repository
from briggate.governance.changes import shown
from briggate.governance.published import UNKNOWN, UNSIGNED, History


class CannotRead(Exception):
    """Said of a report that is none; the message says why."""


class _Read(BaseModel):
    """Of a report as docs/administrators/report.schema.json describes it, what a manifest takes. Keys may be added to reports."""

    model_config = ConfigDict(frozen=True)


class _Place(_Read):
    file: str | None


class _Finding(_Read):
    rule: str
    severity: str
    outcome: str
    standing: str
    place: _Place
    page: str | None
    pages: int


class _NotRun(_Read):
    rule: str
    subject: str


class _Rule(_Read):
    rule: str
    severity: str
    outcome: str
    looked_at: int
    failed: int
    cannot_tell: int


class _Page(_Read):
    address: str
    file: str


class _Report(_Read):
    format: Literal["briggate report"]
    version: Literal[1]
    as_of: datetime
    exit_code: Literal[0, 1, 3]
    verdict: str
    selected: str | None
    findings: tuple[_Finding, ...]
    not_run: tuple[_NotRun, ...]
    rules: tuple[_Rule, ...]
    pages: tuple[_Page, ...]


def release_manifest(git: Repository, commit: str, report: bytes | None) -> str:
    """The manifest of a commit of main, as JSON (the shape: manifest_records): the same bytes for the same three.

    `report` is what `briggate check --format json` wrote of that commit. Raises CannotRead for a report that is none, and what
    `read_history` does.
    """
    read = _read(report) if report is not None else None
    history = read_history(git, commit)
    told = _Told(read) if read else None
    files = [file for file in git.file_ids(git.tree(commit)) if address_at(file)]
    manifest = ManifestRecord(
        commit=commit,
        checks=_report_checks(read, sha256(report).hexdigest()) if read and report is not None else None,
        pages={shown(file): _page(file, history, told) for file in files},
    )
    return json.dumps(manifest.model_dump(mode="json"), indent=1, sort_keys=True) + "\n"


def _read(report: bytes) -> _Report:
    try:
        return _Report.model_validate_json(report)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        told = "is not a report of briggate check --format json"
        raise CannotRead(f"{told} ({where}: {first['msg']})  Write one: briggate check --write json=FILE") from None


class _Told:
    """A report, by page."""

    def __init__(self, report: _Report) -> None:
        self._pages = {(each.address, each.file) for each in report.pages}
        self._findings: dict[str, dict[int, _Finding]] = defaultdict(dict)
        for number, finding in enumerate(report.findings):
            for name in {finding.page or "", finding.place.file or ""}:
                self._findings[name][number] = finding
        self._not_run: dict[str, set[str]] = defaultdict(set)
        for each in report.not_run:
            self._not_run[each.subject].add(each.rule)

    def checks(self, file: str) -> PageChecks | None:
        address = address_at(file)
        if (address, file) not in self._pages:
            return None
        told = (self._findings.get(address, {}) | self._findings.get(file, {})).values()
        counts = Counter((each.rule, each.severity, each.outcome, each.standing) for each in told)
        findings = [
            PageFindings(rule=rule, severity=severity, outcome=outcome, standing=standing, number=number)
            for (rule, severity, outcome, standing), number in sorted(counts.items())
        ]
        not_run = self._not_run.get(address, set()) | self._not_run.get(file, set())
        return PageChecks(findings=tuple(findings), not_run=tuple(sorted(not_run)))


def _page(file: str, history: History, told: _Told | None) -> PageRecord:
    move, commit = history.by_commit[history.touching[file][-1]]
    return PageRecord(
        address=shown(address_at(file)),
        commit=commit.id,
        how=move.how,
        author=_known(commit.author),
        publisher=_known(move.publisher),
        approvers=tuple(ApproverRecord(person=each.person, standing=each.standing) for each in move.approvers),
        published=datetime.fromisoformat(move.time) if move.time else None,
        policy=move.serial,
        checks=told.checks(file) if told else None,
    )


def _known(person: str) -> str | None:
    return person if person not in ("", UNKNOWN, UNSIGNED) else None


def _report_checks(report: _Report, digest: str) -> ReportChecks:
    return ReportChecks(
        sha256=digest,
        as_of=report.as_of,
        exit_code=report.exit_code,
        verdict=report.verdict,
        selected=report.selected,
        repeated=sum(each.pages > 1 for each in report.findings),
        rules=_rules(report.rules),
    )


def _rules(rules: Sequence[_Rule]) -> dict[str, RuleChecks]:
    return {each.rule: RuleChecks(**each.model_dump(exclude={"rule"})) for each in rules}
