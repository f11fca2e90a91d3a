"""A site held in memory while somebody writes: after each change only what depends on it is made again."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from mkdocs.config.defaults import MkDocsConfig

from briggate.build.edition import Edition
from briggate.build.layout import Layout, layout_of, platform_digest, read_all
from briggate.build.live_site import Refreshed
from briggate.build.load import CACHE, READ, Project
from briggate.build.made_files import MadeFiles
from briggate.build.page_builder import RenderedPages, render_pages
from briggate.build.pipeline import fixed_files, inputs_of, plugin_of, prepared, project_config, stop_for_faults
from briggate.build.rendered import LEDGER, Ledger
from briggate.content import KeptPages
from briggate.files.cache import Cache, Memory
from briggate.model.page import Page
from briggate.model.site import Site


class ResidentSite:
    """The LiveSite of a project. Pages are rendered when files change; what the engine makes by itself and the search index follow, and
    whoever asks for them before waits."""

    def __init__(self, folder: Path, as_of: str | None, progress: Callable[[str], None]) -> None:
        """Build the project in `folder`. Raises BuildStopped."""
        self._project, self._as_of, self._progress = Project(folder), as_of, progress
        self._kept = KeptPages(self._project.folder / READ)
        with Cache(self._project.folder / CACHE) as cache:
            self._memory = Memory(cache)
            self._now = self._made(Ledger.from_bytes(cache.find([LEDGER]).get(LEDGER)), None)
            self._memory.keep({LEDGER: self._now.rendered.ledger.to_bytes()})
            self._memory.behind = None
        self._kept.stay_in_memory()

    @property
    def site(self) -> Site:
        """What it was built from, for rules over its pages."""
        return self._now.edition.site

    @property
    def pages(self) -> int:
        """How many addresses it has."""
        return len(self.site.pages) + self._now.made.pages

    def file(self, path: str) -> bytes | None:
        """A file of the site by its path; None where there is none."""
        return self._now.file(path)

    def refresh(self) -> Refreshed:
        """Make again what depends on what has changed. Raises BuildStopped; the last good site stays."""
        began = time.monotonic()
        before = self._now
        now = self._made(before.rendered.ledger, before)
        if now.edition.layout.platform != before.edition.layout.platform:
            now.made.files()  # a fault in the template of a generated page is told now, and not to whoever asks for the page
        self._now = now
        self._memory.turn()
        different = {path for path in before.files.keys() | now.files.keys() if before.files.get(path) != now.files.get(path)}
        addresses = {f"/{path.removesuffix('index.html')}" for path in different if path.endswith(".html")}
        if now.outline != before.outline:  # which of them are others is known only once they are made
            addresses |= {f"/{path.removesuffix('index.html')}" for path in before.made.paths if path.endswith("index.html")}
        return Refreshed(frozenset(addresses), time.monotonic() - began)

    def _made(self, ledger: Ledger, before: "_Made | None") -> "_Made":
        """The site as it would be built now. `before` is the last one that could be."""
        config = project_config(self._project.folder)
        plugin = plugin_of(config)
        plugin.config.as_of = self._as_of or plugin.config.as_of
        known = before.edition.layout if before else None
        if known and known.platform != platform_digest(self._project.brand, config):
            known = None
        edition = prepared(self._project, config, self._kept, lambda: known or self._layout(config))
        inputs = inputs_of(edition)
        files: dict[str, bytes] = {}

        def written(page: Page, html: bytes) -> None:
            files[f"{page.address[1:]}index.html"] = html

        rendered = render_pages(edition, inputs, ledger, self._memory, written, self._progress)
        stop_for_faults(edition, rendered)
        files |= dict(fixed_files(self._project, edition))
        made = before.made if before and before.outline == inputs.outline else MadeFiles(edition, inputs, self._memory)
        return _Made(edition, files, rendered, made, self._memory)

    def _layout(self, config: MkDocsConfig) -> Layout:
        """With the engine's templates read: processes that render pages come and go, and what they read is lost with them."""
        layout = layout_of(config, self._project.brand)
        read_all(layout.templates)
        return layout


class _Made:
    """The site as it was built once."""

    def __init__(self, edition: Edition, files: dict[str, bytes], rendered: RenderedPages, made: MadeFiles, memory: Memory) -> None:
        self.edition, self.files, self.rendered, self.made, self._memory = edition, files, rendered, made, memory
        self._indexes: dict[str, bytes] | None = None
        self._lock = Lock()

    @property
    def outline(self) -> bytes:
        return self.rendered.ledger.outline

    def file(self, path: str) -> bytes | None:
        if (data := self.files.get(path)) is not None:
            return data
        with self._lock:
            if (data := self.made.files().get(path)) is not None or "search/" not in path:
                return data
            if self._indexes is None:
                self._indexes = self.edition.indexes(self.rendered.documents, self._memory)
            return self._indexes.get(path)
