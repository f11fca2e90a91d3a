"""How a Chromium is started: quiet, the same everywhere, and shut off from everything but one server."""

import os
from urllib.parse import urlsplit

from selenium.webdriver.chrome.options import Options

from briggate.browser.serving import LOOPBACK

_OFF = (
    "back-forward-cache", "background-networking", "background-timer-throttling", "component-update", "default-apps", "dev-shm-usage",
    "extensions", "gpu", "sync",
)  # fmt: skip
"""Among them what a person gains by and a gate does not: pages that were left would be kept, six of them, a process each."""
_ON = (
    "--headless=new", "--no-first-run", "--force-device-scale-factor=1", "--hide-scrollbars", "--mute-audio", "--lang=en-GB",
    "--blink-settings=preferredColorScheme=1",
)  # fmt: skip
_PREFERENCES = {
    "webrtc.ip_handling_policy": "disable_non_proxied_udp",
    "download_restrictions": 3,
    "session.restore_on_startup": 4,
    "session.startup_urls": ["about:blank"],
}
"""WebRTC may use no address of its own; all downloads are refused; the first page is an empty one, not a page of tiles."""


def options_for(origin: str, found_at: str, page_and_script_seconds: tuple[float, float]) -> Options:
    """What a browser is told that may reach one server; and how long a page may load there, and a script run.

    `found_at` is this machine's address where the browser is, for a server that calls itself by this machine's own.
    """
    options = Options()
    for each in _ON:
        options.add_argument(each)
    for each in _OFF:
        options.add_argument(f"--disable-{each}")
    for each in shut_off(origin, found_at):
        options.add_argument(each)
    if getattr(os, "geteuid", lambda: 1)() == 0:
        options.add_argument("--no-sandbox")  # Chromium's sandbox refuses to run as root
    options.add_experimental_option("excludeSwitches", ["disable-popup-blocking"])  # the driver lets every page open windows
    options.add_experimental_option("prefs", _PREFERENCES)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    options.add_experimental_option("perfLoggingPrefs", {"enableNetwork": True, "enablePage": False})
    options.unhandled_prompt_behavior = "dismiss"
    page, of_script = page_and_script_seconds
    options.timeouts = {"pageLoad": int(page * 1000), "script": int(of_script * 1000)}
    return options


def shut_off(origin: str, found_at: str = LOOPBACK) -> tuple[str, ...]:
    """Arguments with which a browser finds one host, at one port, and neither another port nor another host.

    That is so for a page and for the browser itself, for sockets of every kind, and whatever proxy this machine is told to use.
    """
    parts = urlsplit(origin)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    return (
        f"--host-resolver-rules=MAP {host}:{port} {found_at if host == LOOPBACK else host}:{port}, MAP * ~NOTFOUND",
        "--no-proxy-server",
    )
