"""What a check says of a change, told to whoever puts it up or approves it."""

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briggate.model.finding import Report

WIDTH_MOST = 120


def width() -> int:
    return min(WIDTH_MOST, shutil.get_terminal_size((100, 24)).columns)


def verdict_on_change(report: "Report") -> str:
    """One line where nothing stops the change; else the report of what it causes, without what was there before."""
    from briggate.reporters.terminal import terminal_text
    from briggate.reporters.words import counted

    caused = tuple(finding for finding in report.findings if finding.standing == "blocks")
    if report.exit_code == 0:
        if not caused:
            return "The check finds nothing wrong with it.\n"
        warnings = sum(finding.outcome == "failed" for finding in caused)
        unsure = len(caused) - warnings
        told = [counted(warnings, "warning")] if warnings else []
        told += [f"{unsure:,} for a person to tell"] if unsure else []
        return f"The check finds nothing that stops it, and {' and '.join(told)}.\n"
    return terminal_text(replace(report, findings=caused, looked_closer=()), width=width())
