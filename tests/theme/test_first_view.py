"""What a phone gets first, and what it costs."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.browser_support import Chromiums

BUDGET = 15_000
"""Bytes of HTML, CSS, JavaScript and icon over the wire, gzipped, for the first view of a service page. The promise is 30,000."""


def parts_of(page: Path) -> list[Path]:
    """A page, and the stylesheets, scripts and icons that it loads at once."""
    tree = LexborHTMLParser(page.read_bytes())
    names = [each.attributes["href"] for each in tree.css("link[rel=stylesheet], link[rel=icon]")]
    names += [each.attributes["src"] for each in tree.css("script[src]")]
    return [page, *((page.parent / (name or "")).resolve() for name in names)]


@pytest.mark.parametrize("address", ["bins/missed-bin", "parking/blue-badge", "adult-care/needs-assessment"])
def test_a_service_page_is_light(reference_site: Path, address: str) -> None:
    parts = parts_of(reference_site / address / "index.html")
    assert len(parts) == 4
    assert sum(len(gzip.compress(part.read_bytes(), 9)) for part in parts) < BUDGET


@pytest.mark.browser
@pytest.mark.parametrize("address", ["bins/missed-bin/", "parking/blue-badge/", "housing/disabled-facilities-grant/"])
def test_title_summary_and_start_button_need_no_scrolling(
    reference_site: Path, serve: Callable[..., str], chromiums: Chromiums, address: str
) -> None:
    driver = chromiums(360, 740)
    driver.get(serve(reference_site) + address)
    bottoms = [driver.find_element("css selector", part).rect for part in ("h1", ".summary", ".button-start")]
    assert [part for part in bottoms if part["y"] + part["height"] > 740] == []


@pytest.mark.browser
@pytest.mark.parametrize("address", ["bins/missed-bin/", "housing/disabled-facilities-grant/", "community-hubs/pop-up-hub/"])
def test_a_first_view_is_four_requests_and_nothing_on_it_moves(
    reference_site: Path, serve: Callable[..., str], chromiums: Chromiums, address: str
) -> None:
    """What a browser asks for by itself, and how far what it has drawn is pushed about by what comes later."""
    driver = chromiums(360, 740)
    driver.get("about:blank")
    driver.get_log("performance")
    driver.get(serve(reference_site) + address)
    shift = driver.execute_async_script(SHIFT)
    sent = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked = {each["params"]["request"]["url"] for each in sent if each["method"] == "Network.requestWillBeSent"} - {"about:blank"}
    assert len(asked) <= 4
    assert shift == 0


SHIFT = """
const done = arguments[0];
let shift = 0;
const add = (list) => list.getEntries().forEach((each) => (shift += each.value));
new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(shift), 0)));
"""
