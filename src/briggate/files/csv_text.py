"""Tables for a spreadsheet: RFC 4180, and nothing in them that it would run."""

import csv
import io
from collections.abc import Iterable, Sequence

RUN = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell begins with that a spreadsheet takes for a formula, or passes over on its way to one."""


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV: its columns' names, then the rows, each ended by CR and LF.

    A text that a spreadsheet would run as a formula gets ' before it, at which a spreadsheet shows the text.
    """
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(columns)
    table.writerows([_harmless(str(cell)) for cell in row] for row in rows)
    return written.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(RUN) else text
