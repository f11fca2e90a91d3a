"""What a Selenium Grid says of itself."""

from typing import Any

import urllib3
from urllib3.exceptions import HTTPError

from briggate.browser.faults import NoBrowser

ASKING_SECONDS = 10


def places(grid: str) -> int | None:
    """How many browsers like ours a Grid can run at once; None for one that does not say. Raises NoBrowser where it has none."""
    try:
        said = urllib3.request("GET", f"{grid.rstrip('/')}/status", timeout=ASKING_SECONDS, retries=False).json()["value"]
        nodes = said.get("nodes")
        if nodes is None:
            return None
        number = sum(map(_places, nodes))
    except (HTTPError, OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        advice = "Give the address of a Selenium Grid's hub: http://grid.example.org:4444."
        raise NoBrowser(f"{grid}  does not answer as a Selenium Grid does ({type(error).__name__})  {advice}") from error
    if not number:
        raise NoBrowser(f"{grid}  has no node with Chromium  Start one: docs/administrators/grid.md says how.")
    return number


def _places(node: dict[str, Any]) -> int:
    slots = node["slots"] if node["availability"] == "UP" else ()
    return sum(slot["stereotype"].get("browserName") == "chrome" for slot in slots)
