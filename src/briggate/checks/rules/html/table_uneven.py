"""Rule table-uneven."""

from collections import Counter
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.header_cells import columns_without_cells
from briggate.checks.markup.tables import Table, data_tables
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="table-uneven",
    title="Every row of a table has the same columns",
    why="Where a row is short or is cut up in another way, facts stand under the wrong headers, and a screen reader says the wrong ones.",
    reference="HTML standard, Forming a table; WCAG 2.2 SC 1.3.1 Info and Relationships (A)",
    fix="Give every row a cell for every column, and see that colspan and rowspan add up. Rows of different things are different tables.",
    examples=(
        bad(
            "<table><caption>Fees</caption><tr><th>Band</th><th>A year</th></tr><tr><td>A</td><td>980</td></tr>"
            "<tr><td>B</td><td>1,140</td></tr><tr><td>C</td></tr></table>"
        ),
        good(
            "<table><caption>Hours</caption><tr><th>Day</th><th>Opens</th><th>Closes</th></tr>"
            '<tr><td>Monday</td><td>9am</td><td>5pm</td></tr><tr><td>Sunday</td><td colspan="2">closed</td></tr></table>'
        ),
    ),
    severity="warning",
    impact="moderate",
)


@rule.over(HtmlPage)
def table_uneven(page: HtmlPage) -> Iterator[Hit]:
    for table in data_tables(page):
        if not table.grid.is_whole or columns_without_cells(table):  # table-header-unused tells of that
            continue
        first = 1 if table.has_title_row else 0
        headed = first if first in table.heads else None
        usual = table.widths[headed] if headed is not None else Counter(table.widths).most_common(1)[0][0]
        odd = [number for number, width in enumerate(table.widths) if width != usual]
        if odd:
            others = "its headers have" if headed is not None else "most have"
            more = f"; so it is with {len(odd) - 1} more" if len(odd) > 1 else ""
            said = f"row {odd[0] + 1} of {table.called} has {_columns(table.widths[odd[0]])}, where {others} {usual}{more}"
            yield rule.at(table.rows[odd[0]][0].node, said)
        elif not _has_a_row_of_all_columns(table):
            counts = sorted({len(row) for row in table.rows})
            said = ", ".join(map(str, counts[:-1])) + f" or {counts[-1]}" if len(counts) > 1 else str(counts[0])
            yield rule.at(table.node, f"the rows of {table.called} are cut up in different ways, into {said} cells that do not line up")


def _columns(number: int) -> str:
    return "1 column" if number == 1 else f"{number} columns"


def _has_a_row_of_all_columns(table: Table) -> bool:
    """Whether some row is divided wherever any is. In a table of facts that is at least the one with the headers."""
    if max(map(len, table.grid.edges)) == 1:
        return True
    every = set().union(*table.grid.edges)
    return any(len(edges) == len(every) for edges in table.grid.edges)
