"""The name that an element's own attributes give it."""

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, name_of
from briggate.checks.markup.shown import spoken


def own_name(page: HtmlPage, node: LexborNode) -> str:
    """What aria-labelledby, aria-label or title call an element, whatever stands inside it; "" where they say nothing."""
    for name in attribute(node, "aria-labelledby").split():
        if (found := page.by_id(name)) is not None and (words := spoken(name_of(page, found))):
            return words
    return spoken(attribute(node, "aria-label").strip() or attribute(node, "title").strip())
