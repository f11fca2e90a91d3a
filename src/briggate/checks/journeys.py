"""Every top task's ways walked in browsers: only those again whose pages, or whose search, have changed since the last time."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from pathlib import Path

from briggate.browser.chromium import Chromium, Where
from briggate.browser.journeys import a_to_z_journey, search_journeys
from briggate.browser.pool import Pool
from briggate.browser.serving import served
from briggate.checks.browsing import Browsing
from briggate.checks.gathering import finder
from briggate.files.cache import Cache, digest, engine_digest
from briggate.model.policy import Policy, TopTask
from briggate.model.rendering import Journey, TaskJourneys, Unmeasurable
from briggate.model.site import Site

AT_ONCE = 10
"""Searches made one after another in one browser."""


@dataclass(frozen=True)
class _Way:
    """One way of one task: by search, or by the A–Z."""

    task: TopTask
    home: str
    """The address of the home page in the task's language, without the server."""
    page: str
    is_search: bool
    key: bytes


def walk_tasks(site: Site, policy: Policy, built: Path, how: Browsing, cache_file: Path | None) -> dict[str, TaskJourneys]:
    """What comes of the two ways of each task of checks/top_tasks.yml whose page is on the site. Raises NoBrowser."""
    ways = list(_ways(site, policy, built))
    done = _kept(ways, cache_file)
    missing = [way for way in ways if way.key not in done]
    if missing:
        fresh = _walked(missing, policy, built, how)
        done |= fresh
        _keep(fresh, cache_file)
    by_task: dict[str, dict[bool, Journey]] = {}
    for way in ways:
        by_task.setdefault(way.task.task, {})[way.is_search] = done[way.key]
    return {task: TaskJourneys(both[True], both[False]) for task, both in by_task.items()}


def _ways(site: Site, policy: Policy, built: Path) -> Iterator[_Way]:
    """Both ways of each task, with the key of all that can change what comes of them.

    That a browser's search finds what the built index answers is held by tests of the search itself; so a search depends on what the
    index answers, and on the pages and scripts that lead to it.
    """
    find = finder(built, site)
    scripts = digest(engine_digest(), *(path.read_bytes() for path in sorted((built / "assets").rglob("*.js"))))
    for placed in policy.top_tasks:
        task = placed.record
        page = site.resolve(task.page)
        if page is None or not (built / page.address[1:] / "index.html").is_file():
            continue
        language = site.language_of(page)
        home = site.prefix(language)
        pages = digest(scripts, *(_bytes(built, f"{home}{name}") for name in ("", "search/", "a-to-z/")))
        answers = repr([(each, site.by_address[each].title if each in site.by_address else "") for each in find(task.search, language, 10)])
        yield _Way(task, home, page.address, True, digest(b"by search", pages, task.search, str(policy.budgets.found_within), answers))
        letters = sorted((built / home[1:] / "a-to-z").glob("*/index.html"))
        yield _Way(
            task,
            home,
            page.address,
            False,
            digest(b"by a to z", pages, task.a_to_z, page.address, *(each.read_bytes() for each in letters)),
        )


def _walked(ways: Sequence[_Way], policy: Policy, built: Path, how: Browsing) -> dict[bytes, Journey]:
    searches: dict[str, list[_Way]] = {}
    for way in ways:
        if way.is_search:
            searches.setdefault(way.home, []).append(way)
    jobs = [part for same in searches.values() for part in batched(same, AT_ONCE)]
    jobs += [(way,) for way in ways if not way.is_search]
    found: dict[bytes, Journey] = {}
    with served(built, grid=how.grid) as address:
        server = address.rstrip("/")

        def work(browser: Chromium, job: tuple[_Way, ...]) -> list[Journey]:
            first = job[0]
            if first.is_search:
                return search_journeys(browser, server + first.home, [each.task.search for each in job], policy.budgets.found_within)
            return [a_to_z_journey(browser, server + first.home, f"{first.home}a-to-z/", first.task.a_to_z, first.page)]

        with Pool(Where(server, how.grid), how.browsers) as pool:
            for job, outcome in pool.run(jobs, work):
                lost = [Journey((), f"the browser gave up: {outcome}")] * len(job) if isinstance(outcome, Unmeasurable) else outcome
                found |= dict(zip((way.key for way in job), lost, strict=True))
    return found


def _kept(ways: Sequence[_Way], cache_file: Path | None) -> dict[bytes, Journey]:
    if cache_file is None:
        return {}
    with Cache(cache_file) as cache:
        said = {key: json.loads(text) for key, text in cache.find(way.key for way in ways).items()}
    return {key: Journey(tuple(addresses), stopped) for key, (addresses, stopped) in said.items()}


def _keep(journeys: dict[bytes, Journey], cache_file: Path | None) -> None:
    if cache_file is not None:
        with Cache(cache_file) as cache:
            whole = {key: each for key, each in journeys.items() if not each.stopped}
            cache.keep({key: json.dumps([each.addresses, each.stopped]).encode() for key, each in whole.items()})


def _bytes(built: Path, address: str) -> bytes:
    file = built / address[1:] / "index.html"
    return file.read_bytes() if file.is_file() else b""
