"""Rule loaded-budget."""

from collections.abc import Iterator, Sequence

from briggate.checks.markup.asked_in_html import asked_in_html, brought_by_others
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.rendering import Request

KILOBYTE = 1_024
_WEIGHED = ("Document", "Stylesheet", "Script", "Fetch", "XHR")

rule = Rule(
    id="loaded-budget",
    title="What scripts and styles fetch stays within the budgets",
    why="What a script fetches cannot even begin before the script has come, and its data is paid for by those who can least afford it.",
    reference="Budgets requests and page_kilobytes of checks/budgets.yml",
    fix="Fetch less, or only when somebody asks for it.",
    examples=(
        bad("<p>Bins</p><script>for (let bin = 0; bin < 15; bin += 1) new Image().src = `/bin-${bin}.png`</script>"),
        good("<p>Bins</p><script>new Image().src = '/bin.png'</script>"),
    ),
    severity="warning",
)


@rule.over(RenderedPage)
def loaded_budget(page: RenderedPage) -> Iterator[Hit]:
    html, more = ([each for each in part if not each.is_outside] for part in (asked_in_html(page), brought_by_others(page)))
    here = [*html, *more]
    most = page.policy.budgets.requests
    if len(html) <= most < len(here):  # of more than that in the HTML itself, page-requests tells
        yield rule.at(page, f"scripts and styles fetch {len(more)} files, which makes {len(here)}; the budget is {most}")
    most = page.policy.budgets.page_kilobytes
    if _kilobytes(html) <= most < _kilobytes(here):  # and page-weight
        yield rule.at(page, f"scripts and styles fetch {_kilobytes(more)} kB, which makes {_kilobytes(here)} kB; the budget is {most} kB")


def _kilobytes(requests: Sequence[Request]) -> int:
    return -(-sum(each.bytes for each in requests if each.kind in _WEIGHED) // KILOBYTE)
