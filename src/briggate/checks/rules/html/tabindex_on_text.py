"""Rule tabindex-on-text."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, class_words, words_of
from briggate.checks.markup.aria import role_of
from briggate.checks.markup.keyboard import tabindex_of
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="tabindex-on-text",
    title="The Tab key stops only where something can be done",
    why="People who use the keyboard stop at text that does nothing, again and again, and wonder what they are meant to do there.",
    reference="WCAG 2.2 SC 2.4.3 Focus Order (A); ARIA Authoring Practices, Developing a Keyboard Interface",
    fix='Take tabindex away. Where a script moves the focus to the text, write tabindex="-1".',
    examples=(
        bad('<p tabindex="0">The office is closed today</p>'),
        good('<p>The office is closed today</p> <div role="region" aria-label="Fees" tabindex="0"><table></table></div>'),
    ),
    wcag=("2.4.3",),
    impact="minor",
)
_STOPS_BY_ITSELF = re.findall(
    r"\w+", "a area audio button canvas details dialog embed iframe input object pre select summary textarea video"
)
_SCROLLS = re.compile(r"\boverflow(?:-[xy])?\s*:\s*[^;]{0,10}(?:auto|scroll)", re.IGNORECASE)
_ANSWERS = ("onclick", "onkeydown", "onkeyup", "onkeypress", "onfocus", "onmousedown", "contenteditable", "aria-activedescendant")


@rule.over(HtmlPage)
def tabindex_on_text(page: HtmlPage) -> Iterator[Hit]:
    for node in page.select("[tabindex]"):
        tag = node.tag or ""
        if tabindex_of(node) != 0 or tag in _STOPS_BY_ITSELF or "-" in tag or role_of(node) not in ("", "none", "presentation"):
            continue
        if node.mem_id not in page.once(unheard) and not any(name in node.attributes for name in _ANSWERS) and not _scrolls(node):
            yield rule.at(node, f"the Tab key stops at {quoted(words_of(node) or tag)}, where nothing can be done")


def _scrolls(node: LexborNode) -> bool:
    """Whether an element is there to be scrolled with the keys, as far as can be told."""
    if _SCROLLS.search(attribute(node, "style")) or {"scroll", "scroller", "scrollable", "overflow"} & class_words(node):
        return True
    return any(child.tag in ("table", "pre", "svg", "math") for child in node.iter())
