"""A project's folder to a Site: read, join, and every fault at once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briggate.build.as_of import BadTime, build_moment
from briggate.build.page_limits import PAGE_LIMITS, fault_of
from briggate.build.reference_faults import settings_faults
from briggate.build.rendering import Anchor, Places, References, Renderer
from briggate.content import KeptPages, read_content
from briggate.model.clock import Clock
from briggate.model.fault import Fault, FaultsFound
from briggate.model.join import join_faults
from briggate.model.page import Page
from briggate.model.site import Site
from briggate.policy import read_known_issues
from briggate.processes import GivenUp, each_done
from briggate.site_config import read_settings
from briggate.theme.catalogue import read_words
from briggate.theme.formats import Formats

CACHE = ".cache/briggate/pages.sqlite"
"""In the project: its pages as they were last rendered."""
READ = ".cache/briggate/sources.sqlite"
"""In the project: its pages as they were last read."""


@dataclass(frozen=True)
class Project:
    """Where a council keeps its site."""

    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def site_config(self) -> Path:
        return self.folder / "site_config"

    @property
    def brand(self) -> Path:
        return self.folder / "theme"

    @property
    def checks(self) -> Path:
        return self.folder / "checks"


def load_site(
    project: Project, as_of: str | None = None, environment: Mapping[str, str] = os.environ, kept: KeptPages | None = None
) -> Site:
    """Read everything. Raises FaultsFound with every fault of every file. `kept` has the pages that an earlier reading found."""
    read = read_settings(project.site_config)
    content = read_content(project.content, kept or KeptPages(project.folder / READ))
    issues, issue_faults = read_known_issues(project.checks)
    faults = [*read.faults, *content.faults, *issue_faults]
    try:
        clock = _clock(read.settings.council.time_zone, as_of, environment, project.folder)
    except FaultsFound as error:
        faults += error.faults
        clock = Clock(datetime.now(UTC))
    unread = read.unread | content.unread
    site = Site(read.settings, (*content.pages, *content.half_read), clock, content.files, unread, issues, content.image_sizes)
    faults += join_faults(site)
    if faults:
        raise FaultsFound([*faults, *_body_faults(site, project.brand)])
    return site


def _body_faults(site: Site, brand: Path) -> list[Fault]:
    """What is wrong in the bodies of a site that will not be built. One that will be is looked at as its pages are rendered."""
    try:
        words = read_words(site.council.language, brand)
    except FaultsFound as error:
        return list(error.faults)
    references = References(site, Formats(words["time"]))
    renderer = Renderer(site, references, lambda address, name: "")

    def looked_at(page: Page) -> tuple[list[Fault], tuple[Anchor, ...], Places]:
        before = len(renderer.faults)
        renderer.render(page)
        return renderer.faults[before:], renderer.anchors[page.source], renderer.places[page.source]

    for page, found in each_done(looked_at, site.all_pages, PAGE_LIMITS):
        if isinstance(found, GivenUp):
            renderer.faults.append(fault_of(page, found))
        else:
            faults, renderer.anchors[page.source], renderer.places[page.source] = found
            renderer.faults += faults
    renderer.check_anchors()
    return [*renderer.faults, *settings_faults(site, references)]


def _clock(zone: str, as_of: str | None, environment: Mapping[str, str], folder: Path) -> Clock:
    try:
        return Clock(build_moment(as_of, environment, folder, datetime.now(UTC), zone), zone)
    except BadTime as error:
        raise FaultsFound([Fault(error.said_by, 0, error.wrong, error.fix)]) from None
