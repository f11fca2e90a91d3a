"""Runs rules over pages in a browser for a whole built site: only what has changed since the last run is looked at again."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briggate.browser.programs import programs
from briggate.browser.serving import served
from briggate.checks.browsing import Browsing, Seen, Task, look
from briggate.checks.extraction import address_of
from briggate.checks.gathering import built_files, page_sources
from briggate.checks.html_page import HtmlPage, words_of
from briggate.checks.judging import Judged
from briggate.checks.rule import Rule
from briggate.checks.runner import EVERY_RULE, Looked, Subjects, depends_on, language_at, said_by
from briggate.files.cache import Cache, digest
from briggate.model.finding import NotRun, Sheet
from briggate.model.page import Page
from briggate.model.rendering import Unmeasurable


@dataclass(frozen=True)
class _Job:
    task: Task
    key: bytes
    """Of all that a page's result depends on beside the files that it loads."""

    @property
    def file(self) -> str:
        """What the page is made from; "" for a page that the engine writes."""
        return f"content/{self.task.source.source}" if self.task.source else ""


def run_in_browser(
    subjects: Subjects,
    rules: Sequence[Rule],
    how: Browsing,
    cache_file: Path | None,
    local: Path,
    looked: Looked,
    is_asked_for: Callable[[str], bool],
    progress: Callable[[str], None],
) -> None:
    """Adds to `looked` what some rules find in every built page that is made from a file asked for.

    `cache_file` None keeps nothing, and believes nothing kept.

    A page that could not be looked at is noted as not run, and so is one that nothing came of: pages built are pages looked at.
    Raises NoBrowser.
    """
    assert subjects.built is not None
    with served(subjects.built, grid=how.grid) as address:
        jobs = [job for job in _jobs(subjects, rules, how, local, address) if is_asked_for(job.file)]
        kept = _Kept(cache_file, subjects.built)
        found = {job.task.page.file: seen for job in jobs if (seen := kept.seen(job)) is not None}
        missing = {job.task.page.file: job for job in jobs if job.task.page.file not in found}
        for task, outcome in look([job.task for job in missing.values()], rules, address, how, progress) if missing else ():
            if isinstance(outcome, Unmeasurable):
                looked.not_run.append(NotRun(EVERY_RULE, task.page.address, str(outcome)))
                found[task.page.file] = Seen(Judged(), (), "")
            else:
                found[task.page.file] = outcome
                kept.keep(missing[task.page.file], outcome)
    for job in jobs:
        page = job.task.page
        if page.file not in found:
            looked.not_run.append(NotRun(EVERY_RULE, page.address, "no browser has told what came of it"))
            continue
        judged = found[page.file].judged
        looked.browsers |= {found[page.file].browser} - {""}
        looked.hits += judged.hits
        looked.not_run += [NotRun(rule, page.address, message) for rule, message in judged.not_run]
        looked.looked_at.update(rule.id for rule in rules)
        looked.browsed += 1
        if pictures := found[page.file].pictures:
            looked.sheets.append(Sheet(_told(job.task), page.address, pictures))
    looked.fresh += len(missing)


def _jobs(subjects: Subjects, rules: Sequence[Rule], how: Browsing, local: Path, address: str) -> Iterator[_Job]:
    """Every built page but those that only send people on."""
    assert subjects.built is not None
    site = subjects.site
    browser = (how.grid,) if how.grid else (repr([(each, Path(each).stat().st_mtime_ns) for each in programs()]),)
    common = digest(depends_on(subjects, rules, local), how.script().digest, repr(subjects.policy.viewports), *browser)
    shown: set[str] = set()
    sources, pages = page_sources(subjects.built), {f"content/{page.source}": page for page in site.all_pages}
    for file in built_files(subjects.built):
        if not file.endswith(".html"):
            continue
        html, here = (subjects.built / file).read_text(encoding="utf-8", errors="replace"), address_of(file)
        source: Page | None = pages.get(sources.get(here, ""))
        language = site.language_of(source) if source else language_at(site, here)
        page = HtmlPage(html, file, here, subjects.policy, language)
        if page.first('meta[http-equiv="refresh" i]') is None:
            task = Task(address + here[1:], page, source)
            if (kind := _kind(task)) not in shown:
                shown.add(kind)
                task = replace(task, widths=subjects.policy.viewports.sheet)
            said = said_by(source) if source else b""
            yield _Job(task, digest(common, here, language, html, said, repr(task.widths)))


def _kind(task: Task) -> str:
    """What kind of page it is: its page type, or, for a page that the engine writes, where it stands."""
    if task.source:
        return task.source.meta.type
    return task.page.address.strip("/").partition("/")[0] or task.page.file


def _told(task: Task) -> str:
    """The same in words."""
    if task.source:
        return task.source.meta.type.replace("_", " ").capitalize()
    heading = task.page.first("h1")
    return words_of(heading) if heading is not None else task.page.file


class _Kept:
    """Results of earlier runs: by page, first which files it loads, then, by what is in those, what was found."""

    def __init__(self, cache_file: Path | None, built: Path) -> None:
        self._file, self._built = cache_file, built
        self._digests: dict[str, bytes] = {}

    def seen(self, job: _Job) -> Seen | None:
        """What was found in a page when all that it loads was as it is now; None where that is not known."""
        if self._file is None:
            return None
        with Cache(self._file) as cache:
            said = cache.find([_loads(job)]).get(_loads(job))
            if said is None:
                return None
            browser, *loaded = json.loads(said)
            key = self._key(job, loaded)
            found = cache.find([key, _pictures(key)])
        if key not in found or (job.task.widths and _pictures(key) not in found):
            return None
        pictures = tuple((width, b64decode(png)) for width, png in json.loads(found.get(_pictures(key), b"[]")))
        return Seen(Judged.from_json(found[key]), tuple(loaded), browser, pictures)

    def keep(self, job: _Job, seen: Seen) -> None:
        if self._file is None or seen.judged.not_run:
            return
        key = self._key(job, seen.loaded)
        values = {_loads(job): json.dumps([seen.browser, *seen.loaded]).encode(), key: seen.judged.to_json()}
        if seen.pictures:
            values[_pictures(key)] = json.dumps([(width, b64encode(png).decode()) for width, png in seen.pictures]).encode()
        with Cache(self._file) as cache:
            cache.keep(values)

    def _key(self, job: _Job, loads: Sequence[str]) -> bytes:
        return digest(b"seen", job.key, *(part for path in loads for part in (path, self._digest(path))))

    def _digest(self, path: str) -> bytes:
        """Of a file that the server sent; what it has not is as empty."""
        if path not in self._digests:
            file = self._built / path.lstrip("/")
            file = file / "index.html" if path.endswith("/") else file
            self._digests[path] = digest(file.read_bytes()) if file.is_file() else b""
        return self._digests[path]


def _loads(job: _Job) -> bytes:
    return digest(b"loads", job.key)


def _pictures(key: bytes) -> bytes:
    return digest(b"pictures", key)
