"""Rule fake-button."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, has, words_of
from briggate.checks.markup.keyboard import around_stops, tabindex_of, within_stops
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="fake-button",
    title="What can be clicked can be reached with the keyboard",
    why="The Tab key passes over text that only answers to a mouse, and a screen reader does not say that it does anything.",
    reference="WCAG 2.2 SC 2.1.1 Keyboard (A)",
    fix="Use <button> for what happens on the page, and a link with an address for what leads elsewhere.",
    examples=(
        bad('<div class="button" onclick="send()">Report it</div>'),
        bad('<span role="button">Show more</span>'),
        good('<button onclick="send()">Report it</button>'),
    ),
    wcag=("2.1.1",),
    impact="critical",
)
_CLICKED = ("onclick", "onmousedown", "onmouseup", "ondblclick", "ontouchstart")
_CANDIDATES = ", ".join(f"[{name}]" for name in _CLICKED)
_CALLED = ("button", "link")
_ANSWERS_FOR_OTHERS = ("body", "html", "form", "label", "fieldset", "option", "select", "svg", "canvas", "video", "audio", "img-map")
_KEYS = ("onkeydown", "onkeyup", "onkeypress")


@rule.over(HtmlPage)
def fake_button(page: HtmlPage) -> Iterator[Hit]:
    clicked = page.select(_CANDIDATES) if any(name in page.small_letters for name in _CLICKED) else []
    seen = {node.mem_id for node in clicked}
    called = [node for node in page.select("[role]") if attribute(node, "role").lower() in _CALLED and node.mem_id not in seen]
    for node in clicked + called:
        if node.tag in _ANSWERS_FOR_OTHERS or node.mem_id in page.once(unheard) or attribute(node, "aria-disabled") == "true":
            continue
        is_called_one = attribute(node, "role").lower() in _CALLED
        if not is_called_one and node.mem_id in page.once(around_stops):
            continue  # it answers for the buttons inside it
        said = quoted(words_of(node) or attribute(node, "aria-label") or attribute(node, "alt") or node.tag or "")
        if tabindex_of(node) is None and node.mem_id not in page.once(within_stops):
            yield rule.at(node, f"{said} can be clicked, but not reached with the keyboard")
        elif tabindex_of(node) == 0 and not _is_control(node) and not is_called_one and not any(has(node, name) for name in _KEYS):
            yield rule.unsure(node, f"{said} can be clicked, and may not answer to the Enter key")


def _is_control(node: LexborNode) -> bool:
    return node.tag in ("a", "area", "button", "input", "textarea", "summary") or bool(attribute(node, "role"))
