"""Rule spacing-held."""

import re
from collections.abc import Iterator
from itertools import pairwise

from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

rule = Rule(
    id="spacing-held",
    title="Nobody is kept from setting letters, words and lines wider apart",
    why="Some people with dyslexia or poor sight read with more room between letters. “!important” forbids it to their browser.",
    reference="WCAG 2.2 SC 1.4.12 Text Spacing (AA), technique C36",
    fix="Take !important out, or better take the spacing out of the page and put it into the style sheet.",
    examples=(
        bad('<p style="letter-spacing: 0.05em !important">Your brown bin is emptied on Mondays</p>'),
        good('<p style="letter-spacing: 0.05em">Your brown bin is emptied on Mondays</p>'),
    ),
    wcag=("1.4.12",),
    impact="moderate",
)
_HELD = re.compile(r"(?<![-\w])(letter-spacing|word-spacing|line-height)\s*:\s*([^;!]*?)\s*!\s*important", re.IGNORECASE)
_WIDE_ENOUGH = {"letter-spacing": 0.12, "word-spacing": 0.16, "line-height": 1.5}
"""In heights of its letters, from the success criterion."""
_CALLED = {"letter-spacing": "letters", "word-spacing": "words", "line-height": "lines"}
_TAKEN_OVER = ("inherit", "unset", "revert", "revert-layer")
_ROUNDED = 0.005


@rule.over(RenderedPage)
def spacing_held(page: RenderedPage) -> Iterator[Hit]:
    for element in page.desktop.elements:
        if "important" not in element.attribute("style").lower() or not element.is_shown or not element.own_text.strip():
            continue
        held = {name.lower(): value.lower() for name, value in _HELD.findall(element.attribute("style"))}
        for name, value in held.items():
            share = element.pixels(name) / (element.pixels("font-size") or 1)
            is_a_line = name == "line-height" and (element.style(name) == "normal" or not _has_several_lines(element))
            if value not in _TAKEN_OVER and not is_a_line and share < _WIDE_ENOUGH[name] - _ROUNDED:
                yield rule.at(element, f"the room between its {_CALLED[name]} is fixed ({name}: {value} !important)")


def _has_several_lines(element: Element) -> bool:
    return any(above.box.bottom <= below.box.y + below.box.height / 2 for above, below in pairwise(element.lines))
