"""The tables of a page, with every cell in its place: read once, for all rules about tables."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, attribute, words_of
from briggate.checks.markup.own_name import own_name
from briggate.checks.markup.shown import quoted, spoken, unheard
from briggate.checks.markup.table_cells import Cell, Grid, Limit, read_grid

_TABLE_ROLES = ("", "table", "grid", "treegrid")
_LAYOUT_ROLES = ("presentation", "none")
DEEPEST = 4
"""How many tables may stand around one that is still read."""
_NO_NAME = re.compile(r"Table \d+")
"""How the build calls the region around a table whose author gave it no caption."""


@dataclass(eq=False)
class Table:
    """A table that somebody gets."""

    page: HtmlPage = field(repr=False)
    node: LexborNode
    grid: Grid = field(repr=False)
    is_inside: bool
    """Whether it stands in a cell of another."""

    @property
    def rows(self) -> list[list[Cell]]:
        return self.grid.rows

    @property
    def role(self) -> str:
        return attribute(self.node, "role").strip().lower()

    @property
    def is_marked_layout(self) -> bool:
        """Whether its author says that it holds no data."""
        return self.role in _LAYOUT_ROLES

    @cached_property
    def widths(self) -> list[int]:
        """How many columns each row has."""
        return [max(edges) for edges in self.grid.edges]

    @cached_property
    def columns(self) -> int:
        return max(self.widths, default=0)

    @cached_property
    def cells(self) -> list[Cell]:
        return [cell for row in self.rows for cell in row]

    @cached_property
    def headers(self) -> list[Cell]:
        """The header cells that say something."""
        return [cell for cell in self.cells if cell.is_header and not cell.is_empty]

    @cached_property
    def heads(self) -> frozenset[int]:
        """The rows that have headers, and beside them nothing but empty cells. A header that stands alone in a short row is none."""
        rows = {cell.row for cell in self.headers if cell.row == 0 or self.widths[cell.row] == self.columns}
        return frozenset(row for row in rows if all(cell.is_header or cell.is_empty for cell in self.rows[row]))

    @cached_property
    def is_data(self) -> bool:
        """Whether it says of itself that it holds data, and what is what: a header with words, and a cell that is none."""
        return not self.is_marked_layout and bool(self.headers) and any(not cell.is_header for cell in self.cells)

    @cached_property
    def caption(self) -> str:
        return next((spoken(words_of(child)) for child in self.node.iter() if child.tag == "caption"), "")

    @cached_property
    def name(self) -> str:
        """What it is called: by its caption, its label, the figure or the region that it stands in."""
        return self.caption or own_name(self.page, self.node) or self._name_of_what_holds_it

    @property
    def _name_of_what_holds_it(self) -> str:
        around = self.node.parent
        if around is None or around.tag in ("body", "main", "td", "th"):
            return ""
        if around.tag == "figure" or (around.parent is not None and around.parent.tag == "figure"):
            caption = (around if around.tag == "figure" else around.parent or around).css_first("figcaption")
            return spoken(words_of(caption)) if caption is not None else ""
        label = own_name(self.page, around)
        return "" if _NO_NAME.fullmatch(label) else label

    @property
    def called(self) -> str:
        """How a message speaks of it."""
        if self.name:
            return f"the table {quoted(self.name)}"
        first = next((cell.words for cell in self.cells[:100] if cell.words), "")
        return f"the table that begins {quoted(first)}" if first else "a table"

    @cached_property
    def has_title_row(self) -> bool:
        """Whether its first row is one cell with words over all columns, and no later row is."""
        spanning = [
            number for number, row in enumerate(self.rows) if len(row) == 1 and row[0].columns == self.columns > 1 and not row[0].is_empty
        ]
        return spanning == [0] and len(self.rows) > 2

    @cached_property
    def holds(self) -> LexborNode | None:
        """The first table inside it."""
        if not self.page.select("table table"):
            return None
        return next(filter(None, (cell.node.css_first("table") for cell in self.cells)), None)


def tables_of(page: HtmlPage) -> list[Table]:
    """Every table that somebody gets, in the order of the page."""
    return page.once(_tables_of)


def data_tables(page: HtmlPage) -> list[Table]:
    """Those that hold data and say so with headers."""
    return [table for table in tables_of(page) if table.is_data] if page.select("table") else []


def _tables_of(page: HtmlPage) -> list[Table]:
    nodes = page.select("table")
    if not nodes:
        return []
    hidden = page.once(unheard)
    depths: dict[int, int] = {}
    limit = Limit()
    found = []
    for node in nodes:
        outer = above(node, "table") if len(nodes) > 1 else None
        depth = depths[node.mem_id] = depths.get(outer.mem_id, 0) + 1 if outer is not None else 0
        role = attribute(node, "role").strip().lower()
        if node.mem_id not in hidden and depth <= DEEPEST and role in (*_TABLE_ROLES, *_LAYOUT_ROLES):
            found.append(Table(page, node, read_grid(node, limit), depth > 0))
    return found
