"""Rule key-ignored."""

from collections.abc import Iterator

from briggate.checks.markup.seen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.presses import KeyPress

rule = Rule(
    id="key-ignored",
    title="What is told as a button answers to Enter and to the space bar",
    why="A screen reader says “button”, people press the space bar as they do at every button, and nothing happens.",
    reference="WCAG 2.2 SC 2.1.1 Keyboard (A) and 4.1.2 Name, Role, Value (A), failures F42 and F54",
    fix="Use <button> for what happens on the page and <a href> for what leads elsewhere, both without a role: these know their keys.",
    examples=(
        bad('<a href="/apply/" role="button">Start now</a>'),
        bad('<div tabindex="0" role="button" onclick="this.innerHTML = \'Sent\'">Send</div>'),
        good('<button onclick="this.innerHTML = \'Sent\'">Send</button> <a href="/apply/">Start now</a>'),
    ),
    wcag=("2.1.1", "4.1.2"),
    impact="serious",
)
_KEYS = {"Space": "the space bar does nothing", "Enter": "the Enter key does nothing"}


@rule.over(RenderedPage)
def key_ignored(page: RenderedPage) -> Iterator[Hit]:
    for press in page.presses.keys:
        if press.ignored and (element := page.element(press.path)) is not None:
            said = _KEYS[press.ignored[0]] if len(press.ignored) == 1 else "neither Enter nor the space bar does anything"
            yield rule.at(element, f"{said} at {called(element)}, {_told_as(press)}{_and_others(press.others)}")


def _told_as(press: KeyPress) -> str:
    return f"which is told as a {press.role}" if press.role else "which can be clicked"


def _and_others(others: int) -> str:
    return f"; there {'are' if others > 1 else 'is'} {others} more like it" if others else ""
