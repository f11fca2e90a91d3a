"""A report in, text out: one module a format, read when it is asked for."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from briggate.model.finding import Report

_WRITERS = {
    "terminal": ("terminal", "terminal_text"),
    "json": ("json_report", "json_text"),
    "sarif": ("sarif", "sarif_text"),
    "junit": ("junit", "junit_text"),
    "github": ("github", "github_text"),
    "html": ("html_report", "html_text"),
}


def _writer(module: str, name: str) -> Callable[[Report], str]:
    def write(report: Report) -> str:
        text: str = getattr(import_module(f"briggate.reporters.{module}"), name)(report)
        return text

    return write


REPORTERS: Mapping[str, Callable[[Report], str]] = MappingProxyType({name: _writer(*where) for name, where in _WRITERS.items()})
"""What writes a report, by the name of its format."""
