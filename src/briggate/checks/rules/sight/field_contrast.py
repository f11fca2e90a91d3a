"""Rule field-contrast."""

from collections.abc import Iterator

from briggate.checks.markup.colours import edge_contrast
from briggate.checks.markup.seen import called, is_off, is_typed_into
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

rule = Rule(
    id="field-contrast",
    title="It can be seen where a field is",
    why="Where the edge of a box is as pale as this, people with low vision see the question and nothing to put the answer into.",
    reference="WCAG 2.2 SC 1.4.11 Non-text Contrast (AA)",
    fix="Give its border a colour with a contrast of at least 3 : 1 with what is around it.",
    examples=(
        bad('<label>Name <input style="border: 1px solid #ddd"></label>'),
        good('<label>Name <input style="border: 1px solid #555"></label>'),
    ),
    wcag=("1.4.11",),
    impact="moderate",
)
LEAST, NONE = 3.0, 1.1
"""The contrast that an edge needs; under which there is none, and something else must tell where the field is."""
_ROOM = 48
"""Pixels by which a frame around a field may be higher and still be its own."""


@rule.over(RenderedPage)
def field_contrast(page: RenderedPage) -> Iterator[Hit]:
    for field in page.desktop.all("input", "textarea", "select"):
        if field.is_shown and not is_off(field) and _is_drawn_by_the_page(field):
            ratio = _best(field)
            if ratio is not None and NONE <= ratio < LEAST:
                yield rule.at(field, f"the edge of the field {called(field)} has a contrast of {ratio:.1f} : 1")
            elif ratio is not None and ratio < NONE:
                yield rule.unsure(field, f"no edge shows where the field {called(field)} is")


def _is_drawn_by_the_page(field: Element) -> bool:
    if is_typed_into(field) or field.tag == "select":
        return True
    return field.attribute("type").lower() in ("checkbox", "radio") and field.style("appearance") == "none" and not field.pseudo


def _best(field: Element) -> float | None:
    """The contrast of its own edge or of that of a box drawn tightly around it, the better; None where styles do not tell."""
    best = 1.0
    for each in (field, *list(field.above)[:3]):
        if each.box is None or field.box is None or each.box.height > field.box.height + _ROOM or each.tag in ("body", "html"):
            break
        ratio = edge_contrast(each)
        if ratio is None or ratio >= LEAST:
            return ratio
        best = max(best, ratio)
    return best
