"""`briggate build`: the build as MkDocs defines it, into a folder beside the site, which it then replaces whole."""

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from briggate.build.destination import replacing_faults
from briggate.build.edition import Edition
from briggate.build.freshness import record_build, settings_digest, sources_digest
from briggate.build.inputs import Inputs
from briggate.build.layout import Layout, LayoutBeside
from briggate.build.load import CACHE, READ, Project
from briggate.build.made_files import MadeFiles
from briggate.build.mkdocs_yml import unsafe_settings
from briggate.build.page_builder import RenderedPages, render_pages
from briggate.build.plugin import BriggatePlugin, edition_of, told
from briggate.build.rendered import LEDGER, Ledger
from briggate.build.stopped import BuildStopped, CouldNotComplete
from briggate.content import KeptPages
from briggate.files.cache import Cache, digest
from briggate.files.folders import FolderWriter, discard_folder, new_folder_beside, replace_folder
from briggate.model.fault import FaultsFound

SPARES = ".cache/briggate/spares"
"""In the project: for each folder that a site is built into, the site that stood there before."""


SPARE_RESULTS = 200
"""How many results of earlier texts are kept beside one for each page: whoever takes an edit back finds it done."""


@dataclass(frozen=True)
class Built:
    """What a build came to. `pages` counts every address, `words` those of the pages' bodies; `as_of` and `next_change` are aware."""

    folder: Path
    site_url: str
    pages: int
    words: int
    seconds: float
    as_of: datetime
    next_change: datetime | None


def build(
    folder: Path, as_of: str | None = None, site_dir: Path | None = None, progress: Callable[[str], None] = lambda words: None
) -> Built:
    """Build the project in `folder`, into `site_dir` or where mkdocs.yml says. Raises BuildStopped, and leaves nothing half made."""
    began = time.monotonic()
    project = Project(folder)
    config = project_config(folder)
    plugin = plugin_of(config)
    plugin.config.as_of = as_of or plugin.config.as_of
    destination = site_dir.resolve() if site_dir else Path(config.site_dir)
    kept = KeptPages(project.folder / READ)
    try:
        for fault in replacing_faults(project, destination):
            raise BuildStopped(fault)
        progress("reading the pages")
        settings = settings_digest(project)  # before they are read: a site is never taken for one of what was changed meanwhile
        layout = LayoutBeside(config, project.brand)
        try:
            edition = prepared(project, config, kept, layout.layout)
        finally:
            layout.end()
        sources = sources_digest(project, settings, kept.digests)
        spare = project.folder / SPARES / digest(str(destination)).hex()
        beside = new_folder_beside(destination, spare)
        try:
            with Cache(project.folder / CACHE) as cache:
                pages, made = _write(edition, project, cache, FolderWriter(beside), progress)
            replace_folder(beside, destination, spare)
        finally:
            discard_folder(beside, spare)
        record_build(project, destination, sources)
    except OSError as error:
        wrong = f"cannot be written: {error.strerror or error}"
        raise CouldNotComplete(f"{error.filename or destination}  {wrong}  See who may write there.") from None
    number = len(plugin.site.pages) + made
    seconds = time.monotonic() - began
    return Built(destination, plugin.site.council.site_url, number, pages.words, seconds, plugin.site.clock.as_of, edition.next_change)


def prepared(project: Project, config: MkDocsConfig, kept: KeptPages, layout: Callable[[], Layout]) -> Edition:
    """The site read and made ready, by MkDocs's events for its configuration. Raises BuildStopped.

    `kept` has the pages that an earlier reading found; `layout` is asked for once the pages have been read.
    """
    plugin = plugin_of(config)
    plugin.kept = kept
    try:
        config.plugins.on_startup(command="build", dirty=False)
        plugin.on_config(config)
        return edition_of(project, plugin.site, config, layout())
    except MkDocsException as error:
        raise BuildStopped(str(error)) from None
    except FaultsFound as error:
        raise BuildStopped(told(error)) from None


def _write(
    edition: Edition, project: Project, cache: Cache, writer: FolderWriter, progress: Callable[[str], None]
) -> tuple[RenderedPages, int]:
    """Everything that the site is made of; how many pages the engine made is told."""
    inputs = inputs_of(edition)
    ledger = Ledger.from_bytes(cache.find([LEDGER]).get(LEDGER))
    made = MadeFiles(edition, inputs, cache)
    try:
        pages = render_pages(
            edition, inputs, ledger, cache, lambda page, html: writer.write(f"{page.address[1:]}index.html", html), progress
        )
        cache.keep({LEDGER: pages.ledger.to_bytes()})
        stop_for_faults(edition, pages)
        for path, data in (*fixed_files(project, edition), *made.files().items()):
            writer.write(path, data)
        if edition.has_search:
            progress("the search index")
            for path, data in edition.indexes(pages.documents, cache).items():
                writer.write(path, data)
        writer.finish()
        cache.forget_others(len(edition.site.all_pages) + SPARE_RESULTS)
    finally:
        made.end()
    return pages, made.pages


def inputs_of(edition: Edition) -> Inputs:
    """What the pages of an edition are made from."""
    return Inputs(edition.site, edition.contexts, edition.layout.platform, has_search=edition.has_search)


def stop_for_faults(edition: Edition, pages: RenderedPages) -> None:
    """Raise BuildStopped with every fault of every page; CouldNotComplete where some page could not be rendered at all."""
    wrong = pages.given_up
    try:
        edition.check()
    except FaultsFound as error:
        wrong = [*wrong, told(error)]
    if wrong:
        raise (CouldNotComplete if pages.given_up else BuildStopped)("\n".join(wrong))


def fixed_files(project: Project, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of what is neither a page nor made from pages: images and documents, the theme's assets, the moment."""
    for path in edition.site.files:
        yield path, (project.content / path).read_bytes()
    for name, data in edition.assets.contents.items():
        yield f"assets/{name}", data
    path, text = edition.moment_file()
    yield path, text.encode()


def project_config(folder: Path) -> MkDocsConfig:
    """The project's mkdocs.yml. Raises BuildStopped where it cannot be read."""
    path = folder / "mkdocs.yml"
    if not path.exists():
        raise BuildStopped(f"{path}  there is no such file  Run the command in the project's folder, or make one with `briggate new DIR`.")
    if unsafe := unsafe_settings(path):
        raise BuildStopped("\n".join(map(str, unsafe)))
    said = _Said()
    log = logging.getLogger("mkdocs")
    log.addHandler(said)
    try:
        return load_config(str(path), config_file_path=str(path))
    except (ConfigurationError, Abort) as error:
        raise BuildStopped("\n".join(f"mkdocs.yml  {wrong}" for wrong in said.messages or [str(error)])) from None
    finally:
        log.removeHandler(said)


def plugin_of(config: MkDocsConfig) -> BriggatePlugin:
    """Our plugin as mkdocs.yml has it. Raises BuildStopped where it does not."""
    plugin = config.plugins.get("briggate")
    if not isinstance(plugin, BriggatePlugin):
        raise BuildStopped("mkdocs.yml  the plugin “briggate” is missing  Add `plugins: [briggate]`.")
    return plugin


class _Said(logging.Handler):
    """Keeps what MkDocs logs where it then stops without saying it."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
