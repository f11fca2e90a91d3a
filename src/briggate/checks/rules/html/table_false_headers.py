"""Rule table-false-headers."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.shown import quoted
from briggate.checks.markup.tables import Table, tables_of
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="table-false-headers",
    title="What a cell names as its headers are headers of its table",
    why="A screen reader says the headers that a cell names. Where those are not there, the fact is read out without any.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A), technique H43; HTML standard, attribute headers",
    fix='In headers="…" write the ids of those header cells of this table that go with the cell. In a simple table leave it out.',
    examples=(
        bad('<table><caption>Fees</caption><tr><th id="fee">Fee</th></tr><tr><td headers="fees">20</td></tr></table>'),
        good('<table><caption>Fees</caption><tr><th id="fee">Fee</th></tr><tr><td headers="fee">20</td></tr></table>'),
    ),
    wcag=("1.3.1",),
    impact="serious",
)
NAMED_MOST = 3


@rule.over(HtmlPage)
def table_false_headers(page: HtmlPage) -> Iterator[Hit]:
    if not page.select("[headers]"):
        return
    for table in tables_of(page):
        ids = {attribute(cell.node, "id") for cell in table.cells}
        naming = [(cell, attribute(cell.node, "headers").split()) for cell in table.cells if attribute(cell.node, "headers")]
        wrong = [(cell, name) for cell, names in naming for name in names if name not in ids or name == attribute(cell.node, "id")]
        if table.grid.is_whole and wrong:
            different = list(dict.fromkeys(name for _, name in wrong))
            more = f" and {len(different) - NAMED_MOST} more" if len(different) > NAMED_MOST else ""
            said = ", ".join(map(quoted, different[:NAMED_MOST]))
            yield rule.at(wrong[0][0].node, f"cells of {table.called} name {said}{more} as headers, which it has not")
        elif table.grid.is_whole and naming:
            yield from _left_without_cells(table, {name for _, names in naming for name in names})


def _left_without_cells(table: Table, named: set[str]) -> Iterator[Hit]:
    """Headers of a column all of whose cells name others."""
    taken = {cell.column for cell in table.cells if attribute(cell.node, "headers") and not cell.is_header}
    free = {cell.column for cell in table.cells if not cell.is_header and not attribute(cell.node, "headers")}
    for header in table.rows[0]:
        is_named = attribute(header.node, "id") in named
        if header.is_header and not is_named and header.columns == 1 and header.column in taken - free:
            yield rule.at(header.node, f"no cell of {table.called} names its header {quoted(header.words)}: those below it name others")
