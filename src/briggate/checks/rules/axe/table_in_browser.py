"""Rule table-in-browser."""

from collections.abc import Iterator

from briggate.checks.axe_told import tell
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_ROWS = '<tr><th scope="{}">Bin</th><th scope="col">Day</th></tr><tr><td>Brown</td><td>Monday</td></tr>'
_TABLE = f'<table id="t"></table><script>t.innerHTML = `{_ROWS}`</script>'
rule = Rule(
    id="table-in-browser",
    title="Tables that a script writes have headers too",
    why="A screen reader says a cell's header with each cell. Without it nobody knows what “Monday” is the day of.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A)",
    fix='Let the script write <th scope="col"> above each column, with words in it.',
    examples=(bad(_TABLE.format("column")), good(_TABLE.format("col"))),
    wcag=("1.3.1",),
    impact="serious",
)
SAID = {
    "empty-table-header": "{it} is a header without words",
    "scope-attr-valid": "{it} is a header whose scope says nothing",
    "table-duplicate-name": "the table {it} has one text as its caption and its summary",
    "table-fake-caption": "the title of the table {it} is one of its cells",
    "td-has-header": "the cell {it} has no header",
    "td-headers-attr": "the cells of {it} name headers that the table does not have",
    "th-has-data-cells": "there are no cells under a header of {it}",
}


@rule.over(RenderedPage)
def table_in_browser(page: RenderedPage) -> Iterator[Hit]:
    yield from tell(rule, page, SAID)
