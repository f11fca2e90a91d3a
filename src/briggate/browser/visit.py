"""One page in one browser: everything that rules ask about, measured when it is first asked for."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from briggate.browser.axe_running import hits_in
from briggate.browser.axe_script import AxeScript
from briggate.browser.chromium import Chromium
from briggate.browser.faults import BrowserFault
from briggate.browser.network import read_log, same_address
from briggate.browser.pictures import behind_words, compared, outlined, top_of
from briggate.browser.pressing import Pressing
from briggate.browser.screens import Screen, screens
from briggate.browser.scripts import PROBES, SPOILING, all_probes, script
from briggate.browser.walking import walk
from briggate.model.captured import read_snapshot
from briggate.model.policy import Viewports
from briggate.model.rendering import AXE_VIEWS, AxeHit, Behind, Evidence, Loaded, View, Vitals, Walk
from briggate.model.snapshot import STYLES, Box, Snapshot

SOON_MS, SOON_SLOW_MS, TOLD_MS = 1000, 3000, 100
"""Milliseconds: how late a page's own timers may run after it has loaded and are waited for, and on a slow phone; and within which
a browser tells what it has noted of painting and shifts."""
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWER_CPU = 4


class Visit:
    """A page that a browser has open. Serves as the Measures of a RenderedPage. Any method may raise BrowserFault."""

    def __init__(self, browser: Chromium, url: str, axe: AxeScript, viewports: Viewports) -> None:
        self._browser, self._url, self._axe, self._viewports = browser, url, axe, viewports
        self._screens = screens(viewports)
        self._views: dict[View, Snapshot] = {}
        self._probes: dict[str, Any] = {}
        self._behind: dict[tuple[str, ...], Mapping[str, Behind]] = {}
        self._shows: Screen | None = None
        self._is_changed = True
        self._runs_scripts: bool | None = None
        self._loaded: Loaded | None = None
        self._vitals: dict[int, Vitals] = {}
        self._is_elsewhere = False

    def view(self, name: View) -> Snapshot:
        if name not in self._views:
            self._set(self._screens[name])
            # who has no JavaScript may be led to a page made for them: nothing of this one is lost to them
            self._views[name] = self.view("desktop") if self._is_elsewhere else self._snapshot(self._screens[name])
        return self._views[name]

    def axe(self) -> tuple[AxeHit, ...]:
        return self._axe_hits

    @cached_property
    def _axe_hits(self) -> tuple[AxeHit, ...]:
        return tuple(hit for view in AXE_VIEWS for hit in self.axe_in(view))

    def walk(self) -> Walk:
        return self._walk

    @cached_property
    def _walk(self) -> Walk:
        self._set(self._screens["desktop"])
        try:
            return walk(self._browser, self._compare, self._anew)
        finally:
            self._is_changed = True

    @cached_property
    def presses(self) -> Pressing:
        return Pressing(self._browser, self._to_be_changed)

    def loaded(self) -> Loaded:
        if self._loaded is None:
            self._set(self._screens["desktop"])
        assert self._loaded is not None
        return self._loaded

    def vitals(self, attempt: int = 1) -> Vitals:
        self.loaded()  # which tells whether the page is there at all
        if attempt not in self._vitals:
            self._vitals[attempt] = self._on_a_slow_phone()
        return self._vitals[attempt]

    def _on_a_slow_phone(self) -> Vitals:
        browser = self._browser
        self._apply(self._screens["phone"])
        self._let_scripts_run(True)
        browser.cdp("Network.enable")
        browser.cdp("Network.setCacheDisabled", cacheDisabled=True)
        browser.cdp("Network.emulateNetworkConditions", **SLOW)
        browser.cdp("Emulation.setCPUThrottlingRate", rate=SLOWER_CPU)
        try:
            browser.open(self._url)
            browser.run(script("settled"), SOON_SLOW_MS)
        finally:
            browser.cdp("Emulation.setCPUThrottlingRate", rate=1)
            browser.cdp("Network.emulateNetworkConditions", offline=False, latency=0, downloadThroughput=-1, uploadThroughput=-1)
            browser.cdp("Network.setCacheDisabled", cacheDisabled=False)
            self._is_changed = True
        return Vitals(*browser.run(script("vitals"), TOLD_MS))

    def probe(self, name: str) -> Any:
        if name not in self._probes:
            self._set(self._screens["desktop"])
            if not self._probes:
                self._probes |= self._browser.run(all_probes())
            if name in SPOILING:
                self._probes[name] = self._browser.run((PROBES / f"{name}.js").read_text(encoding="utf-8"))
                self._is_changed = self._probes[name] is not None
        return self._probes[name]

    def behind(self, paths: tuple[str, ...]) -> Mapping[str, Behind]:
        if paths not in self._behind:
            elements = [element for path in paths if (element := self.view("desktop").by_path.get(path)) is not None]
            self._set(self._screens["desktop"])
            self._behind[paths] = behind_words(self._browser, elements)
        return self._behind[paths]

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
        """Let the page be seen on a screen: as it is loaded, unless a change has been made to it that cannot be taken back."""
        shows = self._shows
        if not self._is_changed and screen == shows:
            return
        if not self._is_changed and shows is not None and shows.change:
            self._is_changed = not self._browser.run("return window.briggate.undo()")
        if self._is_changed or screen.scriptless or (shows is not None and shows.scriptless):
            self._load(screen)
        else:
            self._apply(screen)
            self._browser.run(_A_FRAME)
        if screen.change:
            self._browser.run(script(screen.change))
            self._browser.run(_A_FRAME)

    def _to_be_changed(self) -> None:
        self._set(self._screens["desktop"])
        self._is_changed = True

    def _anew(self) -> None:
        self._load(self._screens["desktop"])

    def _load(self, screen: Screen) -> None:
        browser = self._browser
        if self._loaded is None:
            self._begin_anew()
        self._apply(screen)
        self._let_scripts_run(not screen.scriptless)
        browser.open(self._url)
        # without JavaScript nothing of ours would run there either
        noted = {} if screen.scriptless else browser.run(script("settled"), SOON_MS)
        log = read_log(browser, self._url)
        self._is_elsewhere = not same_address(log.page, self._url)
        if log.status >= 400:
            raise BrowserFault(f"the page answered {log.status}")
        if self._is_elsewhere and not (screen.scriptless and log.page):
            raise BrowserFault(f"the page led to {log.page or 'nothing'}")
        if self._loaded is None and not screen.scriptless:
            self._loaded = Loaded(log.requests, log.messages, tuple(noted["dialogs"]), tuple(noted["led"]))
        self._is_changed = False

    def _begin_anew(self) -> None:
        """Let nothing that pages before have left behind have a part in this one; and let none of them keep files on this machine.

        The empty page between costs a new process. Without it the page before, and the images it had, would still be there.
        """
        browser = self._browser
        parts = urlsplit(self._url)
        browser.run("try { sessionStorage.clear(); } catch { /* it has none */ }")
        browser.open("about:blank")
        browser.cdp("Network.setBypassServiceWorker", bypass=True)
        browser.cdp("Browser.setDownloadBehavior", behavior="deny")
        browser.cdp("Storage.clearDataForOrigin", origin=f"{parts.scheme}://{parts.netloc}", storageTypes=_LEFT_BEHIND)

    def _apply(self, screen: Screen) -> None:
        browser, shows = self._browser, self._shows
        if shows is None or (shows.width, shows.height, shows.mobile) != (screen.width, screen.height, screen.mobile):
            size = {"width": screen.width, "height": screen.height}
            browser.cdp("Emulation.setDeviceMetricsOverride", **size, deviceScaleFactor=1, mobile=screen.mobile)
        if shows is None or (shows.media, shows.features) != (screen.media, screen.features):
            features = [{"name": key, "value": value} for key, value in screen.features]
            browser.cdp("Emulation.setEmulatedMedia", media=screen.media, features=features)
        self._shows = screen

    def _let_scripts_run(self, run: bool) -> None:
        if self._runs_scripts is not run:
            self._browser.cdp("Emulation.setScriptExecutionDisabled", value=not run)
            self._runs_scripts = run

    def _snapshot(self, screen: Screen) -> Snapshot:
        captured = self._browser.cdp(
            "DOMSnapshot.captureSnapshot", computedStyles=list(STYLES), includePaintOrder=True, includeDOMRects=True
        )
        return read_snapshot(captured, screen.width, screen.height)

    def axe_in(self, view: View) -> list[AxeHit]:
        """What axe says in one view."""
        only_colour = view in ("dark", "forced")
        if only_colour and _colours(self.view(view)) == _colours(self.view("desktop")):
            return []
        self._set(self._screens[view])
        return hits_in(self._browser, self._axe, view, only_colours=only_colour)

    def _compare(self, path: str, box: Box) -> tuple[int, float]:
        return compared(self._browser, path, box)


def _colours(page: Snapshot) -> Sequence[tuple[str, str, str]]:
    return [(each.path, each.style("color"), each.style("background-color")) for each in page.elements]


_A_FRAME = "return new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 0)))"
"""Time for a page to answer to a change."""
_LEFT_BEHIND = "cookies,local_storage,indexeddb,service_workers,cache_storage"
