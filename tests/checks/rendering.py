"""How tests put HTML before a browser, for rules over a RenderedPage."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briggate.browser.axe_script import axe_script
from briggate.browser.chromium import Chromium, Where
from briggate.browser.serving import served
from briggate.browser.visit import Visit
from briggate.checks.html_page import HtmlPage
from briggate.checks.rendered_page import RenderedPage
from briggate.model.policy import Policy
from tests.checks.harness import POLICY

HEAD = '<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>A page</title></head><body>'


class Rendering:
    """A browser, and a server that gives it whatever a test wants to see."""

    def __init__(self, browser: Chromium, address: str, pages: dict[str, str]) -> None:
        self._browser, self._address, self._pages = browser, address, pages

    def page(self, html: str, policy: Policy = POLICY, address: str = "page/") -> RenderedPage:
        """A page with this HTML; a snippet is put into a whole document first."""
        if not HtmlPage(html, "").is_document:
            html = f"{HEAD}{html}"
        self._pages[f"/{address}"] = html
        visit = Visit(self._browser, self._address + address, axe_script(), policy.viewports)
        return RenderedPage(HtmlPage(html, "page/index.html", f"/{address}", policy, "en"), visit)

    def file(self, name: str, text: str) -> None:
        """Serve something that a page loads, such as a style sheet."""
        self._pages[f"/{name}"] = text

    def remove(self, name: str) -> None:
        """Serve it no more."""
        del self._pages[f"/{name}"]


@contextmanager
def rendering(folder: Path) -> Iterator[Rendering]:
    """A browser for tests; `folder` may hold files that pages load."""
    pages: dict[str, str] = {}
    with served(folder, pages=pages) as address:
        browser = Chromium(Where(address.rstrip("/")))
        try:
            yield Rendering(browser, address, pages)
        finally:
            browser.quit()
