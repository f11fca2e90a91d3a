"""What rendering one page may take, and what is told of a page that takes more."""

from briggate.model.fault import Fault
from briggate.model.page import Page
from briggate.processes import GivenUp, Limits

PAGE_LIMITS = Limits(seconds=15, memory=768 << 20)


def fault_of(page: Page, result: GivenUp) -> Fault:
    """Why a page was given up."""
    return Fault(f"content/{page.source}", 0, f"turning this page into HTML {result.in_words(PAGE_LIMITS)}", _FIXES[result.why])


_FIXES = {
    "time": "Look for thousands of brackets, stars or other marks in a row, and take them out.",
    "memory": "Look for a table or list of many thousands of lines, and take it apart.",
    "fault": "Take out what was added last, and tell whoever looks after Briggate.",
}


def fault_of_theme(what: str, result: GivenUp, limits: Limits) -> str:
    """Why something was given up that is made by the templates and styles, for all pages at once."""
    fix = "Build again, and tell whoever looks after Briggate." if result.why == "fault" else "Look at what was changed last in theme/."
    return f"{what} {result.in_words(limits)}  {fix}"
