"""The headings of a page, as a screen reader lists them."""

from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, has, name_of
from briggate.checks.markup.shown import spoken, unheard

TAGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SELECTOR = ", ".join((*TAGS, "[role=heading]"))
_NAMING = ("aria-label", "aria-labelledby", "aria-describedby")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that people get. `name` is "" for one without words."""

    node: LexborNode
    level: int
    name: str


def headings_of(page: HtmlPage) -> tuple[Heading, ...]:
    """Every heading in document order, without those that are hidden and those inside another: h1 to h6, and
    whatever has the role."""
    hidden, inner = page.once(unheard), set[int]()
    found = []
    for node in page.select(_SELECTOR):
        if node.mem_id in hidden or node.mem_id in inner or not _is_heading(node):
            continue
        if (child := node.child) is not None and (child.tag != "-text" or child.next is not None):
            inner.update(each.mem_id for each in node.css(_SELECTOR))
        found.append(Heading(node, _level(node), spoken(name_of(page, node))))
    return tuple(found)


def _is_heading(node: LexborNode) -> bool:
    role = attribute(node, "role").strip().lower()
    if role in ("none", "presentation"):  # which browsers leave out of account where the element is given a name all the same
        return any(has(node, name) for name in _NAMING)
    return role in ("", "heading")


def _level(node: LexborNode) -> int:
    said = attribute(node, "aria-level").strip()
    if said.isdecimal() and int(said[:3]) > 0:
        return int(said[:3])
    return int(node.tag[1]) if node.tag in TAGS else 2
