"""Rule bold-as-heading."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, is_hidden
from briggate.checks.markup.bold_lines import BoldLine, bold_lines
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="bold-as-heading",
    title="Headings are headings, and not bold words",
    why="A screen reader goes from heading to heading. Words that only look like one are passed over with all that stands under them.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A), failure F2",
    fix="Make it a heading: ## or ### in Markdown. If it is a sentence, end it with a full stop.",
    examples=(
        bad("<p><strong>When we come</strong></p><p>We empty your bin every week.</p>"),
        good("<h2>When we come</h2><p>We empty your bin <strong>every week</strong>.</p>"),
    ),
    wcag=("1.3.1",),
    impact="moderate",
)


@rule.over(HtmlPage)
def bold_as_heading(page: HtmlPage) -> Iterator[Hit]:
    for line in page.once(bold_lines):
        if not is_hidden(line.node):
            yield _hit(line)


def _hit(line: BoldLine) -> Hit:
    if line.stands_alone and ":" not in line.words:
        return rule.at(line.node, f"{quoted(line.words)} is in bold, and seems to be meant as a heading")
    return rule.unsure(line.node, f"{quoted(line.words)} is bold, and may be meant as a heading")
