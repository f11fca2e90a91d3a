"""Rule placeholder-contrast."""

from collections.abc import Iterator

from briggate.checks.markup.colours import behind
from briggate.checks.markup.seen import called, is_off
from briggate.checks.markup.shown import quoted
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.colour import contrast, read_colour

rule = Rule(
    id="placeholder-contrast",
    title="The words in an empty field can be read",
    why="Pale grey on white is the usual colour of a placeholder, and cannot be read by people with low vision or on a phone in the sun.",
    reference="WCAG 2.2 SC 1.4.3 Contrast (Minimum) (AA)",
    fix="Write the words above the field, as a label or a hint. If they have to be in it, give ::placeholder a contrast of 4.5 : 1.",
    examples=(
        bad('<style>::placeholder { color: #bbb }</style><input aria-label="Postcode" placeholder="LS1 1UR">'),
        good('<style>::placeholder { color: #555 }</style><input aria-label="Postcode" placeholder="LS1 1UR">'),
    ),
    wcag=("1.4.3",),
    impact="serious",
)
LEAST, LEAST_LARGE = 4.5, 3.0


@rule.over(RenderedPage)
def placeholder_contrast(page: RenderedPage) -> Iterator[Hit]:
    if not any(each.attribute("placeholder").strip() for each in page.desktop.all("input", "textarea")):
        return
    for each in page.probe("placeholders"):
        field, colour = page.element(each["path"]), read_colour(each["color"])
        if field is None or colour is None or not field.is_shown or is_off(field) or not each["text"].strip():
            continue
        back = behind(field)
        if back is None:
            continue
        ratio = contrast(colour.faded(each["opacity"]).over(back), back)
        least = LEAST_LARGE if field.pixels("font-size") >= 24 else LEAST
        if ratio < least:
            yield rule.at(field, f"the words {quoted(each['text'])} in the field {called(field)} have a contrast of {ratio:.1f} : 1")
