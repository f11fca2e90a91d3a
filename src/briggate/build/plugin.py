"""The adapter: what MkDocs asks for, answered from an Edition. Nothing here decides what a page says."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import jinja2
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents

from briggate.build.context import template_of
from briggate.build.destination import site_dir_faults
from briggate.build.edition import Edition
from briggate.build.generated import GeneratedPage
from briggate.build.layout import Layout, layout_of
from briggate.build.load import Project, load_site
from briggate.content import KeptPages
from briggate.model.fault import FaultsFound
from briggate.model.page import Page
from briggate.model.site import Site

if TYPE_CHECKING:  # it brings a server along, and a watcher of files
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.briggate")

ALLOWED_PLUGINS = frozenset({"briggate"})
"""MkDocs plugins that may run beside ours. Each would run its code on every publisher's machine."""

_WITHOUT_EFFECT = {
    "nav": "the order of topics is in site_config/navigation.yml",
    "extra_css": "styles go in theme/assets/brand.css",
    "extra_javascript": "pages have no scripts but the engine's",
    "extra_templates": "templates go in theme/",
}
"""What people who know MkDocs may write in mkdocs.yml, and where its like is here."""


class BriggateConfig(Config):  # type: ignore[no-untyped-call]  # mkdocs leaves it untyped
    as_of = config_options.Optional(config_options.Type(str))
    """The moment to build for, in place of the last commit's."""
    search_index = config_options.Type(bool, default=True)
    """Whether to write the search index; benchmarks time the two apart."""


class BriggatePlugin(BasePlugin[BriggateConfig]):  # type: ignore[no-untyped-call]  # so is this
    """Lets `mkdocs build` and `mkdocs serve` make a council's site."""

    def __init__(self) -> None:
        self.project: Project
        self.kept: KeptPages | None = None
        self.site: Site
        self.edition: Edition

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.project = project = Project(Path(config.config_file_path or "mkdocs.yml").absolute().parent)
        _refuse_what_runs_code(config)
        _refuse_another_layout(config, project)
        try:
            self.site = load_site(project, self.config.as_of, kept=self.kept)
        except FaultsFound as error:
            raise BuildError(told(error)) from None
        config.site_name = self.site.council.name
        config.site_url = self.site.council.site_url
        config.nav = []
        config.theme.static_templates.clear()
        config.watch = [*config.watch, *(str(folder) for folder in (project.site_config, project.checks, project.brand) if folder.exists())]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        try:
            self.edition = edition_of(self.project, self.site, config, layout_of(config, self.project.brand))
            return Files([*self._content_files(files, config), *self._generated_files(config)])
        except FaultsFound as error:
            raise BuildError(told(error)) from None

    def _content_files(self, files: Files, config: MkDocsConfig) -> Iterable[File]:
        """Live pages, and what lies beside them; the themes' own files are published by another way."""
        for file in files:
            if file.src_dir != config.docs_dir:
                continue
            file.inclusion = InclusionLevel.NOT_IN_NAV  # MkDocs would leave some out by their names
            page = self.site.by_source.get(file.src_uri)
            if page:
                _ContentPage(file, config, page, self.edition)
                yield file
            elif file.src_uri in self.site.files:
                yield file

    def _generated_files(self, config: MkDocsConfig) -> Iterable[File]:
        for page in self.edition.generated:
            file = File.generated(config, f"{page.address[1:]}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
            _GeneratedPage(file, config, page)
            yield file
        for path, text in self.edition.texts().items():
            yield File.generated(config, path, content=text, inclusion=InclusionLevel.NOT_IN_NAV)
        for name, data in self.edition.assets.contents.items():
            yield File.generated(config, f"assets/{name}", content=data, inclusion=InclusionLevel.NOT_IN_NAV)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Every body has been rendered, and nothing is written yet: the last moment to refuse."""
        try:
            self.edition.look_ahead()
            self.edition.check()
        except FaultsFound as error:
            raise BuildError(told(error)) from None
        return self.edition.templates

    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
        assert isinstance(page, _ContentPage | _GeneratedPage)
        return page.context()

    def on_serve(self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., None]) -> "LiveReloadServer":
        """Serve the site in the folder of the host that it is made for, where the page not found looks for its files."""
        server.mount_path = urlsplit(self.site.council.site_url).path
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.config.search_index:
            log.debug("Building the search index")
            for path, data in self.edition.indexes().items():
                target = Path(config.site_dir) / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)


class _ContentPage(MkDocsPage):
    """A page of content/, read and rendered by us where MkDocs would read and render it."""

    def __init__(self, file: File, config: MkDocsConfig, record: Page, edition: Edition) -> None:
        super().__init__(record.title, file, config)
        self.record = record
        self.edition = edition

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = self.record.body
        self.meta = {"title": self.record.title, "template": template_of(self.record)}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.edition.render_page(self.record)
        self.content = ""
        self.toc = TableOfContents([])

    def context(self) -> dict[str, Any]:
        return self.edition.contexts_of(self.record).of_page(self.record)


class _GeneratedPage(MkDocsPage):
    """A page that the engine writes itself."""

    def __init__(self, file: File, config: MkDocsConfig, page: GeneratedPage) -> None:
        super().__init__(page.context["title"], file, config)
        self.page = page

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"title": self.page.context["title"], "template": self.page.template}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.toc = TableOfContents([])

    def context(self) -> dict[str, Any]:
        return self.page.context


def edition_of(project: Project, site: Site, config: MkDocsConfig, layout: Layout) -> Edition:
    """The site made ready. Raises FaultsFound."""
    return Edition(site, project.brand, layout, has_search=config.plugins["briggate"].config["search_index"])


def _refuse_what_runs_code(config: MkDocsConfig) -> None:
    if config.hooks:
        raise BuildError("mkdocs.yml  `hooks` would run code on every publisher's machine  Take them out.")
    others = sorted(set(config.plugins) - ALLOWED_PLUGINS)
    if others:
        raise BuildError(f"mkdocs.yml  the plugin {', '.join(others)} is not on the allowed list  Take it out; only briggate may run.")
    own = {name for name in config.markdown_extensions if name not in ("toc", "tables", "fenced_code")}
    for key, instead in _WITHOUT_EFFECT.items():
        if config[key]:
            raise BuildError(f"mkdocs.yml  `{key}` has no effect on pages  Take it out; {instead}.")
    if own:
        raise BuildError(f"mkdocs.yml  `markdown_extensions` has no effect on pages: {', '.join(sorted(own))}  Take it out.")


def _refuse_another_layout(config: MkDocsConfig, project: Project) -> None:
    """A build that looked elsewhere would leave pages out and say nothing."""
    if Path(config.docs_dir).resolve() != project.content.resolve():
        raise BuildError("mkdocs.yml  `docs_dir` names another folder than content  Write `docs_dir: content`.")
    for fault in site_dir_faults(project, Path(config.site_dir)):  # before MkDocs empties it
        raise BuildError(fault)
    if config.theme.name != "briggate":
        raise BuildError("mkdocs.yml  `theme` names another theme than briggate  Write `theme: {name: briggate, custom_dir: theme}`.")
    if not config.use_directory_urls:
        raise BuildError("mkdocs.yml  `use_directory_urls: false` would give every page another address  Take it out.")


def told(error: FaultsFound) -> str:
    count = len(error.faults)
    return f"{error}\n\n{count} {'fault' if count == 1 else 'faults'}. Nothing was built."
