"""The report as SARIF 2.1.0, for GitHub's code scanning and other programs that collect findings."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import briggate
from briggate.model.finding import Excuse, Finding, NotRun, Place, Report, RuleOutcome
from briggate.reporters.selection import EXCUSED, badness, excuse_of, identified
from briggate.reporters.words import counted, date, harmless, reason, sentence, verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
"""GitHub refuses a run with more."""
MOST_TAGS = 20
NO_FILE = "mkdocs.yml"
"""The file that stands for the whole site: GitHub shows no result without one."""

type Json = dict[str, Any]


def sarif_text(report: Report) -> str:
    """A SARIF log of one run: every rule, every finding (the worst first, as many as GitHub takes), and what could not be run."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return f"{json.dumps(log, ensure_ascii=False, indent=1)}\n"


def _run(report: Report) -> Json:
    rules = [_rule(rule) for rule in report.rules]
    named = {rule["id"] for rule in rules}
    used = dict.fromkeys(map(_id, (*(each.rule for each in report.findings), *(part.rule for part in report.not_run))))
    rules += [{"id": rule} for rule in used if rule not in named]
    numbers = {rule["id"]: number for number, rule in enumerate(rules)}
    excuses = excuse_of(report)
    worst = sorted(identified(report.findings), key=lambda each: badness(each[1]))
    results = [_result(finding, identity, numbers, excuses) for identity, finding in worst[:MOST_RESULTS]]
    return {
        "tool": {"driver": {"name": "Briggate", "semanticVersion": briggate.__version__, "rules": rules}},
        "automationDetails": {"id": "briggate/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": report.exit_code != 3,
                "exitCode": report.exit_code,
                "exitCodeDescription": verdict(report),
                **_some("toolExecutionNotifications", [*map(_notification, report.not_run), *_left_off(len(worst) - len(results))]),
            }
        ],
        "results": results,
        "properties": {
            "asOf": report.as_of.isoformat(),
            "sourceFiles": report.source_files,
            "builtPages": report.built_pages,
            "links": report.links,
            **_some("council", harmless(report.council)),
            **_some("selected", harmless(report.selected)),
            **_some("coverage", harmless(report.coverage)),
        },
    }


def _rule(rule: RuleOutcome) -> Json:
    tags = [tag for tag in (harmless(rule.family), *(f"WCAG {harmless(number)}" for number in rule.wcag)) if tag]
    reference = f"By: {harmless(rule.reference)}." if rule.reference else ""
    return {
        "id": _id(rule.rule),
        "shortDescription": {"text": harmless(rule.title) or _id(rule.rule)},
        **_some("fullDescription", _text(rule.why)),
        **_some("help", _text(" ".join(filter(None, (rule.why, rule.fix, reference))))),
        "defaultConfiguration": {"level": rule.severity, "enabled": not rule.off_because},
        "properties": {
            "outcome": rule.outcome,
            "lookedAt": rule.looked_at,
            "problem.severity": rule.severity,
            **_some("tags", list(dict.fromkeys(tags))[:MOST_TAGS]),
            **_some("impact", rule.impact),
            **_some("offBecause", harmless(rule.off_because)),
        },
    }


def _result(finding: Finding, identity: str, numbers: Mapping[str, int], excuses: Mapping[str, Excuse]) -> Json:
    failed = finding.outcome == "failed"
    message = " ".join(filter(None, (sentence(finding.message), harmless(finding.fix))))
    return {
        "ruleId": _id(finding.rule),
        "ruleIndex": numbers[_id(finding.rule)],
        "kind": "fail" if failed else "review",
        "level": finding.severity if failed else "none",  # SARIF lets only what has failed have one
        "message": {"text": message or _id(finding.rule)},
        "locations": [_location(finding.place, finding.page)],
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.fingerprint}:{identity[17:] or 1}"},
        **_some("suppressions", _suppressions(finding, excuses)),
        "properties": {
            "standing": finding.standing,
            "mender": finding.place.mender,
            "pages": finding.pages,
            **_some("page", harmless(finding.page)),
            **_some("owner", harmless(finding.owner)),
            **_some("impact", finding.impact),
        },
    }


def _location(place: Place, page: str) -> Json:
    physical: Json = {"artifactLocation": {"uri": _relative_uri(place.file or page) or NO_FILE}}
    if place.file:
        line = max(place.line, 1)
        physical["region"] = {"startLine": line, "startColumn": 1, "endLine": line}
    message = "A line near the fault" if place.exactness == "nearest" else ""
    return {"physicalLocation": physical, **_some("message", _text(message))}


def _relative_uri(path: str) -> str:
    return quote(harmless(path).lstrip("/"), errors="replace")


def _suppressions(finding: Finding, excuses: Mapping[str, Excuse]) -> list[Json]:
    if finding.standing not in EXCUSED:
        return []
    excuse = excuses.get(finding.excused_by)
    reason = f"{sentence(excuse.reason)} Until {date(excuse.ends)}." if excuse else ""
    justification = " ".join(filter(None, (reason, harmless(finding.excused_by))))
    return [{"kind": "external", "status": "accepted", **_some("justification", justification)}]


def _notification(part: NotRun) -> Json:
    message = f"{_id(part.rule)} could not be run with {harmless(part.subject) or 'the site'}: {reason(part.message)}"
    return {"level": "error", "message": {"text": message}, "associatedRule": {"id": _id(part.rule)}}


def _left_off(number: int) -> list[Json]:
    text = f"{counted(number, 'finding')} less grave than these did not fit: SARIF's readers take {MOST_RESULTS:,} a run."
    return [{"level": "warning", "message": {"text": text}}] if number else []


def _id(rule: str) -> str:
    return harmless(rule) or "unnamed"


def _text(text: str) -> Json:
    return {"text": harmless(text)} if harmless(text) else {}


def _some(key: str, value: Any) -> Json:
    """The key, if there is anything to say: SARIF's readers refuse empty strings."""
    return {key: value} if value else {}
