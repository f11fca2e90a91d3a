"""Rule table-header-scope."""

from collections import Counter
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.table_cells import Cell
from briggate.checks.markup.tables import Table, data_tables
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="table-header-scope",
    title="Headers say whether they head a row or a column",
    why="Where headers stand in more than one row or column, a screen reader has to guess which of them go with a fact.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A), technique H63",
    fix='Write scope="col" on the headers of columns and scope="row" on those of rows; "colgroup" or "rowgroup" on one that heads several.',
    examples=(
        bad(
            "<table><caption>Hours</caption><tr><td></td><th>Monday</th><th>Sunday</th></tr>"
            "<tr><th>Morning</th><td>open</td><td>closed</td></tr></table>"
        ),
        good(
            '<table><caption>Hours</caption><tr><td></td><th scope="col">Monday</th><th scope="col">Sunday</th></tr>'
            '<tr><th scope="row">Morning</th><td>open</td><td>closed</td></tr></table>'
        ),
        good("<table><caption>Fees</caption><tr><th>Band</th><th>A year</th></tr><tr><td>A</td><td>980</td></tr></table>"),
    ),
    severity="warning",
    impact="moderate",
)
SCOPES = ("col", "row", "colgroup", "rowgroup")


@rule.over(HtmlPage)
def table_header_scope(page: HtmlPage) -> Iterator[Hit]:
    for table in data_tables(page):
        headers = [cell for cell in table.headers if not (table.has_title_row and cell.row == 0)]
        without = [cell for cell in headers if not _scope(cell)]
        if wrong := [cell for cell in headers if _scope(cell) not in ("", *SCOPES)]:
            yield rule.at(wrong[0].node, f'scope="{_scope(wrong[0])}" says nothing, in {table.called}')
        elif across := [cell for cell in headers if cell.column and _scope(cell) == "row" and cell.row in table.heads]:
            yield rule.at(across[0].node, f'headers of columns say scope="row" in {table.called}', 'Write scope="col" on them.')
        elif without and _is_in_both_directions(table) and not any(attribute(cell.node, "headers") for cell in table.cells):
            which = "a header" if len(without) == 1 else "headers" if len(without) < len(headers) else "the headers"
            says = "does not say whether it heads" if len(without) == 1 else "do not say whether they head"
            yield rule.at(without[0].node, f"{which} of {table.called} {says} a row or a column")


def _scope(cell: Cell) -> str:
    return attribute(cell.node, "scope").strip().lower()


def _is_in_both_directions(table: Table) -> bool:
    """Whether headers stand in several rows of nothing else, in several columns beside facts, or in a row and a column."""
    heads = table.heads - {0} if table.has_title_row else table.heads
    beside_facts = Counter(cell.row for cell in table.headers if cell.row not in table.heads)
    return len(heads) + max(beside_facts.values(), default=0) > 1
