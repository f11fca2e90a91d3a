"""Rule typed-list."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, is_hidden
from briggate.checks.markup.lines import lines_of
from briggate.checks.markup.shown import quoted
from briggate.checks.markup.typed_lists import may_have_one, typed_lists
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="typed-list",
    title="Lists are lists, and not lines with dashes",
    why="A screen reader says “list of four” only for a real list. Dashes typed at the beginning of lines are read out, or run together.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A), technique H48",
    fix="Make it a list. In Markdown, leave an empty line above the first item and begin each with “- ”, or with “1. ” if order matters.",
    examples=(
        bad("<p>Bring:<br>- your letter<br>- a bill</p>"),
        good("<p>Bring:</p><ul><li>your letter</li><li>a bill</li></ul>"),
    ),
    wcag=("1.3.1",),
    impact="moderate",
)


@rule.over(HtmlPage)
def typed_list(page: HtmlPage) -> Iterator[Hit]:
    if may_have_one(page.html):
        told: set[int] = set()
        for items in typed_lists(lines_of(page.root)):
            if items[0].block.mem_id not in told and not is_hidden(items[0].block):
                told.add(items[0].block.mem_id)
                yield rule.at(items[0].block, f"{len(items)} lines are typed as a list, beginning with {quoted(items[0].text)}")
