"""A page as it stands on a screen: every element with its box, its computed style and its words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

STYLES = tuple(
    re.findall(
        r"[\w-]+",
        """display visibility opacity position float overflow-x overflow-y clip clip-path z-index transform content pointer-events cursor
        color background-color background-image background-repeat background-size
        font-size font-style font-weight font-family line-height letter-spacing word-spacing
        text-align text-transform text-decoration-line text-decoration-color text-indent text-overflow -webkit-line-clamp white-space
        direction writing-mode
        outline-style outline-width outline-color outline-offset box-shadow
        border-top-style border-top-width border-top-color border-bottom-style border-bottom-width border-bottom-color
        border-left-style border-left-width border-left-color border-right-style border-right-width border-right-color
        animation-name animation-duration animation-iteration-count animation-play-state transition-duration transition-property
        list-style-type list-style-image columns user-select touch-action forced-color-adjust""",
    )
)
"""The computed styles that a snapshot holds."""
_CLIPPED_AWAY = re.compile(r"rect\((?:0(?:px)?|1px)[, ].*\)|inset\((?:50|100)%.*\)|circle\(0.*\)")
_SMALLEST = 2
"""Pixels: what is clipped to less is kept from sight on purpose (text for screen readers)."""


class Box(NamedTuple):
    """A rectangle in CSS pixels, measured from the top left corner of the page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def area(self) -> float:
        return self.width * self.height

    def meet(self, other: "Box") -> "Box":
        """What both cover; without area where they are apart."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, max(0.0, min(self.right, other.right) - x), max(0.0, min(self.bottom, other.bottom) - y))

    def around(self, other: "Box") -> "Box":
        """The smallest that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


class Line(NamedTuple):
    """A piece of text on one line."""

    text: str
    box: Box


@dataclass(eq=False)
class Element:
    """One element of a page, or what CSS puts before or after one (`tag` is then `::before`, `::after` or `::marker`).

    `path` names it: the numbers, from 0, that lead down from the root element among each one's child elements (`1.0.3`); what stands in
    a shadow root follows its host after a slash (`1.2/0`). `box` is None for what is not laid out. `lines` are the pieces of its own
    text, `own_text` its own text as the HTML has it.
    """

    tag: str
    path: str
    attributes: Mapping[str, str]
    parent: "Element | None"
    _styles: Mapping[str, str]
    box: Box | None = None
    client: Box = Box(0, 0, 0, 0)
    """Inside the borders and scroll bars, relative to the box."""
    scroll: Box = Box(0, 0, 0, 0)
    """How much content it holds (width, height), and how far that is scrolled (x, y)."""
    is_clickable: bool = False
    """Whether a mouse click does anything here: a link, a control, or an element with a listener for clicks."""
    painted: int = 0
    """The order in which elements are painted: what has a higher number lies above."""
    value: str = ""
    """What a form control holds."""
    own_text: str = ""
    lines: list[Line] = field(default_factory=list)
    children: list["Element"] = field(default_factory=list)
    pseudo: dict[str, "Element"] = field(default_factory=dict)
    """What CSS puts into it: `::before`, `::after`, `::marker`."""
    pieces: list["str | Element"] = field(default_factory=list)
    """Its text and its child elements, in order."""

    def __repr__(self) -> str:
        return f"<{self.tag} {self.path}>"

    def style(self, name: str) -> str:
        """A computed style, such as `rgb(11, 12, 12)` for color. `STYLES` are those that there are; "" where there is no box."""
        return self._styles.get(name, "")

    def pixels(self, name: str) -> float:
        """A computed length in pixels; 0 for what is no length."""
        value = self.style(name)
        try:
            return float(value.removesuffix("px"))
        except ValueError:
            return 0.0

    def attribute(self, name: str) -> str:
        """An attribute's value, "" where it is missing or empty."""
        return self.attributes.get(name, "")

    @property
    def above(self) -> Iterator["Element"]:
        """The elements around it, the nearest first."""
        here = self.parent
        while here is not None:
            yield here
            here = here.parent

    @property
    def inside(self) -> Iterator["Element"]:
        """The elements in it, in document order."""
        stack = list(reversed(self.children))
        while stack:
            here = stack.pop()
            yield here
            stack += reversed(here.children)

    def closest(self, *tags: str) -> "Element | None":
        """The nearest element that is one of `tags`: itself, or one around it."""
        return self if self.tag in tags else next((each for each in self.above if each.tag in tags), None)

    @cached_property
    def text(self) -> str:
        """The words in it, seen or not, one space between; not what scripts and styles hold."""
        return " ".join("".join(_texts(self)).split())

    @cached_property
    def shown_text(self) -> str:
        """The words in it that can be seen, one space between."""
        return " ".join(" ".join(line.text for each in (self, *self.inside) if each.is_shown for line in each.lines).split())

    @cached_property
    def is_rendered(self) -> bool:
        """Whether it is laid out and not made invisible: a screen reader comes upon it, be it in sight or not."""
        return self.box is not None and self.style("visibility") in ("visible", "")

    @cached_property
    def opacity(self) -> float:
        """How solid it is painted: its own opacity and that of everything around it, 0 to 1."""
        own = float(self.style("opacity") or 1)
        return own * (self.parent.opacity if self.parent is not None else 1)

    @cached_property
    def shown(self) -> Box:
        """The part of its box that can be seen or scrolled to: without area for what is hidden, transparent, clipped or off the page."""
        if self.box is None or not self.is_rendered or self.opacity < 0.01:
            return Box(0, 0, 0, 0)
        seen = self._clipped_box(self.box)
        if seen.right <= 0 or seen.bottom <= 0:
            return Box(seen.x, seen.y, 0, 0)
        return seen

    @cached_property
    def is_shown(self) -> bool:
        """Whether anything of it can be seen: more than the pixel or two that keep text for screen readers alone."""
        return self.shown.width >= _SMALLEST and self.shown.height >= _SMALLEST

    def _clipped_box(self, box: Box) -> Box:
        """What is left of its box after everything around it has cut off what does not fit. Scrolling brings back what it can."""
        position = self.style("position")
        if self._is_clipped_away:
            return Box(box.x, box.y, 0, 0)
        for around in self.above:
            own = around.style("position")
            if around._is_clipped_away:
                return Box(box.x, box.y, 0, 0)
            if position == "fixed" or (position == "absolute" and own == "static"):
                continue  # it stands outside what is around it
            if around.box is not None and around.tag not in ("html", "body"):
                box = around.cut(box)
            position = own
        return box

    @property
    def _is_clipped_away(self) -> bool:
        by_clip = self.style("position") in ("absolute", "fixed") and _CLIPPED_AWAY.fullmatch(self.style("clip"))
        return bool(by_clip or _CLIPPED_AWAY.fullmatch(self.style("clip-path")))

    def cut(self, box: Box) -> Box:
        """The part of a box in it that its `overflow` leaves. What can be scrolled to is not cut off."""
        assert self.box is not None
        x, y = self.style("overflow-x"), self.style("overflow-y")
        if x in ("hidden", "clip"):
            left, right = max(box.x, self.box.x), min(box.right, self.box.right)
            box = Box(left, box.y, max(0.0, right - left), box.height)
        if y in ("hidden", "clip"):
            top, bottom = max(box.y, self.box.y), min(box.bottom, self.box.bottom)
            box = Box(box.x, top, box.width, max(0.0, bottom - top))
        return box


@dataclass
class Snapshot:
    """A page on one screen. `width` and `height` are the screen's, `page` what there is to scroll through."""

    width: int
    height: int
    page: Box
    root: Element
    elements: tuple[Element, ...]
    """In document order, without what CSS puts in."""
    by_path: Mapping[str, Element]

    def all(self, *tags: str) -> list[Element]:
        """Every element that is one of `tags`, in document order."""
        return [each for each in self.elements if each.tag in tags]

    @cached_property
    def body(self) -> Element:
        return next((each for each in self.root.children if each.tag == "body"), self.root)

    @cached_property
    def main(self) -> Element:
        """The `main` element (or one with its role), or else the body."""
        return next((each for each in self.elements if each.tag == "main" or each.attribute("role") == "main"), self.body)

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        found: dict[str, Element] = {}
        for each in self.elements:
            if name := each.attribute("id"):
                found.setdefault(name, each)
        return found

    def by_id(self, name: str) -> Element | None:
        """The first element with an id."""
        return self._by_id.get(name)


def _texts(element: Element) -> Iterator[str]:
    stack: list[str | Element] = [element]
    while stack:
        here = stack.pop()
        if isinstance(here, str):
            yield here
        elif here.tag not in ("script", "style", "template", "noscript"):
            stack += reversed(here.pieces)


def read_snapshot(captured: Mapping[str, Any], width: int, height: int) -> Snapshot:
    """The first document of what Chromium's DOMSnapshot.captureSnapshot gives (asked for STYLES, paint order and DOM rectangles)."""
    return _Reader(captured["strings"], captured["documents"][0]).snapshot(width, height)


class _Reader:
    """Columns of numbers into elements."""

    def __init__(self, strings: Sequence[str], document: Mapping[str, Any]) -> None:
        self.strings, self.document, self.nodes, self.layout = strings, document, document["nodes"], document["layout"]
        self.laid_out: dict[int, int] = {}
        for at, node in enumerate(self.layout["nodeIndex"]):
            self.laid_out.setdefault(node, at)
        self.styles: dict[tuple[int, ...], dict[str, str]] = {}
        self.lines = self._lines()
        self.clickable = frozenset(self.nodes["isClickable"]["index"])
        self.pseudo = dict(zip(self.nodes["pseudoType"]["index"], self.nodes["pseudoType"]["value"], strict=True))
        shadow = self.nodes["shadowRootType"]
        self.shadow = {at: strings[value] for at, value in zip(shadow["index"], shadow["value"], strict=True)}
        values = {**_sparse(self.nodes["textValue"]), **_sparse(self.nodes["inputValue"])}
        self.values = {at: strings[value] for at, value in values.items() if value >= 0}

    def snapshot(self, width: int, height: int) -> Snapshot:
        names, kinds, parents = self.nodes["nodeName"], self.nodes["nodeType"], self.nodes["parentIndex"]
        made: dict[int, Element] = {}
        counted: dict[int, int] = {}
        elements: list[Element] = []
        root: Element | None = None
        for at, kind in enumerate(kinds):
            parent_at = parents[at]
            if kind == 3:
                self._text(at, made.get(parent_at))
            if kind != 1:
                continue
            parent, before = self._parent(parent_at, made)
            if parent is None and root is not None:
                continue
            tag = self.strings[names[at]].lower()
            if at in self.pseudo:
                if parent is not None:
                    made[at] = parent.pseudo[tag] = self._element(at, tag, "", parent)
                continue
            number = counted.get(parent_at, 0)
            counted[parent_at] = number + 1
            path = "" if parent is None else f"{before}{number}"
            made[at] = element = self._element(at, tag, path, parent)
            elements.append(element)
            if parent is None:
                root = element
            else:
                parent.children.append(element)
                parent.pieces.append(element)
        assert root is not None, "a document has a root element, whatever its HTML"
        page = Box(0, 0, self.document["contentWidth"], self.document["contentHeight"])
        return Snapshot(width, height, page, root, tuple(elements), {each.path: each for each in elements})

    def _parent(self, at: int, made: Mapping[int, Element]) -> tuple[Element | None, str]:
        """The element that a node stands in, and how the paths of its children begin. Shadow roots are passed through."""
        if at in self.shadow:
            host = made.get(self.nodes["parentIndex"][at])
            return host, f"{host.path}/" if host else ""
        found = made.get(at)
        return found, f"{found.path}." if found is not None and found.path else ""

    def _element(self, at: int, tag: str, path: str, parent: Element | None) -> Element:
        named = iter(self.nodes["attributes"][at])
        attributes = {self.strings[name]: self.strings[value] if value >= 0 else "" for name, value in zip(named, named, strict=True)}
        element = Element(tag, path, attributes, parent, {}, is_clickable=at in self.clickable, value=self.values.get(at, ""))
        if (place := self.laid_out.get(at)) is not None:
            layout = self.layout
            element.box = Box(*layout["bounds"][place])
            element._styles = self._style(layout["styles"][place])
            element.painted = layout["paintOrders"][place] if "paintOrders" in layout else 0
            if client := layout["clientRects"][place]:
                element.client = Box(*client)
            if scroll := layout["scrollRects"][place]:
                element.scroll = Box(*scroll)
        return element

    def _style(self, columns: Sequence[int]) -> dict[str, str]:
        key = tuple(columns)
        if key not in self.styles:
            self.styles[key] = {name: self.strings[value] if value >= 0 else "" for name, value in zip(STYLES, key, strict=False)}
        return self.styles[key]

    def _text(self, at: int, parent: Element | None) -> None:
        if parent is None:
            return
        value = self.nodes["nodeValue"][at]
        written = self.strings[value] if value >= 0 else ""
        parent.own_text += written
        parent.pieces.append(written)
        if (place := self.laid_out.get(at)) is not None:
            parent.lines += self.lines.get(place, ())

    def _lines(self) -> dict[int, list[Line]]:
        """Pieces of text by the number of the layout that they belong to."""
        boxes, texts = self.document["textBoxes"], self.layout["text"]
        found: dict[int, list[Line]] = {}
        for layout, bounds, start, length in zip(boxes["layoutIndex"], boxes["bounds"], boxes["start"], boxes["length"], strict=True):
            text = self.strings[texts[layout]] if texts[layout] >= 0 else ""
            found.setdefault(layout, []).append(Line(text[start : start + length], Box(*bounds)))
        return found


def _sparse(column: Mapping[str, Sequence[int]]) -> dict[int, int]:
    return dict(zip(column["index"], column["value"], strict=True))
