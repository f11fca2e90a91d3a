"""A real browser for tests, and a server on this machine that sends what a council's server would."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

_NOTED = Path(__file__).parents[1] / ".venv" / "browser"
"""Where `requirements/set-up browser` notes the browser and the driver that it found, a line each."""


@dataclass(frozen=True)
class Screen:
    """What a browser is to look like to a page."""

    width: int = 1280
    height: int = 800
    javascript: bool = True
    dark: bool = False


def start_chromium(screen: Screen = Screen()) -> webdriver.Chrome:
    """A headless Chromium that reaches this machine and nothing else. The caller quits it."""
    browser, driver_program = _programs()
    options = Options()
    options.binary_location = browser
    options.add_argument("--headless=new")
    options.add_argument("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost")
    options.add_argument(f"--window-size={screen.width},{screen.height}")
    for quiet in ("background-networking", "component-update", "default-apps", "dev-shm-usage", "extensions", "gpu", "sync"):
        options.add_argument(f"--disable-{quiet}")
    for argument in ("--no-first-run", "--hide-scrollbars", "--force-device-scale-factor=1"):
        options.add_argument(argument)
    if getattr(os, "geteuid", lambda: 1)() == 0:
        options.add_argument("--no-sandbox")  # Chromium's sandbox refuses to run as root
    if not screen.javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(driver_program))
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": screen.width, "height": screen.height, "deviceScaleFactor": 1, "mobile": False}
    )
    scheme = "dark" if screen.dark else "light"
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    return driver


def _programs() -> tuple[str, str | None]:
    if _NOTED.exists():
        browser, driver = _NOTED.read_text(encoding="utf-8").splitlines()
        return browser, driver
    found = filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome")))
    return next(found, ""), shutil.which("chromedriver")  # with neither, Selenium looks for Chrome itself


class Chromiums:
    """Browsers by screen, each started when first asked for: a start takes longer than most tests."""

    def __init__(self) -> None:
        self._running: dict[Screen, webdriver.Chrome] = {}

    def __call__(self, width: int = 1280, height: int = 800, *, javascript: bool = True, dark: bool = False) -> webdriver.Chrome:
        screen = Screen(width, height, javascript, dark)
        if screen not in self._running:
            self._running[screen] = start_chromium(screen)
        return self._running[screen]

    def quit(self) -> None:
        for driver in self._running.values():
            driver.quit()


@contextmanager
def served(folder: Path, *, with_headers: bool = True) -> Iterator[str]:
    """The address, ending in `/`, at which a folder is served on this machine, with the headers that its `_headers` file asks for."""
    rules = read_headers(folder / "_headers") if with_headers else ()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, rules=rules, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True)
class HeaderRule:
    """A path of a `_headers` file (`*` stands for anything) and the headers under it; `! Name` takes one away."""

    path: str
    headers: tuple[tuple[str, str], ...]

    def applies_to(self, path: str) -> bool:
        return re.fullmatch(".*".join(map(re.escape, self.path.split("*"))), path) is not None


def read_headers(file: Path) -> tuple[HeaderRule, ...]:
    """The rules of a `_headers` file, if there is one: a path on a line of its own, its `Name: value` lines indented under it."""
    rules: list[HeaderRule] = []
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            rules.append(HeaderRule(urlsplit(line.strip()).path, ()))
            continue
        name, _, value = line.strip().partition(":")
        rules[-1] = HeaderRule(rules[-1].path, (*rules[-1].headers, (name.strip(), value.strip())))
    return tuple(rules)


class _Handler(SimpleHTTPRequestHandler):
    """A folder as a static host serves it: `404.html` for what is not there, and the headers of `_headers`."""

    def __init__(self, *args: Any, rules: tuple[HeaderRule, ...], **kwargs: Any) -> None:
        self._rules = rules
        super().__init__(*args, **kwargs)

    def end_headers(self) -> None:
        headers: dict[str, str] = {}
        for rule in self._rules:
            if rule.applies_to(urlsplit(self.path).path):
                for name, value in rule.headers:
                    if name.startswith("! "):
                        headers.pop(name[2:], None)
                        continue
                    headers[name] = f"{headers[name]}, {value}" if name in headers else value
        for name, value in headers.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("javascript", "json")) else kind

    def log_message(self, *_: object) -> None:
        """Says nothing: tests look at what the browser got."""
