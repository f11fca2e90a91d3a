"""A page's first view as a slow phone has it: by a Chromium that knows nothing yet."""

import json
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from peers import command, environment

from briggate.browser.chromium import Chromium, Where
from briggate.browser.programs import programs

SLOW_4G = {"latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8, "offline": False}
"""What lighthouse means by slow 4G: 150 ms before each answer, 1.6 Mb/s down, 0.75 Mb/s up."""
DEVTOOLS_SLOW_4G = {"latency": 562.5, "downloadThroughput": 1.44e6 / 8, "uploadThroughput": 0.675e6 / 8, "offline": False}
"""What the developer tools of Chromium mean by it: harsher, to make up for what they do not slow."""
PROCESSOR_SLOWED = 4
PHONE = {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
SETTLED = (
    "const {loadEventEnd} = performance.getEntriesByType('navigation')[0]; return loadEventEnd && performance.now() - loadEventEnd > 1500"
)
MEASURED = """
const entries = (type) => new Promise((told) => {
  new PerformanceObserver((list) => told(list.getEntries())).observe({ type, buffered: true });
  setTimeout(() => told([]), 500);
});
return Promise.all([entries("largest-contentful-paint"), entries("layout-shift")]).then(([paints, shifts]) => [
  paints[paints.length - 1].startTime / 1000, shifts.reduce((sum, each) => sum + each.value, 0)]);
"""


class Fetched(NamedTuple):
    """One answer: `bytes` are those over the wire, with the answer's headers."""

    url: str
    bytes: int


class View(NamedTuple):
    """All that was fetched, the seconds until the largest paint, and how far what was there shifted (cumulative layout shift)."""

    fetched: tuple[Fetched, ...]
    paint: float
    shift: float

    @property
    def bytes(self) -> int:
        return sum(each.bytes for each in self.fetched)


def first_view(url: str, network: dict[str, Any]) -> View:
    """A page in a Chromium of its own."""
    browser = Chromium(Where(re.sub(r"(?<=\d)/.*", "", url)))
    try:
        browser.cdp("Network.enable")
        browser.cdp("Emulation.setDeviceMetricsOverride", **PHONE)
        browser.cdp("Network.emulateNetworkConditions", **network)
        browser.cdp("Emulation.setCPUThrottlingRate", rate=PROCESSOR_SLOWED)
        browser.log("performance")
        browser.open(url)
        if not browser.run_anew(SETTLED, 20):
            raise SystemExit(f"{url} does not come to rest.")
        paint, shift = browser.run(MEASURED)
        return View(tuple(_traffic(browser.log("performance"))), paint, shift)
    finally:
        browser.quit()


def _traffic(log: list[dict[str, Any]]) -> Iterator[Fetched]:
    urls, sizes = dict[str, str](), defaultdict[str, int](int)
    for entry in log:
        event = json.loads(entry["message"])["message"]
        told, number = event["params"], event["params"].get("requestId", "")
        if event["method"] == "Network.requestWillBeSent" and told["request"]["url"].startswith("http"):
            urls[number] = told["request"]["url"]
        elif event["method"] == "Network.loadingFinished":
            sizes[number] = int(told["encodedDataLength"])
    for number, url in urls.items():
        yield Fetched(url, sizes[number])


def lighthouse(url: str) -> dict[str, float]:
    """What lighthouse says, which works out slow 4G from a quick load: `paint` in seconds, `shift`, `bytes`, `requests`, `score` of 100."""
    chrome = "--headless=new --no-sandbox --disable-background-networking --disable-component-update"
    asked = [*command("lighthouse"), url, "--quiet", "--output=json", "--only-categories=performance", f"--chrome-flags={chrome}"]
    settings = environment() | {"CHROME_PATH": programs().browser}
    done = subprocess.run(asked, capture_output=True, text=True, env=settings, check=False)
    if done.returncode:
        raise SystemExit(f"lighthouse ended with {done.returncode}.\n{done.stderr[-1500:]}")
    report = json.loads(done.stdout)
    audits = report["audits"]
    return {
        "paint": audits["largest-contentful-paint"]["numericValue"] / 1000,
        "shift": audits["cumulative-layout-shift"]["numericValue"],
        "bytes": audits["total-byte-weight"]["numericValue"],
        "requests": len(audits["network-requests"]["details"]["items"]),
        "score": 100 * report["categories"]["performance"]["score"],
    }
