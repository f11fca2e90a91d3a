"""What a page says in one view and no longer in another."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briggate.model.snapshot import Element, Snapshot

_WORD = re.compile(r"[^\W_]+")
_TOOLS = ("button", "select", "input", "textarea", "dialog", "nav", "template", "video", "audio", "canvas", "iframe", "object", "noscript")
_TOOL_ROLES = frozenset(
    re.findall(r"\w+", "alert button dialog alertdialog log menu menubar navigation search status tab tablist timer toolbar")
)
_CONSENT = re.compile(r"cookie|consent", re.IGNORECASE)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SHORTEST_KNOWN = 0.5
"""The share of a passage's pairs of words that have to be found again; less, and it is lost."""


@dataclass(frozen=True)
class Lost:
    """Elements side by side of which nothing is left, each the outermost, and how much they say."""

    elements: tuple[Element, ...]
    words: int
    heading: str
    """The first heading that is lost with them."""

    @property
    def element(self) -> Element:
        return self.elements[0]

    @property
    def beginning(self) -> str:
        said = " ".join(each.shown_text for each in self.elements)
        return said if len(said) <= 60 else said[:60].rsplit(" ", 1)[0] + " …"

    @property
    def leads_about_the_page(self) -> bool:
        """Whether it is a list of what stands on the page itself."""
        links = [each for element in self.elements for each in (element, *element.inside) if each.tag == "a"]
        return bool(links) and all(link.attribute("href").startswith("#") for link in links)


def lost_in(before: Snapshot, after: Snapshot, is_left_out: Callable[[Element], bool] = lambda element: False) -> list[Lost]:
    """The parts of the main part of a page that can be read before and not after. Tools are none: what is for pressing, filling in,
    being told of while using them, or for going elsewhere on the site."""
    after_body = _passages(after.body)
    known = {pair for words in after_body.values() for pair in _pairs(words)}
    single = {word for words in after_body.values() for word in words}
    main = before.main
    gone: dict[Element, Sequence[str]] = {}
    kept: set[Element] = set()
    for block, words in _passages(main).items():
        if any(is_tool(each) or is_left_out(each) for each in (block, *_between(block, main))):
            continue
        pairs = _pairs(words)
        found = sum(pair in known for pair in pairs) / len(pairs) if pairs else float(words[0] in single)
        if found >= _SHORTEST_KNOWN:
            kept.update((block, *block.above))
        else:
            gone[block] = words
    parts: dict[Element, list[Element]] = {}
    for block in gone:
        parts.setdefault(_outermost(block, main, kept), []).append(block)
    runs: list[list[Element]] = []
    for part in parts:
        if runs and _follows(part, runs[-1][-1], kept):
            runs[-1].append(part)
        else:
            runs.append([part])
    return [_lost(run, [block for part in run for block in parts[part]], gone) for run in runs]


def _lost(parts: Sequence[Element], blocks: Sequence[Element], words: Mapping[Element, Sequence[str]]) -> Lost:
    headings = (heading for block in blocks if (heading := block.closest(*HEADINGS)) is not None)
    return Lost(tuple(parts), sum(len(words[block]) for block in blocks), next((each.shown_text for each in headings), ""))


def _follows(part: Element, before: Element, kept: set[Element]) -> bool:
    """Whether nothing stands between two parts that is left."""
    if part.parent is None or part.parent is not before.parent:
        return False
    children = part.parent.children
    return kept.isdisjoint(children[children.index(before) : children.index(part)])


def is_tool(element: Element) -> bool:
    """Whether an element is there to be used, and not to be read."""
    attributes = element.attributes
    return (
        element.tag in _TOOLS
        or attributes.get("role", "") in _TOOL_ROLES
        or attributes.get("aria-live", "off") != "off"
        or _CONSENT.search(f"{attributes.get('id', '')} {attributes.get('class', '')} {attributes.get('aria-label', '')}") is not None
    )


def _passages(root: Element) -> dict[Element, list[str]]:
    """The words that can be seen, by the block that they stand in."""
    found: dict[Element, list[str]] = {}
    for element in (root, *root.inside):
        if element.lines and element.is_shown and (words := _WORD.findall(" ".join(line.text for line in element.lines).casefold())):
            found.setdefault(_block(element), []).extend(words)
    return found


def _block(element: Element) -> Element:
    while element.style("display").startswith(("inline", "contents")) and element.parent is not None:
        element = element.parent
    return element


def _pairs(words: Sequence[str]) -> list[tuple[str, str]]:
    return list(pairwise(words))


def _between(element: Element, main: Element) -> Iterator[Element]:
    for each in element.above:
        if each is main:
            return
        yield each


def _outermost(block: Element, main: Element, kept: set[Element]) -> Element:
    while block is not main and block.parent is not None and block.parent not in kept:
        block = block.parent
    return block
