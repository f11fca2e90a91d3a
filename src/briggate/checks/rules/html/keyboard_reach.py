"""Rule keyboard-reach."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.keyboard import around_stops, within_stops
from briggate.checks.markup.mouse_only import only_by_mouse
from briggate.checks.markup.shown import unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="keyboard-reach",
    title="Help tips, accordions and close signs can be reached with the keyboard",
    why="What shows only under a mouse, or opens only at a click, is not there for people who use the keyboard.",
    reference="WCAG 2.2 SC 2.1.1 Keyboard (A) and 1.4.13 Content on Hover or Focus (AA)",
    fix="Put the words where everybody sees them, or make what opens them a <button>.",
    examples=(
        bad('<label for="a">Licence number <span class="tooltip-icon">?</span></label> <input id="a">'),
        bad('<div class="accordion"><h3>Opening times</h3><p>From 9am</p></div>'),
        good('<div class="accordion"><h3><button aria-expanded="false">Opening times</button></h3><p>From 9am</p></div>'),
    ),
    wcag=("2.1.1",),
    impact="serious",
)
_WORDS = ("tooltip", "accordion", "concertina", "collapsible", "expander")
_CANDIDATES = ", ".join(f'[class*="{word}" i], [data-toggle="{word}" i], [data-bs-toggle="{word}" i]' for word in (*_WORDS, "close"))
_CANDIDATES += ", [data-tooltip], span[title], i[title]"
_SIGNS = (">?<", ">(?)<", ">i<", "ⓘ", "ℹ", ">x<", "×", "✕", "✖")
"""What stands on tips and close signs."""


@rule.over(HtmlPage)
def keyboard_reach(page: HtmlPage) -> Iterator[Hit]:
    html = page.small_letters
    if not any(word in html for word in (*_WORDS, *_SIGNS)):
        return
    told: set[int] = set()
    for node in page.select(_CANDIDATES):
        message = only_by_mouse(node)
        if message and node.mem_id not in told and node.mem_id not in page.once(unheard) and not _is_reached(page, node):
            told.update(each.mem_id for each in node.traverse())
            yield rule.unsure(node, message)


def _is_reached(page: HtmlPage, node: LexborNode) -> bool:
    """Whether the keyboard gets to it, or another rule tells that it does not."""
    is_reached = node.mem_id in page.once(within_stops) or node.mem_id in page.once(around_stops)
    return is_reached or node.css_first("details, [onclick], [role='button']") is not None
