"""Rule words-break-off."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, words_of
from briggate.checks.markup.shown import after, quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="words-break-off",
    title="A sentence stands in the page to its end",
    why="What a style sheet writes after a sentence cannot be copied, translated or searched, and some screen readers leave it out.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A), failure F87",
    fix="Write the whole sentence in the page.",
    examples=(
        bad('<p class="fee">A new brown bin costs </p>'),
        good("<p>A new brown bin costs £30</p>"),
    ),
    severity="warning",
    wcag=("1.3.1",),
    impact="moderate",
)
_BREAKS_OFF = re.compile(r"(?:\w+\W+){2,}(?:is|are|was|were|costs?|at|of|from|to|by|the|an?|and|or|yw|yn|ar|o)", re.IGNORECASE)
"""A sentence that ends with a word after which another must come."""


@rule.over(HtmlPage)
def words_break_off(page: HtmlPage) -> Iterator[Hit]:
    for node in page.select("p[class], p[id], li[class], li[id], dd[class], dd[id], td[class], td[id]"):
        words = words_of(node)
        if node.css_first("*:not(p):not(li):not(dd):not(td)") is not None or len(words) > 300 or not _BREAKS_OFF.fullmatch(words):
            continue
        following = next(after(node), None)
        if node.mem_id not in page.once(unheard) and (
            following is None or following.tag in ("p", "h2", "h3", "li", "dt", "dd", "td", "tr")
        ):
            yield rule.unsure(node, f"{quoted(words)} breaks off: a style sheet may write what comes after")
