"""What rendering one page may take, and what is told of a page that takes more."""

from briggate.model.fault import Fault
from briggate.model.page import Page
from briggate.processes import GivenUp, Limits

PAGE_LIMITS = Limits(seconds=15, memory=768 << 20)


def fault_of(page: Page, result: GivenUp) -> Fault:
    """Why a page was given up."""
    if result.why == "time":
        wrong = f"turning this page into HTML takes more than {PAGE_LIMITS.seconds:.0f} seconds"
        fix = "Look for thousands of brackets, stars or other marks in a row, and take them out."
    elif result.why == "memory":
        wrong = f"turning this page into HTML takes more than {PAGE_LIMITS.memory >> 20} MB of memory"
        fix = "Look for a table or list of many thousands of lines, and take it apart."
    else:
        wrong = f"this page cannot be turned into HTML ({result.told})"
        fix = "Take out what was added last, and tell whoever looks after Briggate."
    return Fault(f"content/{page.source}", 0, wrong, fix)
