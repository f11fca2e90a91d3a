"""Parts of a page whose classes say that they open or show something, and that may do so only for a mouse."""

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import attribute, class_words, words_of
from briggate.checks.markup.shown import quoted

_OPENING = frozenset(("accordion", "accordions", "concertina", "concertinas", "collapsible", "expander"))
_MARKS = frozenset(("?", "(?)", "[?]", "i", "ⓘ", "ℹ", "ℹ️", "?️⃣"))
_CROSSES = frozenset("xX×✕✖✗✘❌")


def only_by_mouse(node: LexborNode) -> str:
    """What is to be feared of an element if the keyboard does not reach it; "" for nothing."""
    classes = class_words(node)
    if attribute(node, "role") in ("tooltip", "button") or node.tag in ("body", "html", "a", "button", "link", "script", "style"):
        return ""
    if classes & _OPENING:
        return f"what is in the {quoted(' '.join(attribute(node, 'class').split()))} may open only at a click of the mouse"
    words = words_of(node)
    if "close" in classes and words in _CROSSES:
        return f"the {quoted(words)} that closes something may not be reached with the keyboard"
    is_marked = "data-tooltip" in node.attributes or "tooltip" in (attribute(node, "data-toggle"), attribute(node, "data-bs-toggle"))
    opens = any(word.startswith("tooltip") for word in classes) and (words in _MARKS or bool(classes & {"icon", "trigger", "toggle"}))
    wraps = "tooltip" in attribute(node, "class").split() and node.css_first('[class*="tooltip" i] [class*="tooltip" i]') is not None
    if is_marked or opens or wraps or ("title" in node.attributes and words in _MARKS):
        words = node.text(deep=False).strip() or words
        return f"the tip at {quoted(words)} may show only under a mouse" if words else "a tip may show only under a mouse"
    return ""
