"""A real browser for tests, and a server on this machine that sends what a council's server would."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

_NOTED = Path(__file__).parents[1] / ".venv" / "browser"
"""Where `requirements/set-up browser` notes the browser and the driver that it found, a line each."""

SCRIPT_SECONDS = 90
"""How long a script may take: axe needs more than Selenium's 30 for the longest reports, on a slow and busy machine. It must be less than
the 120 after which Selenium gives up on the driver."""


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
    driver.set_script_timeout(SCRIPT_SECONDS)
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
