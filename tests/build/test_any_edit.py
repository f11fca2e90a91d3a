"""Whatever is edited, in whatever order: a site brought up to date is the site that MkDocs builds from its beginning, byte for byte."""

import shutil
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.exceptions import Abort

from briggate.build.pipeline import build, plugin_of, project_config
from briggate.build.resident import ResidentSite
from briggate.build.stopped import BuildStopped
from tests.build.edits import EDITS
from tests.build.test_same_bytes import copy_of_reference
from tests.sites import PROJECT, files_of

pytestmark = pytest.mark.edits

BEGINS = datetime(2026, 12, 10, 9)
Outcome = dict[str, bytes] | str
"""A site's files, or why there is none."""


def from_the_beginning(project: Path, as_of: str, to: Path) -> Outcome:
    """What `mkdocs build` makes, which renders every page in this process and knows no cache."""
    config = project_config(project)
    plugin_of(config).config.as_of = as_of
    config.site_dir = str(to)
    try:
        mkdocs_build(config)
    except Abort as error:
        return str(error.__context__)
    return files_of(to)


def brought_up_to_date(project: Path, as_of: str, to: Path) -> Outcome:
    try:
        return files_of(build(project, as_of, to).folder)
    except BuildStopped as stopped:
        return str(stopped)


def held_in_memory(live: ResidentSite, wanted: Outcome) -> Outcome:
    """What a resident site answers for every file that it should have."""
    shown = {path: live.file(path) for path in wanted} if isinstance(wanted, dict) else {}
    return {path: data for path, data in shown.items() if data is not None}


class Walk:
    """One edit after another. One that leaves no site (both must say the same of it) is taken back."""

    def __init__(self, project: Path, place: Path, seed: int) -> None:
        self.project, self.place, self.chance = project, place, Random(seed)
        self.moment = BEGINS
        self.done: Counter[str] = Counter()
        self.live = ResidentSite(project, BEGINS.isoformat(), lambda words: None)

    def step(self) -> None:
        name = self.chance.choice([*EDITS, "another time"])
        before = self.place / "before"
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(self.project, before, ignore=shutil.ignore_patterns(".cache", "build"))
        if name == "another time":
            self.moment += timedelta(hours=self.chance.randrange(1, 24 * 40))
        else:
            EDITS[name](self.project, self.chance)
        as_of, to = self.moment.isoformat(), self.place / "clean"
        shutil.rmtree(to, ignore_errors=True)
        wanted = from_the_beginning(self.project, as_of, to)
        got = brought_up_to_date(self.project, as_of, self.place / "site")
        told = f"after {name} (edit {sum(self.done.values()) + 1})"
        if isinstance(wanted, str) or isinstance(got, str):
            assert wanted == got, told
            self.done[f"{name}, refused"] += 1
            for part in ("content", "site_config", "theme", "checks"):
                shutil.rmtree(self.project / part, ignore_errors=True)
                if (before / part).exists():
                    shutil.copytree(before / part, self.project / part)
            return
        assert sorted(wanted) == sorted(got), told
        assert [path for path in wanted if wanted[path] != got[path]] == [], told
        self.live._as_of = as_of
        shown = {path: self.live.file(path) for path in wanted}
        refreshed = self.live.refresh()
        now = {path: self.live.file(path) for path in wanted}
        assert [path for path in wanted if wanted[path] != now[path]] == [], f"{told}, in memory"
        pages = [path for path in wanted if path.endswith("index.html") and shown[path] is not None]
        different = {f"/{path.removesuffix('index.html')}" for path in pages if shown[path] != now[path]}
        assert different <= (refreshed.addresses or different), f"{told}: pages that nobody was told of"
        self.done[name] += 1


@pytest.mark.parametrize("seed", range(4))
def test_two_hundred_edits_to_a_small_site(tmp_path: Path, seed: int) -> None:
    project = tmp_path / "town"
    shutil.copytree(PROJECT / "tests/sites/good_town", project)
    walk = Walk(project, tmp_path, seed)
    for _ in range(50):
        walk.step()
    print(walk.done)
    assert sum(count for name, count in walk.done.items() if not name.endswith("refused")) >= 20


def test_ten_edits_to_the_reference_site(tmp_path: Path) -> None:
    walk = Walk(copy_of_reference(tmp_path / "council"), tmp_path, 10)
    for _ in range(10):
        walk.step()
