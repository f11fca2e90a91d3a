"""Rule table-fake-caption."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.shown import quoted
from briggate.checks.markup.tables import data_tables
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="table-fake-caption",
    title="A table's title is a caption, and no row",
    why="A title in the first row is read as a fact or as the header of every column, and is not found as the table's name.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A), technique H39",
    fix="Take that row out and write its words as the caption: <caption>…</caption> as the first thing in the table. "
    "See that the next row has the headers of the columns.",
    examples=(
        bad('<table><tr><th colspan="2">Fees</th></tr><tr><th>Band</th><th>A year</th></tr><tr><td>A</td><td>980</td></tr></table>'),
        good("<table><caption>Fees</caption><tr><th>Band</th><th>A year</th></tr><tr><td>A</td><td>980</td></tr></table>"),
    ),
    severity="warning",
    wcag=("1.3.1",),
    impact="moderate",
)
TITLE_WORDS = 20
"""More make it a note."""


@rule.over(HtmlPage)
def table_fake_caption(page: HtmlPage) -> Iterator[Hit]:
    for table in data_tables(page):
        if table.has_title_row and not table.name and table.rows[0][0].words.count(" ") < TITLE_WORDS:
            title = table.rows[0][0]
            yield rule.at(title.node, f"the first row of a table is its title, {quoted(title.words)}")
