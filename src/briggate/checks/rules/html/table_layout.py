"""Rule table-layout."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.table_kinds import kind_of, layout_faults
from briggate.checks.markup.tables import tables_of
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="table-layout",
    title="Tables hold facts, and do not set out the page",
    why="A screen reader announces rows and columns that mean nothing, a phone cannot rearrange them, and words are read out of order.",
    reference="HTML standard, The table element: tables are no layout aids; WCAG 2.2 failure F46",
    fix="Write what it holds one thing after the other, or as a list, and leave their places to styles. If it holds facts, give it "
    'headers. If it has to stay for now, mark it: <table role="presentation">.',
    examples=(
        bad("<table><tr><td>Bins</td><td>Parking</td><td>Schools</td></tr></table>"),
        good("<ul><li>Bins</li><li>Parking</li><li>Schools</li></ul>"),
        good('<table role="presentation"><tr><td>Bins</td><td>Parking</td><td>Schools</td></tr></table>'),
    ),
    severity="warning",
    impact="moderate",
)


@rule.over(HtmlPage)
def table_layout(page: HtmlPage) -> Iterator[Hit]:
    for table in tables_of(page):
        if table.is_marked_layout:
            if faults := list(layout_faults(table)):
                yield rule.at(
                    table.node,
                    f'{table.called} is marked as layout (role="{attribute(table.node, "role")}") and has {" and ".join(faults)}',
                    "If it holds facts, leave out the role. If it only sets out the page, leave out what makes it a table of facts.",
                )
        elif not table.headers and not table.is_inside and not table.holds and any(not cell.is_empty for cell in table.cells):
            kind = kind_of(table)
            if not kind.is_data:
                tell = rule.at if kind.is_sure else rule.unsure
                yield tell(table.node, f"{table.called} {kind.why} and no headers: it sets out the page")
