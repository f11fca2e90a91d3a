"""A page in a real browser, for rules over what cannot be seen in its HTML."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from briggate.checks.html_page import SNIPPET_MOST, HtmlPage
from briggate.model.policy import Policy
from briggate.model.presses import Presses
from briggate.model.rendering import AxeHit, Loaded, Measures, View, Vitals, Walk
from briggate.model.snapshot import Element, Snapshot


@dataclass
class RenderedPage:
    """The subject of rules that need a browser. What a rule asks for is measured then, and once for all rules.

    A rule points at an Element of a snapshot, at a path, or at the page; `html` is the same page as it was served.
    """

    html: HtmlPage
    measures: Measures
    _views: dict[View, Snapshot] = field(default_factory=dict, repr=False)

    @property
    def policy(self) -> Policy:
        return self.html.policy

    @property
    def address(self) -> str:
        return self.html.address

    @property
    def desktop(self) -> Snapshot:
        return self.view("desktop")

    @property
    def phone(self) -> Snapshot:
        return self.view("phone")

    def view(self, name: View) -> Snapshot:
        """The page on some screen, or under some setting."""
        if name not in self._views:
            self._views[name] = self.measures.view(name)
        return self._views[name]

    def view_of(self, element: Element) -> View:
        """In which view an element was seen."""
        return next((name for name, page in self._views.items() if page.by_path.get(element.path) is element), "desktop")

    @property
    def walk(self) -> Walk:
        """Where Tab leads, on the desktop."""
        return self.measures.walk()

    @property
    def presses(self) -> Presses:
        """What keys, entries and a mouse bring about on it."""
        return self.measures.presses

    @property
    def loaded(self) -> Loaded:
        """What loading the page asked for and wrote."""
        return self.measures.loaded()

    @property
    def vitals(self) -> Vitals:
        """How it loads on a slow phone: where that is over a budget, the better of two times, as machines are noisy."""
        budgets, first = self.policy.budgets, self.measures.vitals()
        if first.largest_paint <= budgets.largest_paint_seconds and first.layout_shift <= budgets.layout_shift:
            return first
        again = self.measures.vitals(2)
        paint, shift = min(first, again, key=lambda each: each.largest_paint), min(first, again, key=lambda each: each.layout_shift)
        return Vitals(paint.largest_paint, shift.layout_shift, paint.painted, shift.shifted)

    def probe(self, name: str) -> Any:
        """What the script browser/probes/<name>.js says of the page."""
        return self.measures.probe(name)

    def axe(self, *rules: str) -> Iterator[AxeHit]:
        """What some of axe's rules say, each element once however many views it is wrong in: where it is sure, else where it first is."""
        first: dict[tuple[str, str, bool], AxeHit] = {}
        for hit in self.measures.axe():
            key = hit.rule, hit.path, hit.in_frame
            if hit.rule in rules and ((known := first.get(key)) is None or (hit.certain and not known.certain)):
                first[key] = hit
        yield from first.values()

    def seen(self, where: object) -> Element | None:
        """The element that a hit points at: itself, or by its path; None for the page as a whole."""
        if isinstance(where, Element):
            return where.parent if where.tag.startswith("::") else where
        return self.element(where) if isinstance(where, str) and where else None

    def element(self, path: str) -> Element | None:
        """An element of the desktop view by its path."""
        return self.desktop.by_path.get(path)


def shown_element(element: Element) -> str:
    """The opening tag of an element and the beginning of its words, on one line, at most 200 characters."""
    attributes = "".join(f' {name}="{value}"' for name, value in element.attributes.items() if name != "style" or len(value) < 60)
    said = f"<{element.tag}{attributes}>{element.text}"
    return said if len(said) <= SNIPPET_MOST else said[: SNIPPET_MOST - 1] + "…"
