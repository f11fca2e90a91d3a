"""What a phone gets first, and what it costs."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.browser_support import Chromiums

BUDGET = 30_000
"""Bytes of HTML, CSS and JavaScript over the wire, gzipped, for the first view of a service page. The promise is 45,000."""


def parts_of(page: Path) -> list[Path]:
    """A page, and the stylesheets and scripts that it loads at once."""
    tree = LexborHTMLParser(page.read_bytes())
    names = [each.attributes["href"] for each in tree.css("link[rel=stylesheet]")]
    names += [each.attributes["src"] for each in tree.css("script[src]")]
    return [page, *((page.parent / (name or "")).resolve() for name in names)]


@pytest.mark.parametrize("address", ["bins/missed-bin", "parking/blue-badge", "adult-care/needs-assessment"])
def test_a_service_page_is_light(reference_site: Path, address: str) -> None:
    parts = parts_of(reference_site / address / "index.html")
    assert len(parts) == 3
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
