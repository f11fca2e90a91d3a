"""`briggate build`: the build as MkDocs defines it, into a folder beside the site, which it then replaces whole."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from briggate.build.plugin import BriggatePlugin
from briggate.files.folders import discard_folder, new_folder_beside, replace_folder


class BuildStopped(Exception):
    """The site could not be built; the message says why, and the site that stood before still stands."""


@dataclass(frozen=True)
class Built:
    """What a build came to. `pages` counts every address, `words` those of the pages' bodies; `as_of` and `next_change` are aware."""

    folder: Path
    pages: int
    words: int
    seconds: float
    as_of: datetime
    next_change: datetime | None


def build(
    folder: Path, as_of: str | None = None, site_dir: Path | None = None, progress: Callable[[str], None] = lambda words: None
) -> Built:
    """Build the project in `folder`, into `site_dir` or where mkdocs.yml says. Raises BuildStopped."""
    began = time.monotonic()
    config = project_config(folder)
    destination = site_dir.resolve() if site_dir else Path(config.site_dir)
    beside = new_folder_beside(destination)
    config.site_dir = str(beside)
    plugin = plugin_of(config)
    plugin.config.as_of = as_of
    watcher = _Progress(progress)
    logging.getLogger("mkdocs").addHandler(watcher)
    built = False
    try:
        progress("reading the pages")
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
        built = True
    except MkDocsException as error:
        # MkDocs logs what went wrong and raises another error that does not say it.
        raise BuildStopped(str(error.__context__ or error)) from None
    finally:
        if not built:
            discard_folder(beside)
        logging.getLogger("mkdocs").removeHandler(watcher)
    replace_folder(beside, destination)
    edition = plugin.edition
    words = sum(len(edition.contexts_of(page).renderer.render(page).text.split()) for page in plugin.site.pages)
    pages = len(plugin.site.pages) + len(edition.generated)
    return Built(destination, pages, words, time.monotonic() - began, plugin.site.clock.as_of, edition.next_change)


def serve(folder: Path, as_of: str | None, port: int) -> None:
    """Serve the project on this machine alone until interrupted, built anew whenever a file changes. Raises BuildStopped."""
    project_config(folder)
    settings: dict[str, object] = {"as_of": as_of} if as_of else {}
    try:
        mkdocs_serve(str(folder / "mkdocs.yml"), dev_addr=f"127.0.0.1:{port}", plugins=[{"briggate": settings}])
    except MkDocsException as error:
        raise BuildStopped(str(error.__context__ or error)) from None
    except OSError as error:
        raise BuildStopped(f"127.0.0.1:{port}  cannot be served: {error.strerror}  Try another, with --port.") from None


def project_config(folder: Path) -> MkDocsConfig:
    """The project's mkdocs.yml. Raises BuildStopped where it cannot be read."""
    path = folder / "mkdocs.yml"
    if not path.exists():
        raise BuildStopped(f"{path}  there is no such file  Run the command in the project's folder, or make one with `briggate new DIR`.")
    try:
        return load_config(str(path))
    except (ConfigurationError, Abort) as error:
        raise BuildStopped(f"mkdocs.yml  {error}") from None


def plugin_of(config: MkDocsConfig) -> BriggatePlugin:
    """Our plugin as mkdocs.yml has it. Raises BuildStopped where it does not."""
    plugin = config.plugins.get("briggate")
    if not isinstance(plugin, BriggatePlugin):
        raise BuildStopped("mkdocs.yml  the plugin “briggate” is missing  Add `plugins: [briggate]`.")
    return plugin


class _Progress(logging.Handler):
    """Tells how far the build is, from what MkDocs logs."""

    def __init__(self, progress: Callable[[str], None]) -> None:
        super().__init__(logging.DEBUG)
        self.progress = progress

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message.startswith("Reading:") or message.startswith("Building page"):
            self.progress(message)
