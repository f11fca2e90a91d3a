"""The reference site's pages, read once."""

from pathlib import Path

import pytest

from tests.html_page import HtmlPage


@pytest.fixture(scope="session")
def reference_pages(reference_site: Path) -> dict[str, HtmlPage]:
    """Every HTML file of the reference site, by path."""
    return {
        path.relative_to(reference_site).as_posix(): HtmlPage(path.read_text(encoding="utf-8"))
        for path in sorted(reference_site.rglob("*.html"))
    }
