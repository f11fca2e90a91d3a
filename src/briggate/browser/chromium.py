"""One running Chromium, on this machine or at a Selenium Grid, that reaches the pages it is to look at and nothing else."""

import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import psutil
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.chromium.remote_connection import ChromiumRemoteConnection
from selenium.webdriver.remote.client_config import ClientConfig
from urllib3.exceptions import HTTPError

from briggate.browser.faults import BrowserFault
from briggate.browser.programs import programs
from briggate.browser.scripts import script

PAGE_SECONDS, CLIENT_SECONDS, START_SECONDS = 15, 25, 60
"""How long a page may take to load, or a script in it to answer; how long the driver may; how long a browser may take to start."""
_OFF = (
    "background-networking",
    "component-update",
    "default-apps",
    "dev-shm-usage",
    "extensions",
    "gpu",
    "sync",
    "background-timer-throttling",
)
_ON = ("--headless=new", "--no-first-run", "--force-device-scale-factor=1", "--hide-scrollbars", "--mute-audio", "--lang=en-GB")


@dataclass(frozen=True)
class Where:
    """Where browsers run, and which server they may reach. `grid` is a Selenium Grid's address; "" for this machine."""

    origin: str
    """The server's address: http://127.0.0.1:8000."""
    grid: str = ""


class Chromium:
    """A browser. Every failure to reach it is a BrowserFault, after which it is of no more use: kill() it."""

    def __init__(self, where: Where) -> None:
        self._service: Service | None = None
        self._children: list[psutil.Process] = []
        try:
            self._driver = self._started(where)
        except (WebDriverException, HTTPError, OSError) as error:
            self.kill()
            raise BrowserFault(f"a browser could not be started: {_said(error)}") from error
        self._note_processes()

    def _started(self, where: Where) -> webdriver.Remote:
        options = _options(where)
        address = where.grid
        if not address:
            found = programs()
            options.binary_location = found.browser
            self._service = Service(found.driver)
            self._service.start()
            address = self._service.service_url
        config = ClientConfig(remote_server_addr=address, keep_alive=True, timeout=START_SECONDS)
        connection = ChromiumRemoteConnection(address, "goog", "chrome", client_config=config)
        driver = webdriver.Remote(connection, options=options)
        driver.set_page_load_timeout(PAGE_SECONDS)
        driver.set_script_timeout(PAGE_SECONDS)
        config.timeout = CLIENT_SECONDS
        on_new_document = {"cmd": "Page.addScriptToEvaluateOnNewDocument", "params": {"source": script("on_new_document")}}
        driver.execute("executeCdpCommand", on_new_document)
        return driver

    @property
    def version(self) -> str:
        """`Chromium 150.0.7339.80`, as it names itself."""
        said = self._driver.capabilities
        return f"{said['browserName']} {said['browserVersion']}"

    def open(self, url: str) -> None:
        """Load a page, until its load event."""
        self._try(lambda: self._driver.get(url))

    def cdp(self, command: str, **parameters: Any) -> Any:
        """Give a command of the Chrome DevTools Protocol."""
        return self._try(lambda: self._driver.execute("executeCdpCommand", {"cmd": command, "params": parameters})["value"])

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script's body returns, or what the promise that it returns comes to."""
        body = f"const done = arguments[arguments.length - 1]; Promise.resolve((function () {{ {script} }}).apply(null, arguments)).then(done, e => done({{ briggateFault: String(e && e.stack || e) }}));"
        answer = self._try(lambda: self._driver.execute_async_script(body, *arguments))
        if isinstance(answer, dict) and "briggateFault" in answer:
            raise BrowserFault(f"a script failed in the page: {answer['briggateFault'][:300]}")
        return answer

    def log(self, name: str) -> list[dict[str, Any]]:
        """What was logged since this was last asked: "performance" (events of the DevTools Protocol) or "browser"."""
        entries: list[dict[str, Any]] = self._try(lambda: self._driver.execute("getLog", {"type": name})["value"])
        return entries

    def press(self, *keys: str) -> None:
        """Press keys, one after the other; `+` joins those that are held with the last: `Shift+Tab`."""
        for each in keys:
            *held, key = each.split("+") if each != "+" else [each]
            self._key(key, sum(_HELD[name] for name in held))

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
        return sum(_memory(each) for each in self._children)

    def _note_processes(self) -> None:
        """The processes to end, while it is known whose they are."""
        if self._service is not None:
            driver = psutil.Process(self._service.process.pid)
            self._children = [*driver.children(recursive=True), driver]

    def refresh_processes(self) -> None:
        """Look again which processes belong to it: a browser starts more as it goes."""
        if self._service is not None:
            try:
                self._note_processes()
            except psutil.Error:
                return

    def quit(self) -> None:
        """End it as one should."""
        try:
            self._driver.quit()
        except (WebDriverException, HTTPError, OSError):
            pass
        self.kill()

    def kill(self) -> None:
        """End it whatever state it is in."""
        if self._service is None:
            return
        self.refresh_processes()
        for process in self._children:
            try:
                process.kill()
            except psutil.Error:
                continue
        psutil.wait_procs(self._children, timeout=5)
        self._service.process.wait(timeout=5)

    def _try[T](self, work: Any) -> Any:
        try:
            return work()
        except (WebDriverException, HTTPError, OSError) as error:
            raise BrowserFault(_said(error)) from error


def _options(where: Where) -> Options:
    options = Options()
    for each in _ON:
        options.add_argument(each)
    for each in _OFF:
        options.add_argument(f"--disable-{each}")
    host = urlsplit(where.origin).hostname
    options.add_argument(f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {host}")
    options.add_argument("--blink-settings=preferredColorScheme=1")
    if getattr(os, "geteuid", lambda: 1)() == 0:
        options.add_argument("--no-sandbox")  # Chromium's sandbox refuses to run as root
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    options.add_experimental_option("perfLoggingPrefs", {"enableNetwork": True, "enablePage": False})
    options.set_capability("unhandledPromptBehavior", "dismiss")
    return options


def _memory(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _said(error: Exception) -> str:
    text = getattr(error, "msg", None) or str(error)
    return f"{type(error).__name__}: {text.splitlines()[0] if text else ''}"[:300]


_HELD = {"Alt": 1, "Control": 2, "Shift": 8}
_KEYS = {
    "Tab": (9, "Tab"), "Enter": (13, "\r"), "Escape": (27, "Escape"), "Space": (32, " "),
    "ArrowLeft": (37, ""), "ArrowUp": (38, ""), "ArrowRight": (39, ""), "ArrowDown": (40, ""),
}  # fmt: skip
