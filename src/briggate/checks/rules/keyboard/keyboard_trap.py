"""Rule keyboard-trap."""

from collections.abc import Iterator

from briggate.checks.markup.seen import called
from briggate.checks.markup.tab_stops import in_dialog
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

rule = Rule(
    id="keyboard-trap",
    title="The Tab key leads out of everything that it leads into",
    why="Who uses the keyboard is shut in: neither the rest of the page nor the browser's own buttons can be reached.",
    reference="WCAG 2.2 SC 2.1.2 No Keyboard Trap (A), failure F10",
    fix="Leave the Tab key to the browser. Keep it inside only in a dialog that is open, and let Escape close that.",
    examples=(
        bad('<input aria-label="Code" onkeydown="if (event.key == \'Tab\') event.preventDefault()"> <a href="/bins/">Bins</a>'),
        good('<input aria-label="Code" onkeydown="if (event.key == \'Enter\') event.preventDefault()"> <a href="/bins/">Bins</a>'),
    ),
    wcag=("2.1.2",),
    impact="critical",
)
_FRAMES = ("iframe", "frame", "object", "embed")


@rule.over(RenderedPage)
def keyboard_trap(page: RenderedPage) -> Iterator[Hit]:
    walk = page.walk
    if walk.back_ended:
        return
    caught = [element for path in walk.caught if (element := page.element(path)) is not None]
    way = "the Tab key does not lead" if not walk.ended else "Shift and Tab do not lead"
    if not caught:
        yield rule.unsure(page, f"{way} out of the page")
        return
    first = min(caught, key=lambda each: page.desktop.elements.index(each))
    if all(in_dialog(each) is not None for each in caught) and (walk.escapes or any(_can_be_pressed(each) for each in caught)):
        return  # an open dialog keeps the focus, and lets it go
    if walk.escapes:
        yield rule.unsure(first, f"{way} on from {called(first)} before Escape is pressed, and people may not be told so")
    elif first.tag in _FRAMES:
        yield rule.unsure(first, f"{way} out of the frame {called(first)}")
    else:
        others = f" and {len(caught) - 1} more" if len(caught) > 1 else ""
        yield rule.at(first, f"{way} on from {called(first)}{others}")


def _can_be_pressed(element: Element) -> bool:
    return element.tag in ("button", "a") or element.attribute("role") == "button"
