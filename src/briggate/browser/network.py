"""What a page asked servers for and wrote to the console, from Chromium's own log."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote, urldefrag, urlsplit

from briggate.browser.chromium import Chromium
from briggate.model.rendering import Message, Request

_NO_REQUEST = ("data:", "blob:", "about:", "chrome")
_WRITTEN = re.compile(r"(\S+) (?:\d+:\d+|-) (.*)", re.DOTALL)
"""How a message names its place: `http://host/a.js 10:4 Uncaught …`."""
_LEVELS = {"SEVERE": "error", "WARNING": "warning"}


class Log(NamedTuple):
    """`page` is the address of the document that was there in the end, and `status` what the server answered for it."""

    requests: tuple[Request, ...]
    messages: tuple[Message, ...]
    page: str
    status: int


def read_log(browser: Chromium, url: str) -> Log:
    """What has happened since a page was last loaded from `url`. What is left in the log of pages before is passed over."""
    events = [json.loads(entry["message"])["message"] for entry in browser.log("performance")]
    return log_of(events, browser.log("browser"), url)


def log_of(events: Sequence[Mapping[str, Any]], written: Sequence[Mapping[str, Any]], url: str) -> Log:
    """The same of events of the DevTools Protocol and of what was written to the console."""
    began = max((at for at, event in enumerate(events) if _is_page(event, url)), default=-1)
    if began < 0:
        return Log((), (), "", 0)
    origin, asked = urlsplit(url).netloc, _Asked(url)
    frame, first = events[began]["params"]["frameId"], events[began]["params"]
    for event in events[began:]:
        said = event["params"]
        if said.get("frameId") == frame and said.get("type") != "Document" and said.get("loaderId") not in asked.by_id:
            continue  # the page before was still at it
        asked.note(event)
    page = asked.pages.get(frame, first["requestId"])
    messages = tuple(_message(entry, origin) for entry in written if entry["timestamp"] >= first["wallTime"] * 1000 - 1)
    return Log(tuple(asked.requests(origin)), messages, asked.by_id[page].url, asked.by_id[page].status)


def same_address(one: str, other: str) -> bool:
    """Whether two addresses are the same page's: anchors, ways to write a letter and a slash at the end aside."""
    return unquote(urldefrag(one).url).rstrip("/") == unquote(urldefrag(other).url).rstrip("/")


def _is_page(event: Mapping[str, Any], url: str) -> bool:
    said = event["params"]
    return (
        event["method"] == "Network.requestWillBeSent"
        and said.get("type") == "Document"
        and said["initiator"]["type"] == "other"
        and same_address(said["request"]["url"], url)
    )


class _Asked:
    """Requests, as events tell of them."""

    def __init__(self, url: str) -> None:
        self.by_id: dict[str, Request] = {}
        self.pages: dict[str, str] = {}
        """The last document of each frame."""
        self._page = url
        self._led: list[Request] = []

    def note(self, event: Mapping[str, Any]) -> None:
        said, known = event["params"], event["params"].get("requestId", "")
        match event["method"]:
            case "Network.requestWillBeSent":
                if "redirectResponse" in said and known in self.by_id:
                    self._led.append(self.by_id[known]._replace(status=said["redirectResponse"]["status"]))
                if said.get("type") == "Document":
                    self.pages[said["frameId"]] = known
                self.by_id[known] = Request(said["request"]["url"], said.get("type", ""), 0, 0, False, self._brought_by(said))
            case "Network.responseReceived" if known in self.by_id:
                self.by_id[known] = self.by_id[known]._replace(status=said["response"]["status"])
            case "Network.dataReceived" if known in self.by_id:
                self.by_id[known] = self.by_id[known]._replace(bytes=self.by_id[known].bytes + said["dataLength"])

    def _brought_by(self, said: Mapping[str, Any]) -> str:
        """Where it was asked for: "" for the page's own HTML, "?" where nobody knows, as of the browser's own question for an icon."""
        initiator = said["initiator"]
        frames = initiator.get("stack", {}).get("callFrames", [])
        place = initiator.get("url") or next((each["url"] for each in frames if each["url"]), "")
        if initiator["type"] == "script" or frames:
            return str(place) or self._page
        if initiator["type"] in ("parser", "preload"):
            return "" if not place or same_address(place, self._page) else str(place)
        return "" if said.get("type") == "Document" else "?"

    def requests(self, origin: str) -> Iterator[Request]:
        for each in (*self._led, *self.by_id.values()):
            if not each.url.startswith(_NO_REQUEST) and not (each.kind == "Other" and each.brought_by == "?"):
                yield each._replace(is_outside=urlsplit(each.url).netloc != origin)


def _message(entry: Mapping[str, Any], origin: str) -> Message:
    match = _WRITTEN.fullmatch(entry["message"])
    place, text = match.groups() if match else ("", entry["message"])
    parts = urlsplit(place)
    return Message(
        _LEVELS.get(entry["level"], "info"), entry.get("source", ""), text.strip(), parts.path if parts.netloc == origin else place
    )
