"""Rule layout-shift."""

from collections.abc import Iterator

from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_PAGE = "<p id=notice>{}</p><h1>Bins</h1><p>We empty brown bins on Mondays.</p>{}"
_LATE = "<script>setTimeout(() => { notice.innerHTML = '<br>'.repeat(30) + 'Closed today' }, 700)</script>"

rule = Rule(
    id="layout-shift",
    title="Nothing jumps about while the page loads",
    why="The line that somebody reads is gone, and the finger that was over one link lands on another.",
    reference="Budget layout_shift of checks/budgets.yml; Web Vitals, cumulative layout shift",
    fix="Keep room for what comes late: width and height on images, a place of its own for what a script adds.",
    examples=(bad(_PAGE.format("", _LATE)), good(_PAGE.format("Closed today", ""))),
    severity="warning",
)


@rule.over(RenderedPage)
def layout_shift(page: RenderedPage) -> Iterator[Hit]:
    most, vitals = page.policy.budgets.layout_shift, page.vitals
    if vitals.layout_shift > most:
        where = page.element(vitals.shifted) or page
        yield rule.at(where, f"things move by {vitals.layout_shift:.2f} while the page loads, this most; the budget is {most:g}")
