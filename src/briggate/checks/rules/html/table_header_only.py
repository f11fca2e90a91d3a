"""Rule table-header-only."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.tables import tables_of
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="table-header-only",
    title="Tables have facts under their headers",
    why="Headers with nothing under them lead people into an empty table, and where all cells are headers nothing says which heads what.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A); HTML standard, The th element",
    fix="Write the facts as cells that are no headers (<td>). If there are none yet, say so in a sentence and leave the table out.",
    examples=(
        bad("<table><caption>Fees</caption><tr><th>Band</th><th>A year</th></tr></table>"),
        good("<table><caption>Fees</caption><tr><th>Band</th><th>A year</th></tr><tr><td>A</td><td>980</td></tr></table>"),
    ),
    severity="warning",
    impact="moderate",
)


@rule.over(HtmlPage)
def table_header_only(page: HtmlPage) -> Iterator[Hit]:
    for table in tables_of(page):
        if table.headers and not table.is_marked_layout and all(cell.is_header for cell in table.cells):
            said = "has headers and nothing else" if len(table.rows) == 1 else "has headers for all its cells"
            yield rule.at(table.node, f"{table.called} {said}")
