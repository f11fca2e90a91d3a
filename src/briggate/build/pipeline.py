"""`briggate build`: the build as MkDocs defines it, into a folder beside the site, which it then replaces whole."""

import logging
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from briggate.build.destination import replacing_faults
from briggate.build.freshness import record_build, sources_digest
from briggate.build.load import Project
from briggate.build.mkdocs_yml import unsafe_settings
from briggate.build.plugin import BriggatePlugin
from briggate.build.stopped import BuildStopped, CouldNotComplete
from briggate.files.folders import discard_folder, new_folder_beside, replace_folder


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
    config = project_config(folder)
    plugin = plugin_of(config)
    plugin.config.as_of = as_of or plugin.config.as_of
    destination = site_dir.resolve() if site_dir else Path(config.site_dir)
    sources = sources_digest(Project(folder))
    try:
        for fault in replacing_faults(Project(folder), destination):
            raise BuildStopped(fault)
        beside = new_folder_beside(destination)
        try:
            _build_into(beside, config, progress)
            replace_folder(beside, destination)
        finally:
            discard_folder(beside)
        record_build(Project(folder), destination, sources)
    except OSError as error:
        wrong = f"cannot be written: {error.strerror or error}"
        raise CouldNotComplete(f"{error.filename or destination}  {wrong}  See who may write there.") from None
    edition = plugin.edition
    words = sum(len(edition.contexts_of(page).renderer.render(page).text.split()) for page in plugin.site.pages)
    pages = len(plugin.site.pages) + len(edition.generated)
    seconds = time.monotonic() - began
    return Built(destination, plugin.site.council.site_url, pages, words, seconds, plugin.site.clock.as_of, edition.next_change)


def _build_into(folder: Path, config: MkDocsConfig, progress: Callable[[str], None]) -> None:
    config.site_dir = str(folder)
    log = logging.getLogger("mkdocs")
    watcher, level = _Progress(progress), log.level
    log.addHandler(watcher)
    log.setLevel(logging.DEBUG)
    try:
        progress("reading the pages")
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
        config.plugins.on_shutdown()
    except MkDocsException as error:
        # MkDocs logs what went wrong and raises another error that does not say it.
        raise BuildStopped(str(error.__context__ or error)) from None
    except TemplateError as error:
        raise BuildStopped(_template_fault(error)) from None
    finally:
        log.setLevel(level)
        log.removeHandler(watcher)


def _template_fault(error: TemplateError) -> str:
    """What is wrong with a template, and its line, which Jinja puts among the frames of the traceback."""
    if isinstance(error, TemplateNotFound):
        return f"theme/{error.name}  there is no such template  Check the name in the template that asks for it."
    places = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    if isinstance(error, TemplateSyntaxError):
        place = f"{error.filename or error.name or 'theme'}:{error.lineno}"
    else:
        place = f"{places[-1].filename}:{places[-1].lineno}" if places else "theme"
    return f"{place}  {error.message}  Mend the template."


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


class _Progress(logging.Handler):
    """Tells how far the build is, from what MkDocs logs."""

    def __init__(self, progress: Callable[[str], None]) -> None:
        super().__init__(logging.DEBUG)
        self.progress = progress

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message.startswith(("Reading:", "Building page", "Building the search index")):
            self.progress(message)
