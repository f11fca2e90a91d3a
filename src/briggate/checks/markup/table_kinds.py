"""Whether a table without headers holds data or only sets out a page: told by what stands in its cells."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briggate.checks.html_page import attribute, has
from briggate.checks.markup.table_cells import Cell
from briggate.checks.markup.tables import Table

TEXT = 40
"""Words from which on a cell holds a text rather than a fact."""
SHORT = 12
"""Words up to which a cell holds a fact."""
MOST_LOOKED_AT = 400
"""Cells of a table by which it is judged."""
_PARTS_OF_A_PAGE = (
    "h1, h2, h3, h4, h5, h6, form, input, textarea, select, fieldset, nav, main, header, footer, section, article, iframe, hr, table"
)
_SETTING_OUT = ("cellpadding", "cellspacing")
_FACT = re.compile(r"\d")


class Kind(NamedTuple):
    """What a table without headers is for, and why that is thought: “has only one row”."""

    is_data: bool
    is_sure: bool
    why: str = ""


def kind_of(table: Table) -> Kind:
    """What a table without headers is for. Nothing is sure that its author has not said, or that its shape does not show."""
    cells = [cell for cell in table.cells[:MOST_LOOKED_AT] if not cell.is_empty]
    if _says_data(table):
        return Kind(True, True)
    if len(table.rows) < 2 or table.columns < 2:
        return Kind(False, True, "has only one row" if len(table.rows) < 2 else "has only one column")
    if any(cell.node.css_first(_PARTS_OF_A_PAGE) is not None for cell in cells):
        return Kind(False, True, "holds headings, fields or other parts of a page")
    if any(cell.words.count(" ") >= TEXT for cell in cells):
        return Kind(False, False, "holds long texts")
    if sum(not cell.words for cell in cells) * 2 > len(cells):
        return Kind(False, False, "holds pictures")
    return Kind(True, _looks_like_data(table, cells))


def layout_faults(table: Table) -> Iterator[str]:
    """What a table that is marked as layout has, though only a table of data needs it."""
    if table.caption:
        yield "a caption"
    if table.headers:
        yield "headers"
    if attribute(table.node, "summary").strip():
        yield "a summary"


def _says_data(table: Table) -> bool:
    node = table.node
    named = has(node, "rules") or any(attribute(node, name).strip() for name in ("summary", "aria-label", "aria-labelledby"))
    marked = any(cell.is_header or has(cell.node, "scope") or has(cell.node, "headers") for cell in table.cells[:MOST_LOOKED_AT])
    return bool(named or marked or table.caption or table.role or any(child.tag == "thead" for child in node.iter()))


def _looks_like_data(table: Table, cells: list[Cell]) -> bool:
    if any(cell.words.count(" ") >= SHORT for cell in cells):
        return False
    facts = [_FACT.search(cell.words) is not None for cell in cells if cell.row > 0]
    is_grid = len(table.rows) > 2 and len(set(table.widths)) == 1 and not any(has(table.node, name) for name in _SETTING_OUT)
    is_ruled = attribute(table.node, "border").strip() not in ("", "0")
    return is_ruled or is_grid or all(map(_is_bold, table.rows[0])) or sum(facts) * 2 >= len(facts) > 0


def _is_bold(cell: Cell) -> bool:
    """Whether all its words are bold."""
    bold = cell.node.css_first("strong, b")
    return bold is not None and "".join(bold.text(deep=True).split()) == "".join(cell.words.split())
