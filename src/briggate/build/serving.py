"""`briggate serve`: the site on this machine, built again whenever a file is saved; the last good one stays up until the next is."""

import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Protocol

from briggate.build.live_site import LiveSite, Refreshed
from briggate.build.load import Project
from briggate.build.open_pages import Look, OpenPages
from briggate.build.page_server import HOST, PageServer
from briggate.build.resident import ResidentSite
from briggate.build.stopped import BuildStopped, CouldNotComplete
from briggate.build.watching import Watcher


class Told(Protocol):
    """Whoever serves a site, at a terminal."""

    def ready(self, live: LiveSite, seconds: float, url: str) -> None:
        """The site is served there; it took so long to build."""

    def refreshed(self, refreshed: Refreshed, url: str) -> None:
        """It has been built again."""

    def stopped(self, why: BuildStopped) -> None:
        """It could not be built again."""

    def warned(self, words: str) -> None:
        """Something is not as good as it might be."""


def serve(folder: Path, as_of: str | None, port: int, told: Told, look: Look, progress: Callable[[str], None]) -> None:
    """Serve the project in `folder` on this machine alone, until interrupted.

    `look` is asked about each page that is open, once it is shown. Raises BuildStopped where the site could not be built at first, or the
    port is taken.
    """
    began = time.monotonic()
    with ExitStack() as open_until_the_end:
        server = open_until_the_end.enter_context(_server(port))
        watcher = open_until_the_end.enter_context(Watcher(Project(folder), told.warned))  # what is saved from here on is seen
        live = ResidentSite(folder, as_of, progress)
        pages = open_until_the_end.enter_context(OpenPages(live, look))
        server.answer_for(pages)
        told.ready(live, time.monotonic() - began, server.address + pages.mount)
        with suppress(KeyboardInterrupt):
            _keep_up(watcher, pages, told, server)


def _server(port: int) -> PageServer:
    try:
        return PageServer(port)
    except OSError as error:
        raise CouldNotComplete(f"{HOST}:{port}  cannot be served: {error.strerror}  Try another, with --port.") from None


def _keep_up(watcher: Watcher, pages: OpenPages, told: Told, server: PageServer) -> None:
    changed = frozenset[str]()
    while True:
        changed |= watcher.wait()
        try:
            refreshed = pages.refresh(changed)
        except BuildStopped as why:
            told.stopped(why)
        else:
            told.refreshed(refreshed, server.address + pages.mount)
            changed = frozenset()
