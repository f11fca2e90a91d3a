"""What was found on one page, for the panel that `briggate serve` shows beside it: as JSON has it, in the words of the terminal."""

from collections import Counter
from typing import Any

from briggate.model.finding import Finding, Place, Report
from briggate.reporters.selection import already_there, excused, of_the_theme, to_mend, worst_first
from briggate.reporters.words import counted, harmless, listed, place_in_words, reason

NOTHING = "No findings on this page"
THE_REST = (
    "Looked at: this page, its Markdown and its HTML. `briggate check` looks at the whole site, "
    "and `briggate check --browser` at every page in a browser."
)


def beside_page(report: Report) -> dict[str, Any]:
    """`summary`, a `tone` for it (stop, care or good), the `groups` of findings with their headings, and `notes`. All is text."""
    mine, themes = worst_first(to_mend(report)), [fault.first for fault in of_the_theme(report)]
    told, before = [*mine, *themes], worst_first(already_there(report))
    groups = (
        ("", mine),
        ("Not a publisher’s to fix: the theme’s maintainer can", themes),
        ("Already there, and told when it is time", before),
    )
    return {
        "summary": _summary(told, report),
        "tone": "stop" if report.blocking or report.not_run else "care" if told else "good",
        "groups": [{"heading": heading, "findings": [_finding(each) for each in findings]} for heading, findings in groups if findings],
        "notes": [*_notes(report), THE_REST],
    }


def _summary(told: list[Finding], report: Report) -> str:
    count = Counter(finding.severity if finding.outcome == "failed" else "unsure" for finding in told)
    parts = [counted(count[severity], severity) for severity in ("error", "warning") if count[severity]]
    if count["unsure"]:
        parts.append(f"{count['unsure']:,} for a person to tell")
    if report.not_run:
        parts.append(f"{counted(len(report.not_run), 'rule')} not run")
    return ", ".join(parts) or NOTHING


def _finding(finding: Finding) -> dict[str, str]:
    said = {
        "place": place_in_words(finding.place, finding.page),
        "copy": _as_an_editor_opens_it(finding.place),
        "kind": finding.severity if finding.outcome == "failed" else finding.outcome,
        "message": finding.message,
        "fix": finding.fix,
        "rule": finding.rule,
    }
    return {key: harmless(text) for key, text in said.items()}


def _as_an_editor_opens_it(place: Place) -> str:
    return f"{place.file}:{place.line}" if place.file and place.line else place.file


def _notes(report: Report) -> list[str]:
    standings = Counter(finding.standing for finding in excused(report))
    parts = [f"{count:,} {standing}" if standing == "waived" else counted(count, standing) for standing, count in standings.items()]
    notes = [f"Not counted: {listed(parts)}."] if parts else []
    return notes + [f"Not run: {harmless(each.rule)}, {harmless(each.subject)}: {reason(each.message)}" for each in report.not_run]
