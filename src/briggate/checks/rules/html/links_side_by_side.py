"""Rule links-side-by-side."""

from collections.abc import Iterator
from itertools import pairwise

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage
from briggate.checks.links_of import leads_to, links_of
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.shown import is_blank, quoted

rule = Rule(
    id="links-side-by-side",
    title="Two links beside each other lead to two places",
    why="People who go from link to link by keyboard or by ear get the same one twice.",
    reference="WCAG 2.2 technique H2 (one link for image and words)",
    fix='Put everything into one link. If it holds a picture that only repeats the words, write alt="" for the picture.',
    examples=(
        bad('<a href="/parks/"><img src="park.jpg" alt="Parks"></a> <a href="/parks/">Parks</a>'),
        good('<a href="/parks/"><img src="park.jpg" alt=""> Parks</a>'),
    ),
    severity="warning",
    impact="minor",
)
_ONE_THING = (
    "div",
    "span",
    "p",
    "figure",
    "figcaption",
    "picture",
    "strong",
    "b",
    "em",
    "i",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "center",
    "font",
)
"""What two links may stand in and still be beside each other. Items of a list are not: each is one thing."""
_STEPS = 6


@rule.over(HtmlPage)
def links_side_by_side(page: HtmlPage) -> Iterator[Hit]:
    for first, second in pairwise(page.once(links_of)):
        if first.fault or second.fault or not _is_next(first.node, second.node):
            continue
        address = leads_to(page, second.href)
        if address and leads_to(page, first.href) == address:
            yield rule.at(second.node, f"{quoted(first.name)} and {quoted(second.name)} are two links beside each other to one page")


def _is_next(first: LexborNode, second: LexborNode) -> bool:
    """Whether nothing that people could see or hear stands between two links."""
    here = first
    for _ in range(_STEPS):
        following = here.next
        while following is not None and (is_blank(following) or following.tag == "br"):
            following = following.next
        if following is None:
            if here.parent is None or here.parent.tag not in _ONE_THING:
                return False
            here = here.parent
            continue
        while following.tag in _ONE_THING and (inner := _first_inside(following)) is not None:
            following = inner
        return following.mem_id == second.mem_id
    return False


def _first_inside(node: LexborNode) -> LexborNode | None:
    child = node.child
    while child is not None and is_blank(child):
        child = child.next
    return child
