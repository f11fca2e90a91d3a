"""A page in a real browser, for rules over what cannot be seen in its HTML."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briggate.checks.html_page import HtmlPage
from briggate.model.policy import Policy
from briggate.model.rendering import AxeHit, Loaded, Measures, View, Vitals, Walk
from briggate.model.snapshot import Element, Snapshot


@dataclass
class RenderedPage:
    """The subject of rules that need a browser. What a rule asks for is measured then, and once for all rules.

    A rule points at an Element of a snapshot, at a path, or at the page; `html` is the same page as it was served.
    """

    html: HtmlPage
    measures: Measures

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
        return self.measures.view(name)

    @property
    def walk(self) -> Walk:
        """Where Tab leads, on the desktop."""
        return self.measures.walk()

    @property
    def loaded(self) -> Loaded:
        """What loading the page asked for and wrote."""
        return self.measures.loaded()

    @property
    def vitals(self) -> Vitals:
        """How it loads on a slow phone."""
        return self.measures.vitals()

    def probe(self, name: str) -> Any:
        """What the script browser/probes/<name>.js says of the page."""
        return self.measures.probe(name)

    def axe(self, *rules: str) -> Iterator[AxeHit]:
        """What some of axe's rules say, each element once however many views it is wrong in: where it is sure, else where it first is."""
        first: dict[tuple[str, str], AxeHit] = {}
        for hit in self.measures.axe():
            if hit.rule in rules and ((known := first.get((hit.rule, hit.path))) is None or (hit.certain and not known.certain)):
                first[hit.rule, hit.path] = hit
        yield from first.values()

    def element(self, path: str) -> Element | None:
        """An element of the desktop view by its path."""
        return self.desktop.by_path.get(path)
