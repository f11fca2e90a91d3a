"""The cells of a table, each in its place, as the HTML standard's algorithm for tables puts them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import attribute, words_of
from briggate.checks.markup.shown import spoken

MOST_COLUMNS = 1000
"""The widest that the standard lets one cell be."""
_HEADER_ROLES = ("columnheader", "rowheader")
_CELL_ROLES = ("cell", "gridcell", "presentation", "none")
_SHOWS_SOMETHING = (
    "img, svg, input, select, textarea, button, canvas, video, audio, object, embed, iframe, meter, progress, math, [aria-label]"
)


@dataclass(eq=False)
class Cell:
    """A cell. It begins in `row` and `column`, from 0, and covers `rows` and `columns` of them."""

    node: LexborNode
    is_header: bool
    row: int
    column: int
    columns: int
    rows: int

    @cached_property
    def words(self) -> str:
        return spoken(words_of(self.node)).strip()

    @cached_property
    def is_empty(self) -> bool:
        """Whether it tells nothing: no words, and nothing that may speak for itself."""
        return not self.words and self.node.css_first(_SHOWS_SOMETHING) is None

    @property
    def end(self) -> int:
        """The first column after it."""
        return self.column + self.columns


@dataclass
class Grid:
    """All cells of a table, row by row. Rows without any are left out."""

    rows: list[list[Cell]] = field(default_factory=list)
    edges: list[set[int]] = field(default_factory=list)
    """For each row: after which columns a cell ends, with the cells that reach down into it."""
    is_whole: bool = True
    """False where there was too much of it, and reading stopped."""


@dataclass
class Limit:
    """How much is read yet. It bounds what tables made to choke a reader cost."""

    cells: int = 20_000
    steps: int = 200_000
    """How often cells that reach down are asked whether they stand in a row's way."""

    @property
    def is_reached(self) -> bool:
        return self.cells < 0 or self.steps < 0


def read_grid(table: LexborNode, limit: Limit) -> Grid:
    """Puts every cell in its place. A cell reaches down no further than its group of rows."""
    grid = Grid()
    for group in _groups(table):
        reaching: list[tuple[int, int, int]] = []
        """(first column, column after the last, last row) of cells that cover rows below their own, from left to right."""
        for number, tr in enumerate(group):
            if limit.is_reached:
                break
            reaching = [each for each in reaching if each[2] >= number]
            limit.steps -= len(reaching)
            row = _placed(tr, len(grid.rows), len(group) - number, reaching, limit)
            if row:
                grid.rows.append(row)
                grid.edges.append({cell.end for cell in row} | {end for _, end, _ in reaching})
                reaching += [(cell.column, cell.end, number + cell.rows - 1) for cell in row if cell.rows > 1]
                reaching.sort()
    grid.is_whole = not limit.is_reached
    return grid


def _placed(tr: LexborNode, row: int, left: int, reaching: list[tuple[int, int, int]], limit: Limit) -> list[Cell]:
    cells: list[Cell] = []
    column = passed = 0
    for node in tr.iter():
        if node.tag in ("td", "th"):
            while passed < len(reaching) and reaching[passed][0] <= column:
                column = max(column, reaching[passed][1])
                passed += 1
            columns, rows = min(_span(node, "colspan") or 1, MOST_COLUMNS), min(_span(node, "rowspan") or left, left)
            cells.append(Cell(node, _is_header(node), row, column, columns, rows))
            column = cells[-1].end
            limit.cells -= 1
            if limit.cells < 0:
                break
    return cells


def _groups(node: LexborNode) -> Iterator[list[LexborNode]]:
    """The rows of each group: head, bodies, feet; rows that stand in no group are one among themselves."""
    feet: list[list[LexborNode]] = []
    loose: list[LexborNode] = []
    for child in node.iter():
        if child.tag == "tr":
            loose.append(child)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows = [each for each in child.iter() if each.tag == "tr"]
            if child.tag == "tfoot":
                feet.append(rows)
            else:
                yield rows
    yield loose
    yield from feet


def _span(node: LexborNode, name: str) -> int:
    written = (node.attributes.get(name) or "1").strip()[:9]
    return int(written) if written.isascii() and written.isdigit() else 1


def _is_header(node: LexborNode) -> bool:
    role = attribute(node, "role").strip().lower()
    return role in _HEADER_ROLES or (node.tag == "th" and role not in _CELL_ROLES)
