"""A report in, text out: one module a format."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from briggate.model.finding import Report
from briggate.reporters.github import github_text
from briggate.reporters.html_report import html_text
from briggate.reporters.json_report import json_schema, json_text
from briggate.reporters.junit import junit_text
from briggate.reporters.owner_report import owner_report
from briggate.reporters.sarif import sarif_text
from briggate.reporters.terminal import terminal_text

REPORTERS: Mapping[str, Callable[[Report], str]] = MappingProxyType(
    {
        "terminal": terminal_text,
        "json": json_text,
        "sarif": sarif_text,
        "junit": junit_text,
        "github": github_text,
        "html": html_text,
    }
)
"""What writes a report, by the name of its format."""

__all__ = ["REPORTERS", "json_schema", "owner_report", "terminal_text"]
