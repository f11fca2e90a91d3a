"""Rule table-headers."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.table_kinds import kind_of
from briggate.checks.markup.tables import tables_of
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="table-headers",
    title="Tables of facts have headers",
    why="A screen reader says the header with each fact. Without it a person hears “Monday, 7, 9” and cannot know what is 7 and what is 9.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A), technique H51",
    fix='Begin the table with a row that says what each column holds. In HTML, write its cells as <th scope="col">, and those that say '
    'what a row is about as <th scope="row">.',
    examples=(
        bad(
            "<table><caption>Fees</caption><tr><td>Permit</td><td>A year</td></tr><tr><td>First car</td><td>20</td></tr>"
            "<tr><td>Second car</td><td>40</td></tr></table>"
        ),
        good("<table><caption>Fees</caption><tr><th>Permit</th><th>A year</th></tr><tr><td>First car</td><td>20</td></tr></table>"),
    ),
    wcag=("1.3.1",),
    impact="serious",
)


@rule.over(HtmlPage)
def table_headers(page: HtmlPage) -> Iterator[Hit]:
    for table in tables_of(page):
        if table.headers or table.is_marked_layout or all(cell.is_empty for cell in table.cells):
            continue
        kind = kind_of(table)
        if not kind.is_data or (table.is_inside and not kind.is_sure):
            continue
        if any(cell.is_header for cell in table.cells):
            yield rule.at(table.node, f"the headers of {table.called} are empty", "Say in the first row what each column holds.")
        elif kind.is_sure:
            yield rule.at(table.node, f"{table.called} has no headers")
        else:
            yield rule.unsure(table.node, f"{table.called} has no headers, and may hold facts")
