"""Rule inline-style."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.built_here import is_built_here
from briggate.checks.markup.tags_used import attributes_used
from briggate.checks.rule import Hit, Rule, bad, good

_LOOKS = (
    (
        re.compile(r"(?:^|;)\s*(?:color|background(?:-color)?|-webkit-text-fill-color|border-color|outline-color)\s*:", re.IGNORECASE),
        "colour",
    ),
    (re.compile(r"(?:^|;)\s*font(?:-(?:family|style|variant|weight))?\s*:", re.IGNORECASE), "typeface"),
    (re.compile(r"(?:^|;)\s*(?:font-size|line-height|letter-spacing|word-spacing|zoom)\s*:", re.IGNORECASE), "size or spacing"),
)

rule = Rule(
    id="inline-style",
    title="Colours, typefaces and sizes are not set in the page itself",
    why="Styles in a page override a reader’s own colours and sizes, and stay behind when the site’s design changes.",
    reference="WCAG 2.2 technique C22 (CSS that controls how text looks); GOV.UK Service Manual on working with CSS",
    fix="Leave the style out: the stylesheet says how things look. Use a heading, a list or <strong> for what the style was to say.",
    examples=(bad('<p style="color: blue">Bins</p>'), good('<p class="note">Bins</p>')),
    severity="warning",
)


@rule.over(HtmlPage)
def inline_style(page: HtmlPage) -> Iterator[Hit]:
    if is_built_here(page) or "style" not in page.once(attributes_used):
        return  # on pages of ours the security policy blocks every style, and security-policy says so
    for node in page.select("[style]"):
        style = attribute(node, "style")
        if set_here := [what for pattern, what in _LOOKS if pattern.search(style)]:
            yield rule.at(node, f"<{node.tag}> has its {' and '.join(set_here)} set in the page: {' '.join(style.split())[:60]}")
