"""Where Chromium and its driver are on this machine."""

import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from briggate.browser.faults import NoBrowser

NOTED = Path(sys.prefix) / "browser"
"""Where `requirements/set-up browser` notes both, a line each."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class Programs(NamedTuple):
    browser: str
    driver: str


def programs() -> Programs:
    """The browser and the driver to use. Raises NoBrowser."""
    if NOTED.exists():
        noted = NOTED.read_text(encoding="utf-8").splitlines()
        if len(noted) == 2 and all(Path(each).exists() for each in noted):
            return Programs(*noted)
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if browser is None or driver is None:
        missing = "Chromium" if browser is None else "chromedriver, Chromium's driver,"
        raise NoBrowser(f"{missing} is not on this machine  Install both (Debian: apt-get install chromium chromium-driver).")
    return Programs(browser, driver)
