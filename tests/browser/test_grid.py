"""What a Selenium Grid says of itself, and what is said where it is none. With a real one: `make grid`."""

import json
from pathlib import Path
from typing import Any

import pytest

from briggate.browser.chromium import Where
from briggate.browser.faults import NoBrowser
from briggate.browser.grid import places
from briggate.browser.pool import Pool
from briggate.browser.serving import served


def node(*browsers: str, availability: str = "UP") -> dict[str, Any]:
    return {"availability": availability, "slots": [{"stereotype": {"browserName": each}} for each in browsers]}


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ({"ready": True, "nodes": [node("chrome", "chrome", "firefox"), node("chrome")]}, 3),
        ({"ready": True, "nodes": [node("chrome"), node("chrome", "chrome", availability="DRAINING")]}, 1),
        ({"ready": True}, None),
    ],
)
def test_a_grid_tells_how_many_browsers_it_has(said: dict[str, Any], number: int | None, tmp_path: Path) -> None:
    with served(tmp_path, pages={"/status": json.dumps({"value": said})}) as address:
        assert places(address) == number
        with Pool(Where("http://127.0.0.1:8000", address), browsers=2) as pool:
            assert len(pool._seats) == min(2, number or 2)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('{"value": {"nodes": []}}', "has no node with Chromium"),
        ('{"value": {"nodes": [{"availability": "DOWN", "slots": []}]}}', "has no node with Chromium"),
        ('{"value": {"nodes": [{}]}}', "does not answer as a Selenium Grid does"),
        ('"hello"', "does not answer as a Selenium Grid does"),
        ("<h1>A page</h1>", "does not answer as a Selenium Grid does"),
    ],
)
def test_what_is_no_grid_or_has_no_browser_is_told(said: str, told: str, tmp_path: Path) -> None:
    with served(tmp_path, pages={"/status": said}) as address, pytest.raises(NoBrowser, match=told):
        Pool(Where("http://127.0.0.1:8000", address))


def test_a_grid_that_is_not_there_is_told(tmp_path: Path) -> None:
    with served(tmp_path) as address:
        pass
    with pytest.raises(NoBrowser, match=f"{address}  does not answer as a Selenium Grid does"):
        Pool(Where("http://127.0.0.1:8000", address))
