"""Rule font-hides-text."""

import re
from collections.abc import Iterator

from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_PAGE = "<style>@font-face {{ font-family: Town; src: url(/town.woff2); {} }} p {{ font-family: Town }}</style><p>Bins on Monday</p>"

rule = Rule(
    id="font-hides-text",
    title="Words can be read while their font is still on its way",
    why="On a slow line the page is blank for up to three seconds though its words are there already.",
    reference="CSS Fonts 4, font-display",
    fix="Write font-display: swap (or fallback, or optional) into the @font-face.",
    examples=(bad(_PAGE.format("")), good(_PAGE.format("font-display: swap"))),
    severity="warning",
)
_SIGNS = re.compile(r"icon|awesome|symbol|glyph|emoji", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]{2,}")
_ENOUGH = 3
"""Words that an element has to have, so that its letters are no mere signs."""


@rule.over(RenderedPage)
def font_hides_text(page: RenderedPage) -> Iterator[Hit]:
    hiding = {each["family"].lower(): each["family"] for each in page.probe("fonts") if each["display"] in ("", "auto", "block")}
    for element in page.desktop.elements if hiding else ():
        first = element.style("font-family").partition(",")[0].strip("\"' ").lower()
        if first not in hiding or _SIGNS.search(first) or not element.is_shown:
            continue
        if len(_WORDS.findall(element.own_text)) >= _ENOUGH:
            yield rule.at(element, f"words are hidden until the font “{hiding.pop(first)}” has come")
