"""Rule contrast."""

from collections.abc import Iterator

from briggate.checks.axe_told import alike, in_groups, it, told, untold
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.rendering import AxeHit

rule = Rule(
    id="contrast",
    title="Words stand out from what is behind them",
    why="Pale words can not be read in sunlight, on an old screen, or with tired or ageing eyes.",
    reference="WCAG 2.2 SC 1.4.3 Contrast (Minimum) (AA)",
    fix="Take a darker colour for the words, or a lighter one behind them (in dark colours, the other way round).",
    examples=(
        bad('<p style="color:#949494;background:#fff">Put your bin out by 7am</p>'),
        good('<p style="color:#595959;background:#fff">Put your bin out by 7am</p>'),
    ),
    wcag=("1.4.3",),
    impact="serious",
)
SAID = {"color-contrast": "the contrast of {it} is {ratio} : 1 ({front} on {back}), and has to be {least} : 1"}


@rule.over(RenderedPage)
def contrast(page: RenderedPage) -> Iterator[Hit]:
    for hit, more in in_groups(untold(page, *SAID), _colours):
        front, back, ratio = (hit.data.get(name) for name in ("fgColor", "bgColor", "contrastRatio"))
        if hit.certain:
            least = str(hit.data.get("expectedContrastRatio", "4.5:1")).split(":")[0]
            message = SAID[hit.rule].format(it=it(page, hit), ratio=ratio, front=front, back=back, least=least)
            yield told(rule, page, hit, message + alike(more))
        elif hit.data.get("messageKey") == "equalRatio" and hit.view != "forced":  # the rule text-on-image looks at pictures
            yield told(rule, page, hit, f"{it(page, hit)} has the colour of what is behind it")


def _colours(hit: AxeHit) -> tuple[object, ...]:
    """What is told once: the same colours, however many words are written in them."""
    return tuple(str(hit.data.get(name)) for name in ("fgColor", "bgColor", "expectedContrastRatio", "messageKey"))
