"""One page in one browser: everything that rules ask about, measured when it is first asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from briggate.browser.axe_script import AxeScript
from briggate.browser.chromium import Chromium
from briggate.browser.faults import BrowserFault
from briggate.browser.network import read_log
from briggate.browser.pictures import compared, outlined, top_of
from briggate.browser.scripts import script
from briggate.browser.walking import walk
from briggate.model.captured import read_snapshot
from briggate.model.policy import Viewports
from briggate.model.rendering import AXE_VIEWS, AxeHit, Evidence, Loaded, View, Vitals, Walk
from briggate.model.snapshot import STYLES, Box, Snapshot

AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
AXE_CHOSEN = (
    "accesskeys", "aria-allowed-role", "aria-dialog-name", "aria-text", "aria-treeitem-name", "empty-heading", "empty-table-header",
    "frame-tested", "image-redundant-alt", "label-title-only", "landmark-unique", "meta-viewport-large", "presentation-role-conflict",
    "css-orientation-lock", "label-content-name-mismatch", "scope-attr-valid", "skip-link", "tabindex", "table-duplicate-name",
)  # fmt: skip
"""The tags of axe's rules that are asked, and the best practices that are asked besides."""
AXE_BY_COLOUR = ("color-contrast", "link-in-text-block")
"""All that other colours can change."""
QUIET_MS = 300
"""Milliseconds after its load event for which a page is watched for late painting and shifts."""
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWER_CPU = 4


@dataclass(frozen=True)
class Screen:
    """What is set for a view."""

    width: int
    height: int
    mobile: bool = False
    media: str = ""
    features: tuple[tuple[str, str], ...] = ()
    change: str = ""
    """The script that changes the page; the page is loaded anew afterwards."""
    scriptless: bool = False


class Visit:
    """A page that a browser has open. Serves as the Measures of a RenderedPage. Any method may raise BrowserFault."""

    def __init__(self, browser: Chromium, url: str, axe: AxeScript, viewports: Viewports) -> None:
        self._browser, self._url, self._axe, self._viewports = browser, url, axe, viewports
        self._screens = screens(viewports)
        self._views: dict[View, Snapshot] = {}
        self._probes: dict[str, Any] = {}
        self._shows: Screen | None = None
        self._is_changed = True
        self._loaded: Loaded | None = None

    def view(self, name: View) -> Snapshot:
        if name not in self._views:
            self._set(self._screens[name])
            self._views[name] = self._snapshot(self._screens[name])
        return self._views[name]

    def axe(self) -> tuple[AxeHit, ...]:
        return self._axe_hits

    @cached_property
    def _axe_hits(self) -> tuple[AxeHit, ...]:
        return tuple(hit for view in AXE_VIEWS for hit in self._axe_in(view))

    def walk(self) -> Walk:
        return self._walk

    @cached_property
    def _walk(self) -> Walk:
        try:
            return walk(self._browser, self._compare, self._anew)
        finally:
            self._is_changed = True

    def loaded(self) -> Loaded:
        if self._loaded is None:
            self._set(self._screens["desktop"])
        assert self._loaded is not None
        return self._loaded

    def vitals(self) -> Vitals:
        return self._vitals

    @cached_property
    def _vitals(self) -> Vitals:
        browser = self._browser
        self._apply(self._screens["phone"])
        browser.cdp("Network.enable")
        browser.cdp("Network.setCacheDisabled", cacheDisabled=True)
        browser.cdp("Network.emulateNetworkConditions", **SLOW)
        browser.cdp("Emulation.setCPUThrottlingRate", rate=SLOWER_CPU)
        try:
            browser.open(self._url)
            paint, shift = browser.run(script("vitals"), QUIET_MS)
        finally:
            browser.cdp("Emulation.setCPUThrottlingRate", rate=1)
            browser.cdp("Network.emulateNetworkConditions", offline=False, latency=0, downloadThroughput=-1, uploadThroughput=-1)
            browser.cdp("Network.setCacheDisabled", cacheDisabled=False)
            self._is_changed = True
        return Vitals(paint, shift)

    def probe(self, name: str) -> Any:
        if name not in self._probes:
            self._set(self._screens["desktop"])
            self._probes[name] = self._browser.run((Path(__file__).parent / "probes" / f"{name}.js").read_text(encoding="utf-8"))
        return self._probes[name]

    def evidence(self, view: View, path: str) -> Evidence | None:
        """A picture of an element with its surroundings; None where there is nothing to be seen of it."""
        element = self.view(view).by_path.get(path)
        if element is None or element.box is None:
            return None
        self._set(self._screens[view])
        png = outlined(self._browser, element.box, self.view(view).page)
        return Evidence(view, path, png) if png else None

    def picture(self, width: int, height: int = 900) -> bytes:
        """The top of the page on a screen of some width, at half its size, as PNG."""
        self._set(Screen(width, height, mobile=width < 700, features=(("prefers-color-scheme", "light"),)))
        return top_of(self._browser, width, height)

    def _set(self, screen: Screen) -> None:
        """Let the page be seen on a screen: as it is loaded, unless a change has been made to it."""
        if self._is_changed or screen.scriptless or screen.change or (self._shows is not None and self._shows.scriptless):
            self._load(screen)
        elif screen != self._shows:
            self._apply(screen)
            self._browser.run("return new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 0)))")
        if screen.change:
            self._browser.run(script(screen.change))
            self._is_changed = True

    def _anew(self) -> None:
        self._load(self._screens["desktop"])

    def _load(self, screen: Screen) -> None:
        self._apply(screen)
        self._browser.cdp("Emulation.setScriptExecutionDisabled", value=screen.scriptless)
        self._browser.open(self._url)
        if not screen.scriptless:  # without JavaScript nothing of ours would run there either
            self._browser.run(_SETTLED)
        log = read_log(self._browser, self._url)
        if (status := log.requests[0].status if log.requests else 0) >= 400:
            raise BrowserFault(f"the page answered {status}")
        if self._loaded is None and not screen.scriptless:
            dialogs = self._browser.run("return window.briggate ? window.briggate.dialogs : []")
            self._loaded = Loaded(log.requests, log.messages, tuple(dialogs))
        self._is_changed = False

    def _apply(self, screen: Screen) -> None:
        browser = self._browser
        browser.cdp(
            "Emulation.setDeviceMetricsOverride", width=screen.width, height=screen.height, deviceScaleFactor=1, mobile=screen.mobile
        )
        browser.cdp(
            "Emulation.setEmulatedMedia", media=screen.media, features=[{"name": key, "value": value} for key, value in screen.features]
        )
        self._shows = screen

    def _snapshot(self, screen: Screen) -> Snapshot:
        captured = self._browser.cdp(
            "DOMSnapshot.captureSnapshot", computedStyles=list(STYLES), includePaintOrder=True, includeDOMRects=True
        )
        return read_snapshot(captured, screen.width, screen.height)

    def _axe_in(self, view: View) -> list[AxeHit]:
        only_colour = view in ("dark", "forced")
        if only_colour and _colours(self.view(view)) == _colours(self.view("desktop")):
            return []
        self._set(self._screens[view])
        if not self._browser.run("return typeof axe !== 'undefined'"):
            self._browser.run(f"{self._axe.text};return true")
        chosen = {"type": "rule", "values": list(AXE_BY_COLOUR)} if only_colour else {"type": "tag", "values": list(AXE_TAGS)}
        rules = {} if only_colour else {name: {"enabled": True} for name in ("target-size", *AXE_CHOSEN)}
        rows = self._browser.run(script("axe_run"), {"runOnly": chosen, "rules": rules})
        return [
            AxeHit(rule, certain, path, view, impact, data, said, tuple(wcag)) for rule, certain, path, impact, data, said, wcag in rows
        ]

    def _compare(self, path: str, box: Box) -> tuple[int, float]:
        return compared(self._browser, path, box)


def screens(viewports: Viewports) -> Mapping[View, Screen]:
    """How each view is set up."""
    wide, tall = viewports.desktop.width, viewports.desktop.height
    phone = viewports.phone
    light = ("prefers-color-scheme", "light")

    def desktop(**more: Any) -> Screen:
        return Screen(wide, tall, features=more.pop("features", (light,)), **more)

    return {
        "desktop": desktop(),
        "phone": Screen(phone.width, phone.height, mobile=True, features=(light,)),
        "landscape": Screen(phone.height, phone.width, mobile=True, features=(light,)),
        "narrow": Screen(320, 640, features=(light,)),
        "short": Screen(320, 256, features=(light,)),
        "zoomed": Screen(wide // 2, tall // 2, features=(light,)),
        "doubled": desktop(change="double"),
        "spaced": desktop(change="space"),
        "dark": desktop(features=(("prefers-color-scheme", "dark"),)),
        "forced": desktop(features=(light, ("forced-colors", "active"))),
        "still": desktop(features=(light, ("prefers-reduced-motion", "reduce"))),
        "print": desktop(media="print"),
        "scriptless": desktop(scriptless=True),
    }


def _colours(page: Snapshot) -> Sequence[tuple[str, str, str]]:
    return [(each.path, each.style("color"), each.style("background-color")) for each in page.elements]


_SETTLED = """return Promise.race([
  new Promise(resolve => setTimeout(resolve, 1000)),
  document.fonts.ready.then(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 0)))),
])"""
