"""Whether a site that was built is the one that would be built now."""

import json
import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from briggate.build.load import Project
from briggate.files.cache import digest, engine_digest
from briggate.files.text import write_whole

BUILDS = ".cache/briggate/builds.json"
"""In the project: for each folder that was built into, the digest of what it was built from."""
NOTHING_READ: Mapping[str, bytes] = {}
_SETTINGS = ("mkdocs.yml", "checks/known_issues.yml", "site_config", "theme")


def settings_digest(project: Project) -> bytes:
    """A digest of everything that a build reads beside `content/`, the engine itself among it."""
    files = (each for name in _SETTINGS for each in _files(str(project.folder), name))
    return digest(engine_digest(), *(part for file, path in files for part in (file, _bytes(path))))


def sources_digest(project: Project, settings: bytes | None = None, read: Mapping[str, bytes] = NOTHING_READ) -> str:
    """A digest of everything that a build reads. What has been read already is not read again: `settings` is the digest of all but
    `content/` as it was then, and `read` has digests of pages.
    """
    parts: list[bytes | str] = [settings or settings_digest(project)]
    for file, path in _files(str(project.folder), "content"):
        parts += [file, read.get(file.removeprefix("content/")) or digest(_bytes(path))]
    return digest(*parts).hex()


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _files(folder: str, name: str) -> Iterator[tuple[str, str]]:
    """(path in `folder`, path) of a file, or of every file under a folder, in order; nothing where there is neither."""
    top = os.path.join(folder, name)
    paths = [top, *(os.path.join(here, each) for here, _, names in sorted(os.walk(top)) for each in sorted(names))]
    for path in paths:
        if os.path.isfile(path):
            yield path[len(folder) + 1 :].replace(os.sep, "/"), path


def record_build(project: Project, built: Path, sources: str) -> None:
    """Remember what a folder was built from; where that cannot be written, the site is only built again some time."""
    try:
        write_whole(project.folder / BUILDS, json.dumps(_records(project) | {_name(project, built): sources}, indent=1) + "\n")
    except OSError:
        return


def fresh_build(project: Project, sources: str, moment: datetime) -> Path | None:
    """A folder that holds the site of these sources as it is at a moment; None where there is none."""
    folders = (project.folder / name for name in _records(project))
    return next((folder for folder in folders if is_fresh(project, folder, sources, moment)), None)


def is_fresh(project: Project, built: Path, sources: str, moment: datetime) -> bool:
    """Whether a folder holds the site of these sources as it is at a moment, whole."""
    try:
        said = json.loads((built / "api/build.json").read_text(encoding="utf-8"))
        pages = json.loads((built / "api/pages.json").read_text(encoding="utf-8"))
        begins, ends = datetime.fromisoformat(said["as_of"]), said["next_change"]
        whole = bool(pages) and all(os.path.isfile(f"{built}{page['address']}index.html") for page in pages)
        holds = begins <= moment and (ends is None or moment < datetime.fromisoformat(ends))
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return whole and holds and _records(project).get(_name(project, built)) == sources


def _records(project: Project) -> dict[str, str]:
    try:
        records = json.loads((project.folder / BUILDS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return records if isinstance(records, dict) else {}


def _name(project: Project, built: Path) -> str:
    inside = built.is_relative_to(project.folder)
    return (built.relative_to(project.folder) if inside else built).as_posix()
