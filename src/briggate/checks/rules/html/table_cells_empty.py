"""Rule table-cells-empty."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.tables import Table, data_tables
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="table-cells-empty",
    title="Cells of a table are not left empty",
    why="An empty cell may mean none, not known, not yet, or as above. Somebody who listens cannot even tell whether it was read out.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A); GOV.UK Design System, Table",
    fix="Say in each what it means: “none”, “closed”, “not yet known”. If it means the same as the cell above, write that again.",
    examples=(
        bad(
            "<table><caption>Clubs</caption><tr><th>Day</th><th>Club</th></tr><tr><td>Monday</td><td>Chess</td></tr>"
            "<tr><td></td><td>Knitting</td></tr></table>"
        ),
        good(
            "<table><caption>Clubs</caption><tr><th>Day</th><th>Club</th></tr><tr><td>Monday</td><td>Chess</td></tr>"
            "<tr><td>Monday</td><td>Knitting</td></tr></table>"
        ),
    ),
    severity="warning",
    impact="minor",
)
SHARE = 5
"""One cell in so many may be empty before that needs a look."""
_DAY = re.compile(r"\W*(?:mon|tue|wed|thu|fri|sat|sun|llun|maw|mer|iau|gwe|sad|sul)", re.IGNORECASE)
DAYS = 7


@rule.over(HtmlPage)
def table_cells_empty(page: HtmlPage) -> Iterator[Hit]:
    for table in data_tables(page):
        facts = [cell for cell in table.cells if not cell.is_header and cell.row not in table.heads]
        empty = [cell for cell in facts if cell.is_empty]
        if empty and not _is_calendar(table) and (any(cell.column == 0 for cell in empty) or len(empty) * SHARE >= len(facts)):
            number = "1 cell is" if len(empty) == 1 else f"{len(empty)} of {len(facts)} cells are"
            hit = rule.at if any(cell.column == 0 and _row_has_words(table, cell.row) for cell in empty) else rule.unsure
            yield hit(empty[0].node, f"{number} empty in {table.called}")


def _row_has_words(table: Table, row: int) -> bool:
    return any(not cell.is_empty for cell in table.rows[row])


def _is_calendar(table: Table) -> bool:
    """Whether its headers are the days of a week: a month's sheet begins and ends with empty cells."""
    return sum(_DAY.match(cell.words) is not None for cell in table.headers[: DAYS + 1]) >= DAYS
