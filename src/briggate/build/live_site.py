"""A site that is kept ready while somebody writes: what a server asks of whoever builds it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from briggate.build.load import Project, load_site
from briggate.build.pipeline import build
from briggate.build.stopped import BuildStopped
from briggate.model.fault import FaultsFound
from briggate.model.site import Site


@dataclass(frozen=True)
class Refreshed:
    """What came of building the site again."""

    addresses: frozenset[str] | None
    """The pages whose HTML is another one now, or that came or went; None where any may be."""
    seconds: float


class LiveSite(Protocol):
    """The last site that could be built. What it gives may be asked for by any thread, also while it is built again."""

    @property
    def site(self) -> Site:
        """What it was built from, for rules over its pages."""

    @property
    def pages(self) -> int:
        """How many addresses it has."""

    def file(self, path: str) -> bytes | None:
        """A file of the site by its path (`bins/index.html`, `assets/site.4f2a.css`); None where there is none."""

    def refresh(self, changed: frozenset[str]) -> Refreshed:
        """Build again. `changed` has all paths in the project that may have changed since the site was last built, such as
        `content/bins/missed.md`; the name of a folder stands for everything in it.

        Raises BuildStopped; the last good site stays, and `changed` comes again with what is changed next.
        """


class WholeSite:
    """A site that is built from its beginning each time, and held in memory."""

    def __init__(self, folder: Path, as_of: str | None, place: Path, progress: Callable[[str], None]) -> None:
        """Build the project in `folder`, by way of the new folder `place`. Raises BuildStopped."""
        self._folder, self._as_of, self._place, self._progress = folder, as_of, place, progress
        self._files: dict[str, bytes] = {}
        self.refresh(frozenset())

    def file(self, path: str) -> bytes | None:
        return self._files.get(path)

    def refresh(self, changed: frozenset[str]) -> Refreshed:
        began = time.monotonic()
        built = build(self._folder, self._as_of, self._place, self._progress)
        try:
            site = load_site(Project(self._folder), built.as_of.isoformat())
        except FaultsFound as error:  # a file was saved in between
            raise BuildStopped(str(error)) from None
        files = {path.relative_to(self._place).as_posix(): path.read_bytes() for path in self._place.rglob("*") if path.is_file()}
        different = {path for path in files.keys() | self._files.keys() if files.get(path) != self._files.get(path)}
        self.site, self.pages, self._files = site, built.pages, files
        addresses = frozenset(f"/{path.removesuffix('index.html')}" for path in different if path.endswith(".html"))
        return Refreshed(addresses, time.monotonic() - began)
