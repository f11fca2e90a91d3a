"""The report as annotations that GitHub shows beside the lines of a change."""

from collections.abc import Iterator

from briggate.model.finding import Finding, Report
from briggate.reporters.selection import worst_first
from briggate.reporters.words import harmless, listed, reason, verdict

MOST = 10
"""Annotations of each kind that GitHub shows for a step; it drops the others without a word."""


def github_text(report: Report) -> str:
    """Workflow commands: at most ten errors and ten warnings, the worst first, and a notice of how many more there are."""
    lines = []
    counting = [finding for finding in worst_first(report.findings) if finding.standing == "blocks" and finding.outcome == "failed"]
    for kind in ("error", "warning"):
        of_kind = [*(_not_run(report) if kind == "error" else ()), *(_finding(each) for each in counting if each.severity == kind)]
        lines += of_kind[:MOST]
    rest = _rest(report, len(report.not_run) + len(counting) - sum(line.startswith(("::error", "::warning")) for line in lines))
    kind = "notice" if lines or report.exit_code == 0 else "error"  # an error where there is no other to show
    return "\n".join([*lines, _command(kind, {"title": "Briggate"}, f"{verdict(report)}{rest}")]) + "\n"


def _not_run(report: Report) -> Iterator[str]:
    for part in report.not_run:
        message = f"{part.subject or 'The site'}: {reason(part.message)}"
        yield _command("error", {"title": harmless(f"{part.rule} could not be run")}, harmless(message))


def _finding(finding: Finding) -> str:
    place = finding.place
    properties = {
        "file": harmless(place.file),
        "line": str(place.line) if place.file and place.line > 0 else "",
        "title": harmless(finding.rule),
    }
    nearby = "Near this line: " if place.exactness == "nearest" and place.line else ""
    where = "" if place.file else f"{harmless(finding.page)}: " if finding.page else ""
    theirs = " Only the theme’s maintainer can mend this." if place.mender == "theme" else ""
    fix = harmless(finding.fix)
    return _command(finding.severity, properties, f"{nearby}{where}{harmless(finding.message)}\n{fix}{theirs}".rstrip())


def _rest(report: Report, more: int) -> str:
    unsure = sum(finding.outcome == "cannot tell" and finding.standing == "blocks" for finding in report.findings)
    old = sum(finding.standing == "already there" for finding in report.findings)
    parts = (
        [f"{more:,} more to mend"] * (more > 0)
        + [f"{unsure:,} for a person to tell"] * (unsure > 0)
        + [f"{old:,} already there"] * (old > 0)
    )
    return f" Not shown here: {listed(parts)}. `briggate check` lists them all." if parts else ""


def _command(name: str, properties: dict[str, str], message: str) -> str:
    """`::name key=value,…::message`, in which no text can end its value or its line, and so none can be a command of its own."""
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    return f"::{name} {given}::{_data(message)}" if given else f"::{name}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
