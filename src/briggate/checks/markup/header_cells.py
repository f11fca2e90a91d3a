"""Which header cells head nothing."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, has, words_of
from briggate.checks.markup.shown import unheard
from briggate.checks.markup.tables import Table

_GRIDS = '[role="grid"]:not(table), [role="table"]:not(table), [role="treegrid"]:not(table)'
_CELLS = '[role="columnheader"], [role="rowheader"], [role="cell"], [role="gridcell"]'
_PLACED = "[aria-colindex], [aria-colspan], [aria-rowspan], [aria-owns]"


def columns_without_cells(table: Table) -> list[LexborNode]:
    """The headers in a table's first row under which no row has a cell, if it has facts at all."""
    below = [cell for cell in table.cells if cell.row > 0]
    if not table.is_data or 0 not in table.heads or not any(not cell.is_header for cell in below) or not table.grid.is_whole:
        return []
    last = max(cell.end for cell in below)
    named = {name for cell in below for name in attribute(cell.node, "headers").split()}
    silent = table.page.once(unheard)
    return [
        cell.node
        for cell in table.rows[0]
        if cell.is_header
        and not cell.is_empty
        and cell.column >= last
        and attribute(cell.node, "scope").lower() not in ("row", "rowgroup")
        and attribute(cell.node, "id") not in named
        and cell.node.mem_id not in silent
    ]


def made_columns_without_cells(page: HtmlPage) -> Iterator[LexborNode]:
    """The same in tables that roles make of other elements."""
    for grid in page.select(_GRIDS) if "columnheader" in page.small_letters else []:
        if grid.mem_id in page.once(unheard) or grid.css_first(_PLACED) is not None or has(grid, "aria-colcount"):
            continue
        rows = [row.css(_CELLS) for row in grid.css('[role="row"]')]
        head = rows[0] if rows and all(attribute(cell, "role") == "columnheader" for cell in rows[0]) else []
        widest = max((len(row) for row in rows[1:]), default=0)
        yield from (cell for cell in head[widest:] if widest and words_of(cell))
