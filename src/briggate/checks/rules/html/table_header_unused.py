"""Rule table-header-unused."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, words_of
from briggate.checks.markup.header_cells import columns_without_cells, made_columns_without_cells
from briggate.checks.markup.shown import quoted
from briggate.checks.markup.tables import data_tables
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="table-header-unused",
    title="Every column header of a table has cells under it",
    why="A screen reader announces a column that nobody can get to, and people wonder what they have missed.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A); HTML standard, Forming relationships between data cells and header cells",
    fix="Give every row a cell for this column, or take the header out.",
    examples=(
        bad("<table><caption>Fees</caption><tr><th>Band</th><th>A year</th></tr><tr><td>A</td></tr><tr><td>B</td></tr></table>"),
        good("<table><caption>Fees</caption><tr><th>Band</th><th>A year</th></tr><tr><td>A</td><td>980</td></tr></table>"),
    ),
    wcag=("1.3.1",),
    impact="moderate",
)


@rule.over(HtmlPage)
def table_header_unused(page: HtmlPage) -> Iterator[Hit]:
    for node in (*(each for table in data_tables(page) for each in columns_without_cells(table)), *made_columns_without_cells(page)):
        yield rule.at(node, f"the column {quoted(words_of(node))} has no cells")
