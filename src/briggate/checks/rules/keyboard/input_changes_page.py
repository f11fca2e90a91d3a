"""Rule input-changes-page."""

from collections.abc import Iterator

from briggate.checks.markup.seen import is_typed_into
from briggate.checks.markup.shown import quoted
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

_OPTIONS = "<option>Bins</option><option>Rent</option></select>"

rule = Rule(
    id="input-changes-page",
    title="Filling in a field does not lead away",
    why="Who goes through a list with the arrow keys, or hears an answer before deciding, is taken elsewhere at the first one.",
    reference="WCAG 2.2 SC 3.2.2 On Input (A), failures F36 and F37",
    fix="Give the form a button, and let that send it. If it has to happen at once, say so before the field.",
    examples=(
        bad(f'<select aria-label="Service" onchange="location.href = \'/found/\'">{_OPTIONS}'),
        good(f'<form><select aria-label="Service">{_OPTIONS} <button>Go</button></form>'),
    ),
    wcag=("3.2.2",),
    impact="serious",
)
_DOES = {
    "leaves": "the form is sent, or the page left, as soon as {it} is filled in",
    "opens": "a window opens as soon as {it} is filled in",
    "moves": "the keyboard is taken elsewhere as soon as {it} is filled in",
}


@rule.over(RenderedPage)
def input_changes_page(page: RenderedPage) -> Iterator[Hit]:
    for change in page.presses.changes:
        if (element := page.element(change.path)) is not None:
            # date fields that pass on to the next part may have said so
            tell = rule.unsure if change.does == "moves" and is_typed_into(element) else rule.at
            yield tell(element, _DOES[change.does].format(it=_called(page, element)))


def _called(page: RenderedPage, field: Element) -> str:
    label = next((" ".join(each.own_text.split()) or each.text for each in page.desktop.all("label") if _is_for(each, field)), "")
    words = field.attribute("aria-label") or label or field.attribute("title") or field.attribute("name")
    return quoted(words) if words else f"<{field.tag}>"


def _is_for(label: Element, field: Element) -> bool:
    name = field.attribute("id")
    return (bool(name) and label.attribute("for") == name) or field.path.startswith(f"{label.path}.")
