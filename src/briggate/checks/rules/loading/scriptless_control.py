"""Rule scriptless-control."""

from collections.abc import Iterator

from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

rule = Rule(
    id="scriptless-control",
    title="No button is shown that does nothing without JavaScript",
    why="Somebody whose phone could not load the script presses it, nothing happens, and nothing says why.",
    reference="GOV.UK Service Manual, progressive enhancement",
    fix="Let the script add the button, or hide it until the script has come.",
    examples=(
        bad("<main><button type='button'>Show the map</button></main>"),
        good("<main><form action='/search/'><button>Search</button></form></main>"),
    ),
    severity="warning",
)
_WORKS_ALONE = ("popovertarget", "commandfor", "form")
"""Attributes that give a button something to do."""


@rule.over(RenderedPage)
def scriptless_control(page: RenderedPage) -> Iterator[Hit]:
    if "button" not in page.html.small_letters:
        return
    idle = [each for each in page.view("scriptless").elements if _is_button(each) and each.is_shown and not _works(each)]
    if idle:
        name = idle[0].shown_text or idle[0].attribute("aria-label") or idle[0].value or "a button"
        more = f" and {len(idle) - 1} more" if len(idle) > 1 else ""
        yield rule.unsure(idle[0], f"“{name}”{more} can be pressed without JavaScript, and may do nothing")


def _is_button(element: Element) -> bool:
    kind = element.attribute("type").lower()
    return element.tag == "button" or element.attribute("role") == "button" or (element.tag == "input" and kind == "button")


def _works(element: Element) -> bool:
    attributes = element.attributes
    if "disabled" in attributes or attributes.get("aria-disabled") == "true" or any(name in attributes for name in _WORKS_ALONE):
        return True
    if element.tag in ("a", "summary") or element.closest("a", "summary") is not None:
        return element.tag == "summary" or attributes.get("href", "#") != "#" or element.tag != "a"
    is_idle_in_form = element.tag == "input" or attributes.get("type", "").lower() == "button"
    return element.tag in ("button", "input") and element.closest("form") is not None and not is_idle_in_form
