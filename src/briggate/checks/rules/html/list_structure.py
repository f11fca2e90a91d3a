"""Rule list-structure."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, words_of
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.shown import is_blank, quoted, unheard

rule = Rule(
    id="list-structure",
    title="Lists hold items, and items stand in lists",
    why="A screen reader says how long a list is and where in it people are. With a part out of place it counts wrongly, or sees no list.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A); HTML standard on ul, ol, menu and dl",
    fix="Put every item (li) directly into a list (ul or ol), and nothing else there.",
    examples=(bad("<li>Your postcode</li>"), good("<ul><li>Your postcode</li></ul>")),
    wcag=("1.3.1",),
    impact="serious",
)
_LISTS = ("ul", "ol", "menu")
_PARTS = {"li": ("li", "script", "template"), "dl": ("dt", "dd", "div", "script", "template")}
_PAIRS = "Put every term (dt) and what is said of it (dd) into a list of terms (dl), and nothing else there."


@rule.over(HtmlPage)
def list_structure(page: HtmlPage) -> Iterator[Hit]:
    told: set[int] = set()
    for item in page.select(":not(ul):not(ol):not(menu):not([role=list]) > li"):
        yield from _once(page, item, f"{_named(item)} is a list item outside a list", "", told)
    for part in page.select(":not(dl):not(div) > dt, :not(dl):not(div) > dd, :not(dl) > div > dt, :not(dl) > div > dd"):
        yield from _once(page, part, f"{_named(part)} is part of a list of terms (<{part.tag}>) outside such a list", _PAIRS, told)
    for holder in page.select("ul, ol, menu, dl"):
        if attribute(holder, "role") in ("", "list", "directory"):
            stranger = next(_strangers(holder), None)
            if stranger is not None:
                kind = "words" if stranger.tag == "-text" else f"<{stranger.tag}>"
                message = f"{kind} directly inside a list (<{holder.tag}>), and not in one of its items"
                yield from _once(page, holder, message, _PAIRS if holder.tag == "dl" else "", told)


def _strangers(holder: LexborNode) -> Iterator[LexborNode]:
    welcome = _PARTS["dl" if holder.tag == "dl" else "li"]
    for part in holder.iter(include_text=True):
        if part.tag not in welcome and not is_blank(part):
            yield part


def _once(page: HtmlPage, node: LexborNode, message: str, fix: str, told: set[int]) -> Iterator[Hit]:
    """One finding for all parts of one element: they are one fault."""
    key = node.mem_id if node.tag in (*_LISTS, "dl") else node.parent.mem_id if node.parent else 0
    if key not in told and node.mem_id not in page.once(unheard):
        told.add(key)
        yield rule.at(node, message, fix)


def _named(node: LexborNode) -> str:
    return quoted(words) if (words := words_of(node)) else "an empty one"
