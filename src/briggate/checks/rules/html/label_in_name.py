"""Rule label-in-name."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, has, name_of
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.markup.visible_words import says_same, visible_words
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="label-in-name",
    title="What is written on a link or button is part of its name",
    why="Who speaks to the computer says what is written there, and nothing happens if the name is another.",
    reference="WCAG 2.2 SC 2.5.3 Label in Name (A)",
    fix="Leave aria-label out, or let it begin with the very words that are seen.",
    examples=(
        bad('<a href="/bins/" aria-label="Waste and recycling">Bins</a>'),
        good('<a href="/bins/" aria-label="Bins: dates and rules">Bins</a>'),
    ),
    wcag=("2.5.3",),
    impact="serious",
)
_ROLES = ("button", "link", "menuitem", "tab", "option", "checkbox", "radio", "switch", "treeitem")


@rule.over(HtmlPage)
def label_in_name(page: HtmlPage) -> Iterator[Hit]:
    for node in (*page.select("[aria-label]"), *page.select("[aria-labelledby]")):
        words = _written(node)
        name = name_of(page, node) if words else ""
        if name and node.mem_id not in page.once(unheard) and not says_same(words, name, _has_icon_font(page)):
            yield rule.at(node, f"what is written, {quoted(words)}, is not in its name, {quoted(name)}")


def _written(node: LexborNode) -> str:
    """The words on something to click; "" for anything else."""
    if node.tag == "input":
        return attribute(node, "value") if attribute(node, "type").lower() in ("submit", "button", "reset") else ""
    is_control = (node.tag == "a" and has(node, "href")) or node.tag in ("button", "summary") or attribute(node, "role").lower() in _ROLES
    return visible_words(node) if is_control else ""


def _has_icon_font(page: HtmlPage) -> bool:
    """Whether words may be drawn as signs."""
    styles = (attribute(node, "href") if node.tag == "link" else node.text() for node in page.select('style, link[rel="stylesheet"]'))
    return any("icon" in style.lower() or "symbols" in style.lower() for style in styles)
