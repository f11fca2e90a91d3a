"""One running Chromium, on this machine or at a Selenium Grid, that reaches the pages it is to look at and nothing else."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import Any

import urllib3
from selenium import webdriver
from selenium.common.exceptions import JavascriptException, WebDriverException
from selenium.webdriver.chromium.remote_connection import ChromiumRemoteConnection
from selenium.webdriver.common.proxy import Proxy, ProxyType
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.command import Command
from urllib3.exceptions import HTTPError

from briggate.browser.faults import BrowserFault
from briggate.browser.options import options_for
from briggate.browser.processes import Processes
from briggate.browser.programs import programs
from briggate.browser.scripts import script
from briggate.browser.serving import facing

PAGE_SECONDS, SCRIPT_SECONDS, CLIENT_SECONDS, START_SECONDS = 15, 30, 40, 60
"""How long a page may take to load; a script in it to answer (axe over 5,000 links, on a slow machine); the driver; a browser to start."""


@dataclass(frozen=True)
class Where:
    """Where browsers run, and which server they may reach. `grid` is a Selenium Grid's address; "" for this machine."""

    origin: str
    """The server's address: http://127.0.0.1:8000."""
    grid: str = ""


class Chromium:
    """A browser. Every failure to reach it is a BrowserFault, after which it is of no more use: kill() it."""

    def __init__(self, where: Where, processes: Processes | None = None) -> None:
        """`processes` is where its programs are noted, for somebody who wants to end it from another thread while it starts."""
        self._where = where
        self._processes = processes or Processes()
        try:
            self._driver = self._started()
        except (WebDriverException, HTTPError, OSError) as error:
            self._processes.kill()
            raise BrowserFault(f"a browser could not be started: {_said(error)}") from error
        except BaseException:  # Ctrl-C while it starts: raised again, and no program is left behind
            self._processes.kill()
            raise

    def _started(self) -> webdriver.Remote:
        where = self._where
        options = options_for(where.origin, facing(where.grid), (PAGE_SECONDS, SCRIPT_SECONDS))
        if where.grid:
            address, proxy = where.grid.rstrip("/"), None
        else:
            found = programs()
            options.binary_location = found.browser
            address, proxy = self._processes.start(found.driver), Proxy(raw={"proxyType": ProxyType.DIRECT})
            options.add_argument(f"--user-data-dir={self._processes.folder / 'profile'}")
        # Without retries: a driver that did not answer in time would be asked, and waited for, again.
        once = {"init_args_for_pool_manager": {"retries": False}}
        config = ClientConfig(address, proxy=proxy, init_args_for_pool_manager=once, timeout=START_SECONDS)
        driver = webdriver.Remote(ChromiumRemoteConnection(address, "goog", "chrome", client_config=config), options=options)
        config.timeout = CLIENT_SECONDS
        on_new_document = {"cmd": "Page.addScriptToEvaluateOnNewDocument", "params": {"source": script("on_new_document")}}
        driver.execute("executeCdpCommand", on_new_document)
        return driver

    @property
    def version(self) -> str:
        """`Chromium 150.0.7339.80`, as it names itself."""
        said = self._driver.capabilities
        return f"{str(said['browserName']).replace('chrome', 'Chromium')} {said['browserVersion']}"

    def open(self, url: str) -> None:
        """Load a page, until its load event."""
        self._try(lambda: self._driver.get(url))

    def cdp(self, command: str, **parameters: Any) -> Any:
        """Give a command of the Chrome DevTools Protocol."""
        return self._try(lambda: self._driver.execute("executeCdpCommand", {"cmd": command, "params": parameters})["value"])

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script's body returns, or what the promise that it returns comes to."""
        answer = self._try(lambda: self._driver.execute_async_script(_ANSWERED % script, *arguments))
        if isinstance(answer, dict) and "briggateFault" in answer:
            raise BrowserFault(f"a script failed in the page: {answer['briggateFault'][:300]}")
        return answer

    def run_anew(self, script: str, seconds: float) -> bool:
        """Whether a script comes to return something true before so many seconds have passed, be it on another page meanwhile."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                with suppress(JavascriptException):  # the page that it began on is gone
                    if self._driver.execute_script(script):
                        return True
            except (WebDriverException, HTTPError, OSError) as error:
                raise BrowserFault(_said(error)) from error
            time.sleep(0.01)
        return False

    def log(self, name: str) -> list[dict[str, Any]]:
        """What was logged since this was last asked: "performance" (events of the DevTools Protocol) or "browser"."""
        entries: list[dict[str, Any]] = self._try(lambda: self._driver.execute("getLog", {"type": name})["value"])
        return entries

    def press(self, *keys: str) -> None:
        """Press keys, one after the other; `+` joins those that are held with the last: `Shift+Tab`."""
        for each, times in groupby(keys):
            *held, key = each.split("+") if each != "+" else [each]
            if key == "Tab":
                self._tab(held, sum(1 for _ in times))
                continue
            for _ in times:
                self._key(key, sum(_HELD[name] for name in held))

    def _tab(self, held: list[str], times: int) -> None:
        """Tab several times, asked for at once: a page has many stops, and each question takes longer than its answer."""
        presses = [{"type": kind, "value": _TAB} for _ in range(times) for kind in ("keyDown", "keyUp")]
        down = [{"type": "keyDown", "value": _VALUES[name]} for name in held]
        up = [{"type": "keyUp", "value": _VALUES[name]} for name in reversed(held)]
        actions = {"actions": [{"type": "key", "id": "keys", "actions": [*down, *presses, *up]}]}
        self._try(lambda: self._driver.execute(Command.W3C_ACTIONS, actions))

    def _key(self, key: str, modifiers: int) -> None:
        code, text = _KEYS.get(key, (ord(key[0].upper()), key))
        said = {"modifiers": modifiers, "windowsVirtualKeyCode": code, "key": text if key == "Space" else key, "code": key}
        if key == "Enter":
            said["text"] = "\r"
        elif key == "Space" or len(key) == 1:
            said["text"] = text
        self.cdp("Input.dispatchKeyEvent", type="keyDown" if "text" in said else "rawKeyDown", **said)
        said.pop("text", None)
        self.cdp("Input.dispatchKeyEvent", type="keyUp", **said)

    @property
    def driver(self) -> webdriver.Remote:
        """Selenium's own driver, for what this class has no verb for."""
        return self._driver

    @property
    def memory(self) -> int:
        """Bytes that the browser and its driver hold; 0 for one at a grid."""
        return self._processes.memory

    def tidy(self) -> None:
        """Close the windows that pages have opened beside the first."""
        self._try(self._close_windows)

    def _close_windows(self) -> None:
        first, *opened = self._driver.window_handles
        for each in opened:
            self._driver.switch_to.window(each)
            self._driver.close()
        if opened:
            self._driver.switch_to.window(first)

    def kill(self) -> None:
        """End it whatever state it is in, from any thread: what waits for it fails at once."""
        if self._where.grid:
            session = f"{self._where.grid.rstrip('/')}/session/{self._driver.session_id}"
            with suppress(HTTPError):
                urllib3.request("DELETE", session, timeout=KILL_SECONDS, retries=False)
        self._processes.kill()

    quit = kill

    def _try[T](self, work: Callable[[], T]) -> T:
        try:
            return work()
        except (WebDriverException, HTTPError, OSError) as error:
            raise BrowserFault(_said(error)) from error


def _said(error: Exception) -> str:
    lines = (getattr(error, "msg", None) or str(error)).splitlines()
    told = " ".join(takewhile(lambda line: not line.startswith(("  (", "Stacktrace")), lines))
    return f"{type(error).__name__}: {told.partition('; For documentation')[0]}"[:300]


_ANSWERED = """const done = arguments[arguments.length - 1];
const asked = arguments;
new Promise(resolve => resolve((function () { %s }).apply(null, asked)))
  .then(done, e => done({ briggateFault: String(e && e.stack || e) }));"""
KILL_SECONDS = 5
_TAB, _VALUES = "\ue004", {"Alt": "\ue00a", "Control": "\ue009", "Shift": "\ue008"}
"""Keys, as WebDriver writes them."""
_HELD = {"Alt": 1, "Control": 2, "Shift": 8}
_KEYS = {
    "Tab": (9, "Tab"), "Enter": (13, "\r"), "Escape": (27, "Escape"), "Space": (32, " "),
    "ArrowLeft": (37, ""), "ArrowUp": (38, ""), "ArrowRight": (39, ""), "ArrowDown": (40, ""),
}  # fmt: skip
