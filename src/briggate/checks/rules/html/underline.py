"""Rule underline."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, attribute, is_hidden, words_of
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="underline",
    title="Only links are underlined",
    why="On a website underlined words are links. People click on those that are none, and take the page for broken.",
    reference="GOV.UK content design guidance; HTML standard on the u element",
    fix="Take out the underline. If the words matter, say so, or make them a heading.",
    examples=(bad("<p>Bring <u>two</u> letters.</p>"), good('<p>Bring <a href="/proof/">two letters</a>.</p>')),
    severity="warning",
    impact="minor",
)
_STYLE = re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bunderline\b", re.IGNORECASE)


@rule.over(HtmlPage)
def underline(page: HtmlPage) -> Iterator[Hit]:
    inner: set[int] = set()
    for node in page.select("u, [style*=underline]" if "underline" in page.html else "u"):
        if node.mem_id in inner or (node.tag != "u" and not _STYLE.search(attribute(node, "style"))):
            continue
        inner.update(each.mem_id for each in node.css("u, [style]"))
        words = words_of(node)
        if len(words) > 1 and not _is_of_a_link(node, words) and not is_hidden(node):
            yield rule.at(node, f"{quoted(words)} is underlined, and is no link")


def _is_of_a_link(node: LexborNode, words: str) -> bool:
    if node.tag in ("a", "button", "label", "ins") or above(node, "a", "button", "label") is not None:
        return True
    inside = node.css_first("a")
    return inside is not None and words_of(inside) == words
