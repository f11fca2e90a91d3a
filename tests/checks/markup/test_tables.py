"""The model of a table: every cell in its place, and no table so made that reading it takes for ever."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.tables import DEEPEST, Table, tables_of


def only_table(html: str) -> Table:
    (table,) = tables_of(HtmlPage(html, "page.html"))
    return table


def places(table: Table) -> list[tuple[str, int, int]]:
    return [(cell.words, cell.row, cell.column) for cell in table.cells]


def test_a_cell_that_reaches_down_moves_those_below_it_aside() -> None:
    table = only_table('<table><tr><td>a<td rowspan="2" colspan="2">b<td>c</tr><tr><td>d<td>e</tr></table>')
    assert places(table) == [("a", 0, 0), ("b", 0, 1), ("c", 0, 3), ("d", 1, 0), ("e", 1, 3)]
    assert table.widths == [4, 4]


def test_a_cell_reaches_down_no_further_than_its_group() -> None:
    table = only_table('<table><thead><tr><td rowspan="5">a<td>b</thead><tbody><tr><td rowspan="0">c<td>d</tr><tr><td>e</tbody></table>')
    assert places(table) == [("a", 0, 0), ("b", 0, 1), ("c", 1, 0), ("d", 1, 1), ("e", 2, 1)]


def test_feet_come_last_wherever_they_are_written() -> None:
    table = only_table("<table><tfoot><tr><td>foot</tfoot><tbody><tr><td>body</tbody></table>")
    assert places(table) == [("body", 0, 0), ("foot", 1, 0)]


def test_the_cells_of_a_table_inside_are_its_own() -> None:
    outer, inner = tables_of(HtmlPage("<table><tr><td>a<table><tr><td>b<td>c</table></table>", "page.html"))
    assert [len(outer.cells), len(inner.cells)] == [1, 2]
    assert [outer.is_inside, inner.is_inside] == [False, True]


def test_is_read_once_for_all_rules() -> None:
    page = HtmlPage("<table><tr><td>a</table>", "page.html")
    assert tables_of(page) is tables_of(page)


@pytest.mark.parametrize("written", ["1000000", "99999999999999999999"])
def test_a_cell_is_at_most_a_thousand_columns_wide(written: str) -> None:
    assert only_table(f'<table><tr><td colspan="{written}">a</table>').columns == 1000


def test_a_table_that_is_too_much_is_read_in_part_and_says_so() -> None:
    wide = only_table("<table><tr>" + "<td>" * 30_000)
    tall = only_table("<table><tr>" + "<td rowspan=65000>" * 3000 + "<tr><td>" * 3000)
    assert [wide.grid.is_whole, tall.grid.is_whole] == [False, False]
    assert len(wide.cells) < 25_000


def test_tables_in_tables_in_tables_are_read_down_to_a_depth() -> None:
    assert len(tables_of(HtmlPage("<table><tr><td>" * 1000, "page.html"))) == DEEPEST + 1


CELLS = st.tuples(st.sampled_from(["td", "th"]), st.integers(0, 4), st.integers(0, 4))


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_no_cell_begins_where_one_from_above_stands(rows: list[list[tuple[str, int, int]]]) -> None:
    html = "".join("<tr>" + "".join(f'<{tag} colspan="{wide}" rowspan="{high}">x</{tag}>' for tag, wide, high in row) for row in rows)
    for table in tables_of(HtmlPage(f"<table>{html}</table>", "page.html")):
        begins = [(cell.row, cell.column) for cell in table.cells]
        assert len(begins) == len(set(begins))
        assert all(cell.end <= table.columns for cell in table.cells)
        assert sum(len(row) for row in table.rows) == sum(map(len, rows))
