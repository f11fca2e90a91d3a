"""The parts of a page that a screen reader jumps between."""

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, attribute, has

_ELEMENTS = {"main": "main", "nav": "navigation", "aside": "complementary", "search": "search"}
_ROLES = frozenset(("banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search"))
_SPOKEN_OF_THEMSELVES = frozenset(("alert", "status", "log", "dialog", "alertdialog"))
_SECTIONS = ("article", "aside", "main", "nav", "section")
_NO_WORDS = frozenset(("script", "style", "template", "noscript", "svg", "-comment", "dialog", "link", "meta", "title"))


def landmark_of(node: LexborNode) -> str:
    """Which part of a page an element is, by its role or else by itself; "" for one that is none."""
    role = next(iter(attribute(node, "role").lower().split()), "")
    if role:
        return role if role in _ROLES else ""
    tag = node.tag or ""
    if tag in ("header", "footer"):
        return "" if above(node, *_SECTIONS) is not None else "banner" if tag == "header" else "contentinfo"
    if tag in ("section", "form") and (has(node, "aria-label") or has(node, "aria-labelledby") or has(node, "title")):
        return "region" if tag == "section" else "form"
    return _ELEMENTS.get(tag, "")


def outline(page: HtmlPage) -> tuple[list[tuple[LexborNode, str]], list[LexborNode]]:
    """The parts of a page that stand in no other, each with what it is; and each stretch of words that is in none.

    A link that skips to a part need not be in one.
    """
    parts: list[tuple[LexborNode, str]] = []
    outside: list[LexborNode] = []
    body = page.first("body")
    waiting = list(body.iter(include_text=True))[::-1] if body is not None else []
    while waiting:
        node = waiting.pop()
        tag = node.tag or ""
        if tag == "-text":
            if node.text(deep=False).strip():
                outside.append(node)
        elif tag in _NO_WORDS or _is_gone(node) or attribute(node, "role").lower() in _SPOKEN_OF_THEMSELVES or _skips(node):
            continue
        elif part := landmark_of(node):
            parts.append((node, part))
        else:
            waiting += list(node.iter(include_text=True))[::-1]
    return parts, outside


def _is_gone(node: LexborNode) -> bool:
    return has(node, "hidden") or attribute(node, "aria-hidden") == "true" or "display:none" in attribute(node, "style").replace(" ", "")


def _skips(node: LexborNode) -> bool:
    return node.tag == "a" and attribute(node, "href").startswith("#")
