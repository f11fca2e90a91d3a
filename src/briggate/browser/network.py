"""What a page asked servers for and wrote to the console, from Chromium's own log."""

import json
from typing import NamedTuple
from urllib.parse import urlsplit

from briggate.browser.chromium import Chromium
from briggate.model.rendering import Message, Request


class Log(NamedTuple):
    requests: tuple[Request, ...]
    messages: tuple[Message, ...]


def read_log(browser: Chromium, url: str) -> Log:
    """What has happened since the log was last read; `url` is the page's own address."""
    origin = urlsplit(url).netloc
    asked: dict[str, dict[str, object]] = {}
    for entry in browser.log("performance"):
        event = json.loads(entry["message"])["message"]
        said, name = event["params"], event["method"]
        if name == "Network.requestWillBeSent":
            address = said["request"]["url"]
            asked[said["requestId"]] = {"url": address, "kind": said.get("type", ""), "status": 0, "bytes": 0}
        elif name == "Network.responseReceived" and said["requestId"] in asked:
            asked[said["requestId"]]["status"] = said["response"]["status"]
        elif name == "Network.dataReceived" and said["requestId"] in asked:
            found = asked[said["requestId"]]
            found["bytes"] = int(str(found["bytes"])) + said["dataLength"]
    requests = tuple(
        Request(
            str(each["url"]), str(each["kind"]), int(str(each["status"])), int(str(each["bytes"])), _is_outside(str(each["url"]), origin)
        )
        for each in asked.values()
        if not str(each["url"]).startswith(("data:", "blob:", "about:", "chrome"))
    )
    messages = tuple(
        Message({"SEVERE": "error", "WARNING": "warning"}.get(entry["level"], "info"), entry.get("source", ""), entry["message"], url)
        for entry in browser.log("browser")
    )
    return Log(requests, messages)


def _is_outside(address: str, origin: str) -> bool:
    return urlsplit(address).netloc != origin
