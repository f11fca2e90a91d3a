"""A project's folder to a Site: read, join, and every fault at once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briggate.build.as_of import BadTime, build_moment
from briggate.content import read_content
from briggate.model.clock import Clock
from briggate.model.fault import Fault, FaultsFound
from briggate.model.join import join_faults
from briggate.model.site import Site
from briggate.site_config import read_settings


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


def load_site(project: Project, as_of: str | None = None, environment: Mapping[str, str] = os.environ) -> Site:
    """Read everything. Raises FaultsFound with every fault of every file."""
    settings, faults = read_settings(project.site_config)
    content = read_content(project.content)
    faults = [*faults, *content.faults]
    if settings is None:
        raise FaultsFound(faults)
    try:
        clock = _clock(settings.council.time_zone, as_of, environment, project.folder)
    except FaultsFound as error:
        raise FaultsFound([*faults, *error.faults]) from None
    site = Site(settings, content.pages, clock, content.files)
    # A page that could not be read would make every page that names it look wrong too.
    faults += join_faults(site) if not faults else []
    if faults:
        raise FaultsFound(faults)
    return site


def _clock(zone: str, as_of: str | None, environment: Mapping[str, str], folder: Path) -> Clock:
    now = datetime.now(UTC)
    try:
        clock = Clock(now, zone)
    except ValueError as error:
        raise FaultsFound([Fault("site_config/council.yml", 0, f"`time_zone`: {error}", "Use a name such as Europe/London.")]) from None
    try:
        return clock.at(build_moment(as_of, environment, folder, now, zone))
    except BadTime as error:
        raise FaultsFound([Fault(error.said_by, 0, error.wrong, error.fix)]) from None
