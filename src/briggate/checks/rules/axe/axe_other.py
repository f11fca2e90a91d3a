"""Rule axe-other."""

from collections.abc import Iterator

from briggate.checks.axe_told import it, named, told, untold
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="axe-other",
    title="Nothing else that axe knows of is wrong",
    why="axe, the program that most auditors use, learns new rules. What it finds is told in its own words until we have some.",
    reference="axe-core rule descriptions; WCAG 2.2, levels A and AA",
    fix="Look the name up among axe's rules: it says what to do.",
    examples=(
        bad('<button aria-brailleroledescription="btn">Search</button>'),
        good("<button>Search</button>"),
    ),
)


@rule.over(RenderedPage)
def axe_other(page: RenderedPage) -> Iterator[Hit]:
    unnamed = {hit.rule for hit in page.measures.axe()} - named()
    for hit in untold(page, *sorted(unnamed)):
        yield told(rule, page, hit, f"{it(page, hit)}: {hit.said} ({hit.rule})")
