"""Fixtures that any test may use."""

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from selenium import webdriver

from briggate.browser.serving import served
from tests.browser_support import Chromiums
from tests.checks.rendering import Rendering, rendering
from tests.sites import PROJECT, REFERENCE_MOMENT


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """A check that runs in a test's own process stops Python looking for what may go, which is right for the length of one check."""
    yield
    gc.enable()


@pytest.fixture(scope="session")
def reference_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of this repository, as at `REFERENCE_MOMENT`. It is shared: tests only look at it."""
    from briggate.build.pipeline import build  # not at the top: tests of one small thing should begin at once

    return build(PROJECT, REFERENCE_MOMENT, tmp_path_factory.mktemp("reference") / "site").folder


@pytest.fixture(scope="session")
def chromiums() -> Iterator[Chromiums]:
    """Browsers to choose from: `chromiums(360, 740, javascript=False, dark=True)`."""
    running = Chromiums()
    yield running
    running.quit()


@pytest.fixture(scope="session")
def chromium(chromiums: Chromiums) -> webdriver.Chrome:
    """A browser 1280 pixels wide, with JavaScript on. It is shared: a test begins by opening its own page."""
    return chromiums()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """`serve(folder)` gives the address of that folder on this machine, until the tests end. `with_headers=False` sends no `_headers`."""
    with ExitStack() as servers:
        yield lambda folder, **options: servers.enter_context(served(folder, **options))


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rendering]:
    """`rendered.page(html)` is a page in a real browser, as rules over a RenderedPage get it."""
    with rendering(tmp_path_factory.mktemp("rendered")) as running:
        yield running
