"""Rule table-header-empty."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.shown import unheard
from briggate.checks.markup.tables import data_tables
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="table-header-empty",
    title="Every header of a table says something",
    why="Facts under an empty header are read out without a word on what they are.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A), technique H51",
    fix="Say in that cell what the column or the row holds. If it heads nothing, write it as a cell that is no header (<td>).",
    examples=(
        bad("<table><caption>Fees</caption><tr><th>Band</th><th></th></tr><tr><td>A</td><td>980</td></tr></table>"),
        good("<table><caption>Fees</caption><tr><th>Band</th><th>A year</th></tr><tr><td>A</td><td>980</td></tr></table>"),
    ),
    wcag=("1.3.1",),
    impact="moderate",
)


@rule.over(HtmlPage)
def table_header_empty(page: HtmlPage) -> Iterator[Hit]:
    for table in data_tables(page):
        empty = [cell for cell in table.cells if cell.is_header and cell.is_empty]
        facts = [cell for cell in table.cells if not cell.is_header and not cell.is_empty] if empty else []
        rows, columns = {cell.row for cell in facts}, {cell.column for cell in facts}
        for cell in empty:
            in_head = cell.row in table.heads
            # A column without any fact makes room, and no more; the corner of a head heads nothing.
            heads = cell.column > 0 and not columns.isdisjoint(range(cell.column, cell.end)) if in_head else cell.row in rows
            if heads and cell.node.mem_id not in page.once(unheard):
                place = f"column {cell.column + 1}" if in_head else f"row {cell.row + 1}"
                yield rule.at(cell.node, f"the header of {place} is empty in {table.called}")
