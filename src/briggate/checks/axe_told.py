"""What axe says, told in our words, without what another rule of ours says already: one fault is one finding.

A rule of the family axe has a table SAID: ids of axe's rules, and what is wrong in each one's case.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from selectolax.lexbor import LexborNode

from briggate.checks.catalogue import load_catalogue
from briggate.checks.html_page import HtmlPage, words_of
from briggate.checks.markup.at_path import node_at
from briggate.checks.markup.axe_ours import DOUBTFUL, KNOWN_BETTER, OF_THE_FRAME, OURS, TOLD_WHOLLY, UNSURE_KEPT, WHOLE_PAGE
from briggate.checks.markup.seen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule
from briggate.model.rendering import AxeHit
from briggate.model.snapshot import Element

SEEN_IN: Mapping[str, str] = {"phone": ", on a phone", "dark": ", in dark colours", "forced": ", in forced colours"}
"""How a message goes on where something is wrong in that view only."""
_HERE = ("html", "body")
_NAMES_IT = frozenset(
    (
        *("aria-allowed-attr", "aria-allowed-role", "aria-conditional-attr", "aria-required-attr", "aria-required-children"),
        *("aria-required-parent", "aria-unsupported-attr", "aria-valid-attr", "aria-valid-attr-value", "deprecatedrole"),
        *("invalidrole", "duplicate-id-aria", "prohibited"),
    )
)
"""Where in its data axe puts the attribute, role or id that it is about."""


def tell(rule: Rule, page: RenderedPage, said: Mapping[str, str]) -> Iterator[Hit]:
    """A finding for everything that axe says under the names of `said`; in whose words `{it}` is the element."""
    at_once = {(hit.path, hit.in_frame): hit for hit in reversed(list(untold(page, *said)))}  # one thing is wrong with an element
    for hit, more in in_groups(reversed(at_once.values()), lambda hit: _beside(page, hit)):
        yield told(rule, page, hit, said[hit.rule].format(it=it(page, hit), what=what(hit)) + alike(more))


def in_groups(hits: Iterable[AxeHit], key: Callable[[AxeHit], tuple[object, ...]]) -> list[tuple[AxeHit, int]]:
    """The first hit of each kind, and how many more there are of it."""
    groups: dict[tuple[object, ...], list[AxeHit]] = {}
    for hit in hits:
        groups.setdefault((hit.rule, hit.certain, hit.view, *key(hit)), []).append(hit)
    return [(group[0], len(group) - 1) for group in groups.values()]


def alike(more: int) -> str:
    """How a message goes on where the same is wrong with others."""
    return f"; so it is with {more} other{'s' if more > 1 else ''}" if more else ""


def what(hit: AxeHit) -> str:
    """What axe found there: attributes, roles, ids; in brackets, with a space before."""
    lists = [value if isinstance(value, list) else [value] for name, value in hit.data.items() if name in _NAMES_IT]
    words = [each for some in lists for each in some if isinstance(each, str)]
    return f" ({', '.join(dict.fromkeys(words))})" if words else ""


def _beside(page: RenderedPage, hit: AxeHit) -> tuple[object, ...]:
    """What is told once: elements of one kind that stand beside each other."""
    element = element_of(page, hit)
    return (None, hit.path) if element is None or element.parent is None else (element.tag, element.parent.path)


def told(rule: Rule, page: RenderedPage, hit: AxeHit, message: str, fix: str = "") -> Hit:
    """A finding at what axe points at, in the view in which it is seen."""
    message = f"{'in what this frame shows, ' if hit.in_frame else ''}{message}{SEEN_IN.get(hit.view, '')}"
    where = element_of(page, hit)
    return (rule.at if hit.certain else rule.unsure)(page if where is None or where.tag in _HERE else where, message, fix)


def element_of(page: RenderedPage, hit: AxeHit) -> Element | None:
    """The element that axe points at, as it is in the view in which it is wrong; of what stands in a frame, the frame."""
    return page.view(hit.view).by_path.get(hit.path)


def it(page: RenderedPage, hit: AxeHit) -> str:
    """How a message names what axe points at."""
    element = element_of(page, hit)
    if element is None or hit.in_frame:
        return "something"
    return "the page" if element.tag in _HERE else called(element)


def untold(page: RenderedPage, *axe_rules: str) -> Iterator[AxeHit]:
    """What axe says of a page, without what another rule of ours says, what ours know better, and what axe is too often unsure of."""
    for hit in page.axe(*axe_rules):
        hit = hit._replace(in_frame=hit.in_frame and hit.rule not in OF_THE_FRAME)
        if not hit.certain and hit.rule in named() and hit.rule not in UNSURE_KEPT:
            continue
        if any(_tells(page, name, hit) for name in OURS.get(hit.rule, ())):
            continue
        if hit.rule not in KNOWN_BETTER or hit.in_frame or not _is_as_served(page, hit):
            yield hit._replace(certain=hit.certain and hit.rule not in DOUBTFUL)


@cache
def named() -> frozenset[str]:
    """The names of axe's rules that some rule of ours has words for, or tells in its own way."""
    modules = [sys.modules[rule.function.__module__] for rule in load_catalogue() if rule.family == "axe" and rule.function]
    return frozenset(name for module in modules for name in getattr(module, "SAID", ())) | TOLD_WHOLLY.keys()


def _tells(page: RenderedPage, rule: str, hit: AxeHit) -> bool:
    """Whether a rule over the HTML finds something at what axe points at, in it or around it: in the page as a whole, that is anywhere."""
    if hit.in_frame:
        return False
    found = [each.where for each in page.html.once(_finder(rule)) if each.certain or not hit.certain]
    element = element_of(page, hit)
    if not found or element is None or rule in WHOLE_PAGE:
        return bool(found)
    node = node_at(page.html, element.path, element.tag)
    return any(not isinstance(where, LexborNode) or _is_same(where, node, element) for where in found)


def _is_as_served(page: RenderedPage, hit: AxeHit) -> bool:
    """Whether scripts have left alone what axe points at: its attributes and its words; of the page as a whole, its title."""
    element = element_of(page, hit)
    node = node_at(page.html, element.path, element.tag) if element is not None else None
    if element is None or node is None or _attributes(node) != dict(element.attributes):
        return False
    if element.tag != "html":
        return words_of(node) == element.text
    titles = [each.text for each in page.desktop.all("title")]
    return titles == [words_of(each) for each in page.html.select("title")]


def _attributes(node: LexborNode) -> dict[str, str]:
    return {name: value or "" for name, value in node.attributes.items()}


@cache
def _finder(rule: str) -> Callable[[HtmlPage], list[Hit]]:
    function = load_catalogue().rules[rule].function
    assert function is not None
    return lambda page: list(function(page))


def _is_same(found: LexborNode, node: LexborNode | None, element: Element) -> bool:
    if node is None:  # scripts have changed the page: the same tag with the same attributes is taken for it
        return found.tag == element.tag and _attributes(found) == dict(element.attributes)
    return _is_in(found, node) or (found.tag not in _HERE and _is_in(node, found))


def _is_in(node: LexborNode | None, around: LexborNode) -> bool:
    while node is not None:
        if node.mem_id == around.mem_id:
            return True
        node = node.parent
    return False
