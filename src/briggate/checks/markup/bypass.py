"""What stands before the words that a page is about, and what leads past it."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, is_hidden, words_of
from briggate.checks.markup.headings import headings_of
from briggate.checks.markup.landmarks import landmark_of, outline
from briggate.checks.markup.shown import after

REPEATED = ("banner", "navigation", "complementary", "search")
"""Parts of a page that are the same on many pages."""
_ADDRESS = re.compile(r"#([\w.:-]+)")


def before_the_words(page: HtmlPage) -> list[LexborNode]:
    """The repeated parts that have to be gone through before the first words that are in none; nothing where there are none of these."""
    parts, outside = outline(page)
    order = {node.mem_id: at for at, node in enumerate(page.root.traverse(include_text=True))}
    own = [order[node.mem_id] for node in outside if not _is_in_a_control(node)]
    return [node for node, part in parts if part in REPEATED and words_of(node) and any(at > order[node.mem_id] for at in own)]


def is_passed(page: HtmlPage, blocks: list[LexborNode]) -> bool:
    """Whether anything helps past these parts: a main part, a heading after them, a link that skips, or a way to fold them up."""
    if any(landmark_of(node) == "main" and not is_hidden(node) for node in page.select("main, [role]")):
        return True
    inside = {each.mem_id for block in blocks for each in block.traverse(include_text=True)}
    if any(heading.name and heading.node.mem_id not in inside for heading in headings_of(page)):
        return True
    edges = frozenset(block.mem_id for block in blocks)
    return any(target.mem_id not in inside or _ends(target, edges) for target in _targets(page)) or _folds_up(page, blocks)


def _targets(page: HtmlPage) -> Iterator[LexborNode]:
    """Where the links within the page lead, those too that are made by script."""
    for node in page.select('a[href^="#"], [onclick*="#"]'):
        for name in _ADDRESS.findall(attribute(node, "href") + " " + attribute(node, "onclick")):
            target = page.by_id(name) or page.first(f'a[name="{name}"]')
            if target is not None and target.mem_id != node.mem_id and not is_hidden(node):
                yield target


def _ends(target: LexborNode, edges: frozenset[int]) -> bool:
    """Whether nothing of a repeated part follows what a link in it leads to."""
    here: LexborNode | None = target
    following = here if words_of(target) else None
    while here is not None and following is None and here.mem_id not in edges:
        following = next((each for each in after(here) if each.text(deep=True).strip()), None)
        here = here.parent
    return following is None


def _folds_up(page: HtmlPage, blocks: list[LexborNode]) -> bool:
    """Whether something opens and shuts one of the parts, as far as HTML can tell."""
    names = {name for block in blocks for each in (block, *block.css("[id]")) if (name := attribute(each, "id"))}
    for node in page.select("[aria-controls], [onclick], [aria-expanded], summary"):
        said = f"{attribute(node, 'aria-controls')} {attribute(node, 'onclick')} {attribute(node, 'data-target')}"
        if node.tag == "summary" or "aria-expanded" in node.attributes or any(name in said for name in names):
            return True
    return False


def _is_in_a_control(text: LexborNode) -> bool:
    here = text.parent
    while here is not None and here.tag not in ("body", "-undef"):
        if here.tag in ("a", "button", "label", "select", "option") or attribute(here, "role") in ("link", "button"):
            return True
        here = here.parent
    return False
