"""What Chromium captures of a page, read: columns of numbers become elements."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from briggate.model.box import Box, Line
from briggate.model.clipping import matters
from briggate.model.snapshot import STYLES, Element, Snapshot

_SPACES = re.compile(r"[ \t\n\r\f]+")


def read_snapshot(captured: Mapping[str, Any], width: int, height: int) -> Snapshot:
    """The first document of what Chromium's DOMSnapshot.captureSnapshot gives (asked for STYLES, paint order and DOM rectangles)."""
    return _Reader(captured["strings"], captured["documents"][0]).snapshot(width, height)


class _Reader:
    """Columns of numbers into elements."""

    def __init__(self, strings: Sequence[str], document: Mapping[str, Any]) -> None:
        self.strings, self.document, self.nodes, self.layout = strings, document, document["nodes"], document["layout"]
        self.laid_out: dict[int, list[int]] = {}
        for at, node in enumerate(self.layout["nodeIndex"]):
            self.laid_out.setdefault(node, []).append(at)
        self.styles: dict[tuple[int, ...], dict[str, str]] = {}
        self.lines = self._lines()
        self.clickable = frozenset(self.nodes["isClickable"]["index"])
        self.pseudo = dict(zip(self.nodes["pseudoType"]["index"], self.nodes["pseudoType"]["value"], strict=True))
        self.in_shadow = frozenset(self.nodes["shadowRootType"]["index"])
        self.hosts: set[Element] = set()
        self.shadowed: set[Element] = set()
        """The elements that stand in a shadow root of the page's own."""
        values = {**_sparse(self.nodes["textValue"]), **_sparse(self.nodes["inputValue"])}
        self.values = {at: strings[value] for at, value in values.items() if value >= 0}

    def snapshot(self, width: int, height: int) -> Snapshot:
        names, kinds, parents = self.nodes["nodeName"], self.nodes["nodeType"], self.nodes["parentIndex"]
        made: dict[int, Element] = {}
        counted: dict[str, int] = {}
        elements: list[Element] = []
        root: Element | None = None
        for at, kind in enumerate(kinds):
            parent = made.get(parents[at])
            if kind == 3:
                self._text(at, parent)
            if kind != 1 or (parent is None and root is not None):
                continue
            tag = self.strings[names[at]].lower()
            if at in self.pseudo:
                if parent is not None:
                    made[at] = parent.pseudo[tag] = self._element(at, tag, "", parent)
                continue
            if parent is None:
                made[at] = root = self._element(at, tag, "", None)
            else:
                before = self._before(at, parent)
                number = counted[before] = counted.get(before, -1) + 1
                made[at] = self._element(at, tag, f"{before}{number}", parent)
                for row in parent.children, parent.pieces, parent.flow:
                    row.append(made[at])
            if at in self.in_shadow:
                self.shadowed.add(made[at])
            elements.append(made[at])
        assert root is not None, "a document has a root element, whatever its HTML"
        for element in reversed(elements):
            _box_of_contents(element)
        return Snapshot(width, height, self._page(root, width), root, tuple(elements), {each.path: each for each in elements})

    def _page(self, root: Element, width: int) -> Box:
        """All there is to scroll through. A page that runs from right to left goes on to the left of the screen."""
        across, down = self.document["contentWidth"], self.document["contentHeight"]
        body = next((each for each in root.children if each.tag == "body"), root)
        return Box(min(0, root.client.width - across) if body.style("direction") == "rtl" else 0, 0, across, down)

    def _before(self, at: int, parent: Element) -> str:
        """How the path of an element begins. Chromium gives elements as they are laid out: those of a shadow root in its host, and those
        that a slot shows in the slot."""
        if at in self.in_shadow:
            if parent not in self.shadowed or "-" in parent.tag:
                self.hosts.add(parent)
                return f"{parent.path}/"
        elif parent.tag == "slot" and parent in self.shadowed:
            parent = next(each for each in parent.above if each in self.hosts)
        return f"{parent.path}." if parent.path else ""

    def _element(self, at: int, tag: str, path: str, parent: Element | None) -> Element:
        named = iter(self.nodes["attributes"][at])
        attributes = {self.strings[name]: self.strings[value] if value >= 0 else "" for name, value in zip(named, named, strict=True)}
        element = Element(tag, path, attributes, parent, {}, is_clickable=at in self.clickable, value=self.values.get(at, ""))
        if rows := self.laid_out.get(at):
            place, layout = rows[0], self.layout
            element.box = Box(*layout["bounds"][place])
            element._styles = self._style(place)
            element.painted = layout["paintOrders"][place] if "paintOrders" in layout else 0
            if client := layout["clientRects"][place]:
                element.client = Box(*client)
            if scroll := layout["scrollRects"][place]:
                element.scroll = Box(*scroll)
            for row in rows[1:]:  # the text of what CSS puts in
                element.lines += self.lines.get(row, ())
                element.flow += self.lines.get(row, ())
        if parent is not None:
            element.root = parent.root or parent
            element.opacity = parent.opacity
        element.opacity *= float(element.style("opacity") or 1)
        around = parent.ruling if parent is not None else ()
        element.ruling = (element, *around) if matters(element) else around
        return element

    def _style(self, place: int) -> dict[str, str]:
        key = tuple(self.layout["styles"][place])
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
        for place in self.laid_out.get(at, ()):
            lines = self.lines.get(place, [])
            parent.lines += lines
            parent.flow += lines
            if parent.box is None and not parent._styles:
                parent._styles = self._style(place)  # display: contents is laid out through its text alone

    def _lines(self) -> dict[int, list[Line]]:
        """Pieces of text, without those of spaces alone, by the number of the layout that they belong to."""
        boxes, texts = self.document["textBoxes"], self.layout["text"]
        found: dict[int, list[Line]] = {}
        for layout, bounds, start, length in zip(boxes["layoutIndex"], boxes["bounds"], boxes["start"], boxes["length"], strict=True):
            text = (self.strings[texts[layout]] if texts[layout] >= 0 else "")[start : start + length]
            if not text.strip():
                continue
            line = Line(_SPACES.sub(" ", text), Box(*bounds))
            lines = found.setdefault(layout, [])
            if lines and line.follows(lines[-1]):  # Chromium begins anew wherever it leaves out a space
                before = lines.pop()
                line = Line(before.text + line.text, before.box.around(line.box))
            lines.append(line)
        return found


def _sparse(column: Mapping[str, Sequence[int]]) -> dict[int, int]:
    return dict(zip(column["index"], column["value"], strict=True))


def _box_of_contents(element: Element) -> None:
    """Give what is not laid out itself, but through what is in it (`display: contents`), the box of that."""
    if element.box is not None:
        return
    for box in [line.box for line in element.lines] + [each.box for each in element.children if each.box is not None]:
        element.box = box if element.box is None else element.box.around(box)
    if element.box is not None and not element._styles:
        element._styles = {"display": "contents"}
