"""Rule long-italics."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, is_hidden, words_of
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="long-italics",
    title="No long stretches of italics",
    why="Slanted letters run into each other. People with dyslexia or poor sight lose their place in more than a few words of them.",
    reference="British Dyslexia Association style guide; GOV.UK content design guidance",
    fix="Write it in upright letters. If it is important, say so in words, or make it a paragraph of its own.",
    examples=(
        bad(f"<p><em>{'Please bring one thing that shows who you are and another with your address. ' * 2}</em></p>"),
        good("<p>Please bring <em>two</em> things that show who you are.</p>"),
    ),
    severity="warning",
    impact="minor",
)
WORDS_MOST = 20
_STYLE = re.compile(r"font(?:-style)?\s*:[^;]*\b(?:italic|oblique)\b", re.IGNORECASE)
_ALL = "i, em, [style*=italic], [style*=oblique], [class*=italic]"
_CLASSES = frozenset(("italic", "italics", "font-italic", "fst-italic", "text-italic", "is-italic"))
"""What style sheets in common use call it."""


@rule.over(HtmlPage)
def long_italics(page: HtmlPage) -> Iterator[Hit]:
    inner: set[int] = set()
    for node in page.select(_ALL if "italic" in page.html or "oblique" in page.html else "i, em"):
        sure = node.tag in ("i", "em") or _STYLE.search(attribute(node, "style")) is not None
        if node.mem_id in inner or not (sure or _CLASSES & set(attribute(node, "class").split())):
            continue
        inner.update(each.mem_id for each in node.css("i, em, [style], [class]"))
        words = words_of(node).split()
        if len(words) > WORDS_MOST and not is_hidden(node):
            message = f"{len(words)} words are in italics, beginning with {quoted(' '.join(words[:6]))}"
            yield rule.at(node, message) if sure else rule.unsure(node, message)
