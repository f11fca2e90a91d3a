"""Rule markdown-left-over."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above
from briggate.checks.rule import Hit, Rule, bad, good

_MARKS = re.compile(
    r"\[[^\[\]\n]{1,200}\]\([^\s)]{1,200}\)?|\[[^\[\]\n]{1,200}\]\[[^\[\]\n]{0,80}\]|!\[|(?<!\*)\*\*(?=\w)|(?<=\w)\*\*(?!\*)|~~\w"
)
_CODE = ("code", "pre", "kbd", "samp", "textarea", "script", "style")

rule = Rule(
    id="markdown-left-over",
    title="No signs of Markdown are left in what people read",
    why="A bracket or star that is missing its partner is shown as it was typed, and the link or the stress that was meant is not there.",
    reference="CommonMark Specification: links and emphasis",
    fix="Close what was opened: [words](address) for a link, **words** for bold. Put a backslash before a sign that is meant as it is.",
    examples=(bad("<p>See [our opening times](/times</p>"), good('<p>See <a href="/times/">our opening times</a></p>')),
)


@rule.over(HtmlPage)
def markdown_left_over(page: HtmlPage) -> Iterator[Hit]:
    if not ("](" in page.html or "][" in page.html or "**" in page.html or "~~" in page.html or "![" in page.html):
        return
    for node in page.select("p, li, td, th, dd, dt, h2, h3, h4, summary, caption, blockquote"):
        for child in node.iter(include_text=True):
            text = child.text(deep=False) if child.tag == "-text" else ""
            match = _MARKS.search(text)
            if match and not _is_code(node):
                yield rule.at(node, f"“{_shown(text, match)}” is shown as it was typed")
                break


def _is_code(node: LexborNode) -> bool:
    return node.tag in _CODE or above(node, *_CODE) is not None


def _shown(text: str, match: re.Match[str]) -> str:
    """The signs with a few words after them, on one line."""
    return " ".join(text[match.start() : match.start() + 40].split())
