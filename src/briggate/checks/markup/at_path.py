"""From an element of the page in a browser to the same element of the HTML that was served."""

from itertools import islice

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage


def node_at(page: HtmlPage, path: str, tag: str = "") -> LexborNode | None:
    """The element at a path of a snapshot, or None where the served HTML has none there: scripts have changed the page, or the
    element stands in a shadow root. With `tag` it has to be one of that name."""
    if "/" in path or "?" in path:
        return None
    node = next((each for each in page.root.iter() if each.tag == "html"), None) if page.root.tag != "html" else page.root
    for step in path.split(".") if path else ():
        node = _child(node, int(step)) if node is not None else None
    return None if node is None or (tag and node.tag != tag) else node


def nearest_at(page: HtmlPage, path: str, tags: dict[str, str]) -> LexborNode | None:
    """The element at a path, or else the nearest around it that is the same in both; `tags` tells what each path is in the browser."""
    while path:
        if (node := node_at(page, path, tags.get(path, ""))) is not None:
            return node
        path = path.rpartition("/" if "/" in path and path.rfind("/") > path.rfind(".") else ".")[0]
    return None


def path_of(node: LexborNode) -> str:
    """The path of an element: the numbers, from 0, that lead down to it among each one's child elements."""
    steps: list[str] = []
    here: LexborNode | None = node
    while here is not None and here.tag != "html":
        before, number = here.prev, 0
        while before is not None:
            number += not str(before.tag).startswith(("-", "!"))
            before = before.prev
        steps.append(str(number))
        here = here.parent
    return ".".join(reversed(steps))


def _child(node: LexborNode, number: int) -> LexborNode | None:
    elements = (child for child in node.iter() if not str(child.tag).startswith("-"))  # "-comment" is none
    return next(islice(elements, number, None), None)
