"""The report as JSON, for programs; and the JSON Schema of it, from the same records."""

import json
import re
from datetime import date as Date
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from briggate.model.finding import (
    Exactness,
    Excuse,
    Finding,
    Impact,
    Mender,
    NotRun,
    Outcome,
    PageDue,
    Report,
    RuleOutcome,
    Severity,
    Standing,
)
from briggate.reporters.selection import identified
from briggate.reporters.words import verdict

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TO_ESCAPE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\U000e0000-\U000e007f]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def json_text(report: Report) -> str:
    """The report as JSON (json_schema() says in which shape). What cannot be seen or could be obeyed is escaped, never lost."""
    text = json.dumps(_report(report).model_dump(mode="json"), ensure_ascii=False, indent=1)
    return f"{_TO_ESCAPE.sub(lambda found: json.dumps(found[0])[1:-1], text)}\n"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what json_text() gives."""
    return {"$schema": DRAFT, **ReportRecord.model_json_schema(mode="serialization")}


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, defer_build=True)


class PlaceRecord(_Record):
    """Where to mend it."""

    file: str | None
    """Relative to the project's folder, with forward slashes. null where no file of the project caused it."""
    line: int | None = Field(ge=1)
    """From 1. null for the whole file."""
    exactness: Exactness
    """Whether `line` is the very one, or the beginning of the nearest block that could be told."""
    mender: Mender
    """“theme” for what no publisher can mend."""


class FindingRecord(_Record):
    """One place where a rule does not hold, or where a person has to tell whether it does."""

    id: str = Field(pattern=r"^[0-9a-f]{16}(-[1-9][0-9]*)?$")
    """Stays the same when lines are added above. No two findings of a report have the same."""
    rule: str
    severity: Severity
    outcome: Literal["failed", "cannot tell"]
    standing: Standing
    """Whether it blocks publishing (if it has failed, and is an error), or why not."""
    message: str
    fix: str
    place: PlaceRecord
    page: str | None
    """The address of the page that it shows on."""
    pages: int = Field(ge=0)
    """On how many pages it shows."""
    element: str | None
    """The HTML of the element, or the beginning of it."""
    owner: str | None
    """The id of the service area that answers for the page."""
    wcag: list[str]
    impact: Impact | None
    excused_by: str | None
    """The waiver or known issue: `checks/waivers.yml:3`."""


class RuleRecord(_Record):
    """What came of one rule."""

    rule: str
    title: str
    family: str
    severity: Severity
    outcome: Outcome
    looked_at: int = Field(ge=0)
    """How many subjects: pages, files, or 1 for the whole site."""
    failed: int = Field(ge=0)
    cannot_tell: int = Field(ge=0)
    why: str
    fix: str
    reference: str
    wcag: list[str]
    impact: Impact | None
    off_because: str | None
    """The reason for which checks/rules.yml has it off. null for a rule that is on."""


class NotRunRecord(_Record):
    """A rule that could not finish with a subject. Never a pass."""

    rule: str
    subject: str
    message: str


class ExcuseRecord(_Record):
    """A waiver or a known issue."""

    kind: Literal["waiver", "known issue"]
    rule: str
    pages: list[str]
    reason: str
    by: str
    ends: Date
    """The last day on which it holds."""
    file: str
    line: int
    matched: int
    """How many findings it excuses."""


class PageRecord(_Record):
    """A page of the site, and when its owner confirms it again."""

    address: str
    title: str
    file: str
    owner: str
    last_reviewed: Date
    review_date: Date
    language: str


class LookedAtRecord(_Record):
    """How much was looked at."""

    source_files: int
    built_pages: int
    links: int
    rules: int


class ReportRecord(_Record):
    """All outcomes of one run of `briggate check`."""

    format: Literal["briggate report"] = "briggate report"
    version: Literal[1] = 1
    """Rises when a key is taken away or changes its meaning. Keys may be added without that."""
    council: str
    as_of: datetime
    exit_code: Literal[0, 1, 3]
    """0 passed, 1 findings that block, 3 could not complete."""
    verdict: str
    selected: str | None
    """What the run was narrowed to, in words. null for everything."""
    looked_at: LookedAtRecord
    coverage: str | None
    """How many of the services that apply to the council have a page."""
    notes: list[str]
    findings: list[FindingRecord]
    not_run: list[NotRunRecord]
    rules: list[RuleRecord]
    excuses: list[ExcuseRecord]
    pages: list[PageRecord]
    owners: dict[str, str]
    """The name of each service area by its id."""


def _report(report: Report) -> ReportRecord:
    return ReportRecord(
        council=_sound(report.council),
        as_of=report.as_of,
        exit_code=report.exit_code,
        verdict=verdict(report),
        selected=_or_null(report.selected),
        looked_at=LookedAtRecord(
            source_files=report.source_files, built_pages=report.built_pages, links=report.links, rules=len(report.rules)
        ),
        coverage=_or_null(report.coverage),
        notes=[_sound(note) for note in report.looked_closer],
        findings=[_finding(identity, finding) for identity, finding in identified(report.findings)],
        not_run=[NotRunRecord(**_fields(part)) for part in report.not_run],
        rules=[_rule(rule) for rule in report.rules],
        excuses=[ExcuseRecord(**_fields(excuse)) for excuse in report.excuses],
        pages=[PageRecord(**_fields(page)) for page in report.pages],
        owners={_sound(owner): _sound(name) for owner, name in report.owners},
    )


def _finding(identity: str, finding: Finding) -> FindingRecord:
    fields = _fields(finding)
    fields.pop("picture")  # a report for programs names places; pictures are for people
    place = finding.place
    fields["place"] = PlaceRecord(
        file=_or_null(place.file), line=place.line if place.line > 0 else None, exactness=place.exactness, mender=place.mender
    )
    optional = {key: _or_null(fields[key]) for key in ("page", "element", "owner", "excused_by")}
    return FindingRecord.model_construct(id=identity, **{**fields, **optional})  # there may be many, and each was made by us


def _rule(rule: RuleOutcome) -> RuleRecord:
    return RuleRecord(**{**_fields(rule), "off_because": _or_null(rule.off_because)})


def _fields(item: Finding | RuleOutcome | NotRun | Excuse | PageDue) -> dict[str, Any]:
    return {name: _value(value) for name, value in vars(item).items()}


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return _sound(value)
    return [_value(each) for each in value] if isinstance(value, tuple) else value


def _or_null(text: str) -> str | None:
    return _sound(text) or None


def _sound(text: str) -> str:
    """Text that UTF-8 can hold: half of a surrogate pair is no character."""
    return _SURROGATES.sub("\ufffd", text)
