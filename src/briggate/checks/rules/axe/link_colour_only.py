"""Rule link-colour-only."""

from collections.abc import Iterator

from briggate.checks.axe_told import it, told, untold
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="link-colour-only",
    title="Links in a text differ from the words around them by more than a little colour",
    why="One man in twelve does not see colours as others do. A link that is only a slightly other colour is no link to them.",
    reference="WCAG 2.2 SC 1.4.1 Use of Color (A), failure F73",
    fix="Underline links that stand in a text.",
    examples=(
        bad('<p>Read about <a href="/bins/" style="color:#00008b;text-decoration:none">missed bins</a> before you call the council</p>'),
        good('<p>Read about <a href="/bins/" style="color:#00008b">missed bins</a> before you call the council</p>'),
    ),
    wcag=("1.4.1",),
    impact="serious",
)
SAID = {"link-in-text-block": "only its colour tells the link {it} from the words around it"}


@rule.over(RenderedPage)
def link_colour_only(page: RenderedPage) -> Iterator[Hit]:
    for hit in untold(page, *SAID):
        ratio = hit.data.get("contrastRatio")
        by = f", by a contrast of {ratio} : 1" if ratio else ""
        yield told(rule, page, hit, SAID[hit.rule].format(it=it(page, hit)) + by)
