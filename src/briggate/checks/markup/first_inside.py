"""What comes first inside elements of one kind, in time that grows with the page, however deep they stand in each other."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

if TYPE_CHECKING:
    from briggate.checks.html_page import HtmlPage


def controls_inside(page: "HtmlPage") -> dict[int, LexborNode]:
    """For each `label`: the first form control in it that a label can be for."""
    return first_inside("label", page.select('input:not([type="hidden" i]), select, textarea, button, meter, output, progress'))


def first_inside(tag: str, nodes: Iterable[LexborNode]) -> dict[int, LexborNode]:
    """For each element with this tag, by `mem_id`: the first of `nodes` that stands in it. `nodes` are in document order."""
    found: dict[int, LexborNode] = {}
    passed: set[int] = set()
    for node in nodes:
        around = node.parent
        while around is not None and around.mem_id not in passed:
            passed.add(around.mem_id)
            if around.tag == tag:
                found[around.mem_id] = node
            around = around.parent
    return found
