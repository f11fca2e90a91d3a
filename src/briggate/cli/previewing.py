"""A draft looked at: main and the draft built beside each other, compared and checked, without touching anybody's working copy.

Every file that could run, and every file of the policy, is main's: of the draft only content is laid over it (decision 14).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briggate.build.freshness import fresh_build, is_fresh, record_build, sources_digest
from briggate.build.load import Project
from briggate.build.pipeline import build
from briggate.build.stopped import BuildStopped
from briggate.cli.checking import CACHE, Asked, CheckStopped, check
from briggate.files.cache import digest, engine_digest
from briggate.gate.drafts import Draft
from briggate.git.clone import Clone
from briggate.git.objects import Repository
from briggate.governance.changes import Entry
from briggate.model.finding import Report
from briggate.preview.file_changes import FileChange, file_change
from briggate.preview.page_changes import SiteChange, site_change, sources_of
from briggate.preview.page_views import PageView, page_views

MAIN = f"{CACHE}/main"
"""In the clone: main as it was built last."""


@dataclass(frozen=True)
class Preview:
    """What comes of looking at a draft. `change` is None where it was not built, which `stopped` gives the reason of."""

    change: SiteChange | None
    files: tuple[FileChange, ...]
    report: Report | None
    stopped: str
    views: tuple[PageView, ...] = ()
    """How its pages look, where that was asked for."""


def preview(clone: Clone, draft: Draft, progress: Callable[[str], None] = lambda words: None, *, views_most: int = 0) -> Preview:
    """Build and check main with a draft's content on top, and keep how up to so many of its pages look. Raises GitError."""
    assert draft.weighed is not None
    assert draft.weighed.kind == "content", "nothing of another class is built"
    entries, main = draft.weighed.entries, draft.main
    blobs = _blobs(clone, entries)
    moment = datetime.now(UTC).replace(microsecond=0)
    with clone.elsewhere(main) as copy:
        project = Project(copy.folder.resolve())
        before = _main_built(Project(clone.folder), project, main, moment, progress)
        _lay_over(project.folder, entries, blobs)
        try:
            report = check(project.folder, Asked(since=main, as_of=moment.isoformat(), cache=clone.folder / CACHE), progress)
            after = (
                fresh_build(project, sources_digest(project), moment) or build(project.folder, moment.isoformat(), None, progress).folder
            )
        except CheckStopped as stopped:
            return Preview(None, _files(entries, blobs, frozenset()), None, str(stopped))
        except BuildStopped as stopped:
            return Preview(None, _files(entries, blobs, frozenset()), None, str(stopped))
        change = site_change(before, after, frozenset(entry.path for entry in entries))
        shown = sources_of(after) | (sources_of(before) if before else frozenset())
        views = page_views(change.shown[:views_most], before, after)
    return Preview(change, _files(entries, blobs, shown), report, "", views)


def behind(clone: Clone, draft: Draft) -> list[str]:
    """The files of a draft that main has changed since it was put up: as it is, it cannot land. Raises GitError."""
    assert draft.weighed is not None
    entries = draft.weighed.entries
    with Repository(clone.git_folder) as git:
        [since] = git.entries([(git.tree(draft.base), git.tree(draft.main))])
    changed = {path for path, *_ in since}
    return [entry.path for entry in entries if entry.path in changed]


def _main_built(home: Project, copy: Project, main: str, moment: datetime, progress: Callable[[str], None]) -> Path | None:
    """Main's site at a moment: built before, or else now. None where main cannot be built."""
    place, key = home.folder / MAIN, digest(engine_digest(), main).hex()
    if not is_fresh(home, place, key, moment):
        try:
            build(copy.folder, moment.isoformat(), place, progress)
        except BuildStopped:
            return None
        record_build(home, place, key)
    return place


def _lay_over(folder: Path, entries: tuple[Entry, ...], blobs: dict[str, bytes]) -> None:
    for entry in entries:
        file = folder / entry.path
        if entry.is_deleted:
            file.unlink(missing_ok=True)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(blobs[entry.new])


def _blobs(clone: Clone, entries: tuple[Entry, ...]) -> dict[str, bytes]:
    ids = {entry.new for entry in entries if not entry.is_deleted} | {entry.old for entry in entries if not entry.is_added}
    with Repository(clone.git_folder) as git:
        return git.blobs(sorted(ids))


def _files(entries: tuple[Entry, ...], blobs: dict[str, bytes], shown: frozenset[str]) -> tuple[FileChange, ...]:
    told = (file_change(entry.path, blobs.get(entry.old), blobs.get(entry.new), page_is_shown=entry.path in shown) for entry in entries)
    return tuple(each for each in told if each is not None)
