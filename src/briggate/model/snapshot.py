"""A page as it stands on a screen: every element with its box, its computed style and its words."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from briggate.model.box import NOWHERE
from briggate.model.box import Box as Box
from briggate.model.box import Line as Line
from briggate.model.clipping import UNTOUCHED, PageRules, page_rules, reachable

STYLES = tuple(
    re.findall(
        r"[\w-]+",
        """display visibility content-visibility opacity position top bottom float overflow-x overflow-y clip clip-path z-index transform
        content pointer-events cursor color background-color background-image background-repeat background-size
        font-size font-style font-weight font-family line-height letter-spacing word-spacing
        text-align text-transform text-decoration-line text-decoration-color text-indent text-overflow -webkit-line-clamp white-space
        direction writing-mode
        outline-style outline-width outline-color outline-offset box-shadow
        border-top-style border-top-width border-top-color border-bottom-style border-bottom-width border-bottom-color
        border-left-style border-left-width border-left-color border-right-style border-right-width border-right-color
        animation-name animation-duration animation-iteration-count animation-play-state transition-duration transition-property
        list-style-type list-style-image columns user-select touch-action forced-color-adjust
        appearance fill stroke filter mix-blend-mode rotate text-shadow background-clip""",
    )
)
"""The computed styles that a snapshot holds."""
_RECT = re.compile(r"rect\(([\d.-]+)(?:px)?[, ]+([\d.-]+)(?:px)?[, ]+([\d.-]+)(?:px)?[, ]+([\d.-]+)(?:px)?\)")
_CLIPPED_AWAY = re.compile(r"inset\((?:50|100)%.*\)|circle\(0(?:px|%)?\b.*\)|polygon\(0(?:px|%)? 0(?:px|%)?(?:, 0(?:px|%)? 0(?:px|%)?)*\)")
_SMALLEST = 2
"""Pixels: what is clipped to less is kept from sight on purpose (text for screen readers)."""


@dataclass(eq=False)
class Element:
    """One element of a page, or what CSS puts before or after one (`tag` is then `::before`, `::after` or `::marker`).

    `path` names it: the numbers, from 0, that lead down from the root element among each one's child elements (`1.0.3`); what stands in
    a shadow root follows its host after a slash (`1.2/0`). `parent` and `children` are as laid out: what a slot of a shadow root shows
    stands in that slot. `box` is None for what is not laid out; `display: contents` has the box of what is in it. An element over
    several lines has a box around all of them. `lines` are the pieces of its own text as a reader sees them, each on one line, whatever
    the HTML's spaces and capitals; `own_text` is its own text as the HTML has it.
    """

    tag: str
    path: str
    attributes: Mapping[str, str]
    parent: "Element | None"
    _styles: Mapping[str, str]
    box: Box | None = None
    client: Box = NOWHERE
    """Inside the borders and scroll bars, relative to the box."""
    scroll: Box = NOWHERE
    """How much content it holds (width, height), and how far that is scrolled (x, y)."""
    is_clickable: bool = False
    """Whether a mouse click does anything here: a link, a control, or an element with a listener for clicks."""
    opacity: float = 1
    """How solid it is painted: its own opacity and that of everything around it, 0 to 1."""
    ruling: tuple["Element", ...] = field(default=(), repr=False)
    """It and what is around it, the nearest first, of what can cut something off, move it, or hold what is placed in it."""
    root: "Element | None" = field(default=None, repr=False)
    """The root element; None for that itself."""
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
    flow: list["Line | Element"] = field(default_factory=list, repr=False)
    """The same as laid out: `lines` and child elements."""

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
        """The words in it that can be seen, in the order of the HTML, one space between. What CSS puts in is not among them."""
        words = ""
        before: Line | None = None
        for line in _shown_lines(self):
            words += line.text if before is not None and line.follows(before) else f" {line.text}"
            before = line
        return " ".join(words.split())

    @cached_property
    def is_rendered(self) -> bool:
        """Whether it is laid out and not made invisible: a screen reader comes upon it, be it in sight or not."""
        return self.box is not None and self.style("visibility") in ("visible", "") and not self.is_skipped

    @cached_property
    def is_skipped(self) -> bool:
        """Whether the browser leaves it out, whatever box it had when it was last laid out: in what is closed, or kept for later."""
        around = self.parent
        if around is None or around.is_skipped or around.style("content-visibility") == "hidden":
            return around is not None
        if around.tag != "details" or "open" in around.attributes:
            return False
        return self is not next((each for each in around.children if each.tag == "summary"), None)

    @cached_property
    def shown(self) -> Box:
        """The part of its box that can be seen or scrolled to: without area for what is hidden, transparent, clipped or off the page."""
        if self.box is None or not self.is_rendered or self.opacity < 0.01:
            return NOWHERE
        return reachable(self, self.box)

    @cached_property
    def is_shown(self) -> bool:
        """Whether anything of it can be seen: more than the pixel or two that keep text for screen readers alone."""
        return self.shown.width >= _SMALLEST and self.shown.height >= _SMALLEST

    def seen(self, content: Box) -> Box:
        """The part of something in it (a line of its text) that can be seen or scrolled to."""
        return reachable(self, content, inside=True) if self.is_rendered and self.opacity >= 0.01 else Box(content.x, content.y, 0, 0)

    @property
    def painted_box(self) -> Box:
        """The part of its box that is painted as long as nobody scrolls anything but the page."""
        if self.box is None or not self.is_rendered or self.opacity < 0.01:
            return NOWHERE
        return reachable(self, self.box, UNTOUCHED)

    def painted_part(self, content: Box) -> Box:
        """The part of something in it that is painted as long as nobody scrolls anything but the page."""
        if not self.is_rendered or self.opacity < 0.01:
            return NOWHERE
        return reachable(self, content, UNTOUCHED, inside=True)

    @cached_property
    def shown_lines(self) -> list[Line]:
        """The pieces of its own text of which anything can be seen."""
        return [line for line in self.lines if (seen := self.seen(line.box)).width >= _SMALLEST and seen.height >= _SMALLEST]

    @cached_property
    def page_rules(self) -> PageRules:
        """What the page as a whole cuts off, of the root element."""
        return page_rules(self)

    @cached_property
    def is_clipped_away(self) -> bool:
        """Whether `clip` or `clip-path` leaves nothing of it."""
        if self.style("position") in ("absolute", "fixed") and (rect := _RECT.fullmatch(self.style("clip"))):
            top, right, bottom, left = map(float, rect.groups())
            return right - left < _SMALLEST or bottom - top < _SMALLEST
        return _CLIPPED_AWAY.fullmatch(self.style("clip-path")) is not None

    @cached_property
    def inner(self) -> Box:
        """Its box without borders and scroll bars: where its content is cut off, if it is."""
        assert self.box is not None
        if self.client.area == 0 or self.style("transform") not in ("", "none"):
            return self.box
        return Box(self.box.x + self.client.x, self.box.y + self.client.y, self.client.width, self.client.height)


@dataclass(eq=False)
class Snapshot:
    """A page on one screen. `width` and `height` are the screen's, `page` what there is to scroll through."""

    width: int
    height: int
    page: Box
    root: Element
    elements: tuple[Element, ...]
    """In document order, without what CSS puts in."""
    by_path: Mapping[str, Element]
    _known: dict[Callable[["Snapshot"], Any], Any] = field(default_factory=dict, repr=False)

    def once[T](self, work: Callable[["Snapshot"], T]) -> T:
        """What some work finds in this snapshot: done when it is first asked for, and once for all rules."""
        if work not in self._known:
            self._known[work] = work(self)
        found: T = self._known[work]
        return found

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


def _shown_lines(element: Element) -> Iterator[Line]:
    stack: list[Line | Element] = [element]
    while stack:
        here = stack.pop()
        if isinstance(here, Line):
            yield here
        else:
            shown = set(here.shown_lines)
            stack += [each for each in reversed(here.flow) if isinstance(each, Element) or each in shown]
