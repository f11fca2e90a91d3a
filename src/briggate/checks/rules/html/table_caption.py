"""Rule table-caption."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.shown import before
from briggate.checks.markup.tables import data_tables
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="table-caption",
    title="Tables have a caption",
    why="A caption says what a table is about before anybody works through it, and names it in a screen reader's list of tables.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A), technique H39; GOV.UK Design System, Table",
    fix="Say in a few words what it is about: in Markdown a line “Table: …” right above it, in HTML <caption> as the first thing in it.",
    examples=(
        bad("<table><tr><th>Band</th><th>A year</th></tr><tr><td>A</td><td>980</td></tr></table>"),
        good("<table><caption>Council Tax by band</caption><tr><th>Band</th><th>A year</th></tr><tr><td>A</td><td>980</td></tr></table>"),
    ),
    severity="warning",
    impact="minor",
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@rule.over(HtmlPage)
def table_caption(page: HtmlPage) -> Iterator[Hit]:
    for table in data_tables(page):
        if not table.name and not table.holds and not table.has_title_row and not _has_its_own_heading(table.node):
            yield rule.at(table.node, f"{table.called} has no caption")


def _has_its_own_heading(table: LexborNode) -> bool:
    """Whether a heading stands right above it, or above what holds it alone: people take that for its caption."""
    here = table
    for _ in range(3):
        above = next(before(here), None)
        if above is not None:
            return above.tag in _HEADINGS
        if here.parent is None or here.parent.tag not in ("div", "figure"):
            return False
        here = here.parent
    return False
