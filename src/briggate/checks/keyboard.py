"""Where the Tab key stops, as far as HTML alone can tell."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import above, attribute, has, hides

STOPS = (
    "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]"
)
"""What the Tab key may stop at."""
_INTEGER = re.compile(r"[ \t\n\f\r]*([+-]?\d{1,9})")


def tabindex_of(node: LexborNode) -> int | None:
    """The number in `tabindex`; None where there is none that a browser could read."""
    match = _INTEGER.match(attribute(node, "tabindex"))
    return int(match[1]) if match else None


def is_stop(node: LexborNode) -> bool:
    """Whether the Tab key stops at an element, were it shown."""
    tag, number = node.tag, tabindex_of(node)
    if tag in ("button", "input", "select", "textarea"):
        switched_off = has(node, "disabled") or attribute(node, "type").lower() == "hidden" or _is_in_disabled(node)
        return not switched_off and (number is None or number >= 0)
    if number is not None:
        return number >= 0
    if tag in ("a", "area"):
        return has(node, "href")
    if tag == "summary":
        return node.parent is not None and node.parent.tag == "details"
    if tag in ("audio", "video"):
        return has(node, "controls")
    return tag == "iframe" or attribute(node, "contenteditable").lower() in ("true", "plaintext-only")


def stops_inside(node: LexborNode) -> Iterator[LexborNode]:
    """The elements inside another at which the Tab key stops, and which are shown."""
    for each in node.css(STOPS):
        if each.mem_id != node.mem_id and is_stop(each) and _is_shown_in(each, node):
            yield each


def is_within_stop(node: LexborNode) -> bool:
    """Whether an element, or one around it, is one at which the Tab key stops."""
    here: LexborNode | None = node
    while here is not None and here.tag not in ("body", "-undef"):
        if is_stop(here):
            return True
        here = here.parent
    return False


def _is_shown_in(node: LexborNode, root: LexborNode) -> bool:
    here: LexborNode | None = node
    while here is not None and here.mem_id != root.mem_id:
        if hides(here.attributes):
            return False
        here = here.parent
    return True


def _is_in_disabled(node: LexborNode) -> bool:
    fieldset = above(node, "fieldset")
    return fieldset is not None and has(fieldset, "disabled")
