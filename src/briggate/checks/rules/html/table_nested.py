"""Rule table-nested."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.tables import tables_of
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="table-nested",
    title="No table stands inside another",
    why="Inside a table within a table, nobody who listens can tell which row and column they are in.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A); HTML standard, The table element",
    fix="Take the inner table out and put it after the outer one, or make of them one table, a list or plain text.",
    examples=(
        bad("<table><tr><td><table><tr><th>Day</th></tr><tr><td>Monday</td></tr></table></td></tr></table>"),
        good("<table><tr><th>Day</th></tr><tr><td>Monday</td></tr></table>"),
    ),
    severity="warning",
    impact="moderate",
)


@rule.over(HtmlPage)
def table_nested(page: HtmlPage) -> Iterator[Hit]:
    if not page.select("table table"):
        return
    for table in tables_of(page):
        if not table.is_inside and not table.is_marked_layout and table.holds is not None:
            yield rule.at(table.holds, f"a table stands inside {table.called}")
