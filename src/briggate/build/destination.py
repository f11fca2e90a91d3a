"""Where a site may be written: whatever stands there is replaced, so it is an earlier site or nothing."""

from collections.abc import Iterator
from pathlib import Path

from briggate.build.load import Project

EVERY_SITE_HAS = "api/build.json"


def site_dir_faults(project: Project, site_dir: Path) -> Iterator[str]:
    """Why a site may not be written there: it would take the place of the project's own files, or come among them."""
    place = site_dir.resolve()
    if project.folder.resolve().is_relative_to(place):
        yield f"{site_dir}  the site would take the place of the whole project  Name a folder of its own, such as build/site."
        return
    for own in (project.content, project.site_config, project.checks, project.brand):
        if place.is_relative_to(own.resolve()):
            yield f"{site_dir}  the site would take the place of files in {own.name}/  Name a folder of its own, such as build/site."


def replacing_faults(project: Project, site_dir: Path) -> Iterator[str]:
    """Those, and that what stands there is not a site."""
    faults = list(site_dir_faults(project, site_dir))
    yield from faults
    if not faults and site_dir.is_dir() and any(site_dir.iterdir()) and not (site_dir / EVERY_SITE_HAS).is_file():
        yield f"{site_dir}  there are files here that are not a site, and they would be lost  Name a folder that is empty or not there yet."
