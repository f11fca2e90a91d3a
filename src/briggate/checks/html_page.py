"""A page as a browser gets it, parsed once for all rules."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briggate.checks.markup.first_inside import controls_inside
from briggate.model.policy import Policy

_SPACE = re.compile(r"\s+")
_DOCUMENT = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_NOT_SHOWN = re.compile(r"\b(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
SNIPPET_MOST = 200
_LONGEST_NAME = 300
"""Elements and pieces of text that are looked through for a name: nobody listens to more."""
_LABELLED = ("input", "select", "textarea", "button", "meter", "output", "progress")
"""The elements that a label can be for."""
INLINE = frozenset(
    re.findall(r"\w+", "a abbr b bdi bdo cite code data dfn em font i ins kbd mark q s samp small span strong sub sup time u var")
)
"""Elements that a browser sets no space around."""
_SAID_ELSEWHERE = ("script", "style", "template", "select", "textarea", "datalist")
"""Elements whose text is no part of the name of what they stand in."""


@dataclass
class HtmlPage:
    """One file of HTML: a built page of a council's site, or any other (`briggate scan`).

    `address` is the page's on the site ("" in a scan), `file` its path in the folder that was looked through.
    """

    html: str
    file: str
    address: str = ""
    policy: Policy = field(default_factory=Policy)
    language: str = ""
    """What language the page should be in; "" where nobody has said."""
    has_script_files: bool = True
    _selected: dict[str, list[LexborNode]] = field(default_factory=dict, repr=False)
    _worked_out: dict[Callable[["HtmlPage"], Any], Any] = field(default_factory=dict, repr=False)

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.html)

    @cached_property
    def small_letters(self) -> str:
        """The HTML in small letters. Most pages have nothing that a rule looks for, and that is told here at once."""
        return self.html.lower()

    @cached_property
    def is_document(self) -> bool:
        """Whether it is a whole page, and not a snippet of one: only then can it lack a title or a language."""
        return _DOCUMENT.search(self.html) is not None

    @property
    def root(self) -> LexborNode:
        node = self.tree.root
        assert node is not None
        return node

    @cached_property
    def main(self) -> LexborNode:
        """The `main` element, or else the body."""
        found = self.select("main") or self.select("body")
        return found[0] if found else self.root

    def select(self, selector: str) -> list[LexborNode]:
        """Every element that a CSS selector matches, in document order. Asked twice, it is looked up once."""
        if selector not in self._selected:
            found = self.tree.css(selector)  # an element that two of its parts match comes twice
            self._selected[selector] = list({node.mem_id: node for node in found}.values()) if "," in selector else found
        return self._selected[selector]

    def first(self, selector: str) -> LexborNode | None:
        found = self.select(selector)
        return found[0] if found else None

    def by_id(self, name: str) -> LexborNode | None:
        """The first element with an id."""
        return self._by_id.get(name)

    @cached_property
    def _by_id(self) -> dict[str, LexborNode]:
        found: dict[str, LexborNode] = {}
        for node in self.select("[id]"):
            found.setdefault(node.attributes.get("id") or "", node)
        return found

    def once[T](self, work: Callable[["HtmlPage"], T]) -> T:
        """What a function says of this page. Asked twice, it is worked out once: for what several rules need."""
        if work not in self._worked_out:
            self._worked_out[work] = work(self)
        found: T = self._worked_out[work]
        return found

    def control_of(self, label: LexborNode) -> LexborNode | None:
        """What a `label` is for: the control that it names by id, or else the first one inside it."""
        control = self.by_id(attribute(label, "for")) if has(label, "for") else self.once(controls_inside).get(label.mem_id)
        return control if control is not None and control.tag in _LABELLED else None

    def labels_for(self, control: LexborNode) -> list[LexborNode]:
        """The `label` elements of a form control."""
        return self._labels.get(control.mem_id, [])

    @cached_property
    def _labels(self) -> dict[int, list[LexborNode]]:
        found: dict[int, list[LexborNode]] = {}
        for label in self.select("label"):
            if (control := self.control_of(label)) is not None:
                found.setdefault(control.mem_id, []).append(label)
        return found


def attribute(node: LexborNode, name: str) -> str:
    """An attribute's value, "" where it is missing or empty."""
    return node.attributes.get(name) or ""


def has(node: LexborNode, name: str) -> bool:
    """Whether an element has an attribute, empty or not."""
    return name in node.attributes


def words_of(node: LexborNode) -> str:
    """The words inside an element, with one space between them; alt texts are not among them."""
    return " ".join(node.text(deep=True).split())


def class_words(node: LexborNode) -> frozenset[str]:
    """The words that an element's classes are made of, in small letters: form, hint and open of `form-hint isOpen` (and is)."""
    return frozenset(word.lower() for word in _CLASS_WORD.findall(attribute(node, "class")))


def snippet(node: LexborNode) -> str:
    """The HTML of an element, on one line, at most 200 characters of it."""
    html = _SPACE.sub(" ", node.html or "").strip()
    return html if len(html) <= SNIPPET_MOST else html[: SNIPPET_MOST - 1] + "…"


def file_name(address: str) -> str:
    """The last part of an address: `bins.png` of `/images/bins.png?x=1`."""
    return address.split("?")[0].split("#")[0].rstrip("/").rpartition("/")[2]


def above(node: LexborNode, *tags: str) -> LexborNode | None:
    """The nearest element around a node that is one of `tags`."""
    parent = node.parent
    while parent is not None and parent.tag not in tags:
        parent = parent.parent
    return parent


def is_hidden(node: LexborNode) -> bool:
    """Whether an element, or one around it, is kept from everybody by `hidden` or by its own style, or from screen readers by
    `aria-hidden`."""
    here: LexborNode | None = node
    while here is not None and here.tag not in ("-undef", "html"):
        attributes = here.attributes
        if here.tag in ("template", "script", "style") or attributes.get("aria-hidden") == "true" or hides(attributes):
            return True
        here = here.parent
    return False


def hides(attributes: Mapping[str, str | None]) -> bool:
    """Whether an element's own attributes keep it from everybody, or from whoever does not use a mouse."""
    return "hidden" in attributes or "inert" in attributes or bool(_NOT_SHOWN.search(attributes.get("style") or ""))


def name_of(page: HtmlPage, node: LexborNode) -> str:
    """What a screen reader calls an element, as far as HTML alone can tell (Accessible Name and Description Computation 1.2):
    aria-labelledby, aria-label, a label, alt, words and alts inside, title."""
    if text := " ".join(filter(None, referred_words(page, node, "aria-labelledby"))):
        return text
    if label := attribute(node, "aria-label").strip():
        return label
    if node.tag in ("img", "area") or (node.tag == "input" and attribute(node, "type").lower() == "image"):
        if alt := attribute(node, "alt").strip():
            return alt
    elif node.tag in ("input", "select", "textarea"):
        if label := labels_of(page, node):
            return label
        if node.tag == "input" and attribute(node, "type").lower() in ("submit", "reset", "button"):
            return attribute(node, "value").strip() or {"submit": "Submit", "reset": "Reset"}.get(attribute(node, "type").lower(), "")
    elif inside := _inside(node):
        return inside
    return attribute(node, "title").strip()


def referred_words(page: HtmlPage, node: LexborNode, attribute_name: str) -> list[str]:
    """The words of each element that an attribute names by its id: aria-labelledby, aria-describedby."""
    read, said = page.once(_read), []
    for name in attribute(node, attribute_name).split():
        if (found := page.by_id(name)) is not None:
            if found.mem_id not in read:
                read[found.mem_id] = _inside(found)
            said.append(read[found.mem_id])
    return said


def _read(page: HtmlPage) -> dict[int, str]:
    """The words of elements that others refer to, by `mem_id`: filled as they are asked for."""
    return {}


def labels_of(page: HtmlPage, control: LexborNode) -> str:
    """The words of the labels of a form control."""
    return " ".join(filter(None, (_inside(label) for label in page.labels_for(control))))


def _inside(node: LexborNode) -> str:
    """The words inside, images by their alt, without what is hidden."""
    if node.tag == "img":
        return attribute(node, "alt").strip()
    parts: list[str] = []
    waiting: list[LexborNode | str] = [*_children(node)]
    for _ in range(_LONGEST_NAME):
        if not waiting:
            break
        child = waiting.pop()
        if isinstance(child, str):
            parts.append(child)
            continue
        attributes = child.attributes
        if child.tag == "-text":
            parts.append(child.text(deep=False))
        elif child.tag in _SAID_ELSEWHERE or attributes.get("aria-hidden") == "true" or hides(attributes):
            continue
        elif label := attributes.get("aria-label"):
            parts.append(f" {label} ")
        elif child.tag == "img":
            parts.append(" " if attributes.get("role") in ("presentation", "none") else f" {attributes.get('alt') or ''} ")
        else:
            gap = "" if child.tag in INLINE else " "
            waiting += [gap, *_children(child), gap]
    return _SPACE.sub(" ", "".join(parts)).strip()


def _children(node: LexborNode) -> Sequence[LexborNode]:
    """What stands in an element, last first."""
    return list(node.iter(include_text=True))[::-1]
