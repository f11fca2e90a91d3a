"""What is saved is told once for all that belongs together, whatever an editor does to save it; what it writes for itself is not."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pytest
from watchdog.events import FileSystemEvent
from watchdog.observers.polling import PollingObserver

from briggate.build import watching
from briggate.build.load import Project
from briggate.build.watching import LONGEST, MANY, SETTLED, SETTLED_MANY, Burst, Watcher, is_watched
from tests.sites import BOUND, tiny_site

PAGE = "content/bins/index.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tiny_site(tmp_path.resolve() / "council")


@pytest.fixture
def watcher(project: Path) -> Iterator[Watcher]:
    with Watcher(Project(project), pytest.fail) as running:
        yield running


def until(watcher: Watcher, *wanted: str) -> set[str]:
    """All that is told until each of these was; a test fails if that does not come."""
    told: set[str] = set()
    while not told.issuperset(wanted):
        burst = SimpleQueue[frozenset[str]]()
        Thread(target=lambda burst=burst: burst.put(watcher.wait()), daemon=True).start()
        told |= burst.get(timeout=BOUND)
    return told


def test_a_saved_page_is_told_by_its_path(watcher: Watcher, project: Path) -> None:
    (project / PAGE).write_text("other words", encoding="utf-8")
    assert until(watcher, PAGE) == {PAGE}


@pytest.mark.parametrize("beside", [".index.md.swp", "index.md~", "4913", "index.md.tmp", "#index.md#", ".#index.md", "___jb_tmp___"])
def test_an_editor_may_write_beside_it_and_move_that_over_it(watcher: Watcher, project: Path, beside: str) -> None:
    """As vim, Emacs, JetBrains' editors and many others save, so that a page is never half there."""
    temporary = project / "content/bins" / beside
    temporary.write_text("other words", encoding="utf-8")
    os.replace(temporary, project / PAGE)
    assert until(watcher, PAGE) == {PAGE}


def test_what_goes_and_what_comes_is_told(watcher: Watcher, project: Path) -> None:
    (project / PAGE).unlink()
    assert PAGE in until(watcher, PAGE)
    (project / "site_config/contacts").mkdir()
    (project / "site_config/contacts/waste.yml").write_text("{}", encoding="utf-8")
    assert until(watcher, "site_config/contacts")
    (project / "mkdocs.yml").write_text("{}", encoding="utf-8")
    assert "mkdocs.yml" in until(watcher, "mkdocs.yml")


def test_a_folder_that_comes_and_goes_is_watched_from_then_on(watcher: Watcher, project: Path) -> None:
    """A checkout of another branch takes whole folders away and puts them back."""
    for _ in range(2):
        shutil.rmtree(project / "theme")
        until(watcher, "theme")
        (project / "theme").mkdir()
        until(watcher, "theme")
        (project / "theme/brand.css").write_text("", encoding="utf-8")
        assert until(watcher, "theme/brand.css") == {"theme/brand.css"}


def test_a_folder_moved_in_or_out_stands_for_all_that_is_in_it(watcher: Watcher, project: Path, tmp_path: Path) -> None:
    (project / "content/bins").rename(tmp_path / "aside")
    until(watcher, "content/bins")
    (tmp_path / "aside").rename(project / "content/rubbish")
    until(watcher, "content/rubbish")
    (project / "content/rubbish/index.md").write_text("other words", encoding="utf-8")
    until(watcher, "content/rubbish/index.md")


def test_what_is_only_read_or_lies_elsewhere_is_not_told(watcher: Watcher, project: Path) -> None:
    """Or each build, which reads everything and writes its own, would lead to the next."""
    for name in ("build/site/index.html", ".cache/briggate/builds.json", "checks/local/__pycache__/rule.pyc"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("", encoding="utf-8")
    (project / PAGE).read_text(encoding="utf-8")
    (project / "content/index.md").touch()
    (project / "content/index.md").write_text("other words", encoding="utf-8")
    assert until(watcher, "content/index.md") <= {"content/index.md", "checks", "checks/local"}


def test_reading_wakes_nobody(project: Path) -> None:
    """After each change every page is read again: to be told of that takes as long as the reading."""
    heard: list[str] = []

    class Listening(Watcher):
        def on_any_event(self, event: FileSystemEvent) -> None:
            heard.append(event.event_type)
            super().on_any_event(event)

    with Listening(Project(project), pytest.fail) as watcher:
        for path in project.rglob("*.*"):
            path.read_bytes()
        (project / PAGE).write_text("other words", encoding="utf-8")
        until(watcher, PAGE)
    assert set(heard) <= {"modified", "closed"}


def test_five_hundred_files_are_all_told(watcher: Watcher, project: Path) -> None:
    names = {f"content/bins/page-{number}.md" for number in range(500)}
    for name in names:
        (project / name).write_text("", encoding="utf-8")
    assert until(watcher, *names) == names


def test_where_the_system_watches_no_more_files_are_looked_through_and_that_is_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(PollingObserver):
        def start(self) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(watching, "Observer", Full)
    warned: list[str] = []
    with Watcher(Project(project), warned.append) as watcher:
        (project / PAGE).write_text("other words", encoding="utf-8")
        assert until(watcher, PAGE) == {PAGE}
    why = "This machine watches as many files as it may, and cannot tell which are saved"
    assert warned == [f"{why}, so they are looked through every second."]


def test_changes_that_follow_one_another_are_one() -> None:
    burst = Burst()
    assert burst.seconds_left(100) is None
    burst.add("a", 100)
    burst.add("b", 100 + SETTLED * 0.9)
    assert burst.seconds_left(100 + SETTLED) == pytest.approx(SETTLED * 0.9)
    assert burst.seconds_left(100 + SETTLED * 2) == 0
    assert burst.take() == {"a", "b"}
    assert burst.seconds_left(200) is None


def test_many_changes_are_given_longer_for_git_pauses_between_them() -> None:
    burst = Burst()
    for number in range(MANY + 1):
        burst.add(f"page-{number}", 100)
    assert burst.seconds_left(100) == pytest.approx(SETTLED_MANY)


def test_changes_that_never_end_are_told_in_the_end() -> None:
    burst = Burst()
    for hundredths in range(round(LONGEST * 100)):
        burst.add("a", 100 + hundredths / 100)
    assert burst.seconds_left(100 + LONGEST) == 0


@pytest.mark.parametrize("path", ["content/news/2026/5.md", "content/news/2026", "mkdocs.yml", "theme", "checks/local/rule.py"])
def test_what_a_site_is_made_of_is_watched(path: str) -> None:
    assert is_watched(path)


@pytest.mark.parametrize("path", ["", "build/site/index.html", "mkdocs.yml~", "content/4913", "content/.git/x.md", "contents/x.md"])
def test_what_it_is_not_made_of_is_not(path: str) -> None:
    assert not is_watched(path)
