"""Where processes cannot be forked (Windows, macOS) everything is done by one, and comes to the same."""

from pathlib import Path

import pytest

from briggate.build.load import Project, load_site
from briggate.build.pipeline import build
from briggate.build.resident import ResidentSite
from briggate.build.stopped import BuildStopped
from briggate.checks.catalogue import load_catalogue
from briggate.checks.html_page import HtmlPage
from briggate.checks.runner import Subjects, run
from briggate.checks.source_page import SourcePage
from briggate.model.policy import NOTHING_SAID
from briggate.processes import Aside, Limits, ProcessDied
from tests.sites import files_of, service, tiny_site, write_files

MOMENT = "2026-12-10T09:00"


@pytest.fixture
def council(tmp_path: Path) -> Path:
    return tiny_site(tmp_path / "council", {f"content/bins/page-{n}.md": service(f"Page {n}", f"#### Deep {n}\n") for n in range(20)})


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briggate.processes.workers.can_fork", lambda: False)


def test_the_same_site_is_built(council: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    several = files_of(build(council, MOMENT, tmp_path / "several").folder)
    (council / ".cache/briggate/pages.sqlite").unlink()
    monkeypatch.setattr("briggate.processes.workers.can_fork", lambda: False)
    assert files_of(build(council, MOMENT, tmp_path / "alone").folder) == several


@pytest.mark.usefixtures("alone")
def test_each_fault_is_told_once(council: Path) -> None:
    with pytest.raises(BuildStopped) as stopped:
        build(write_files(council, {"content/bins/page-3.md": service("Page 3", "[x](/nowhere/)\n")}), MOMENT)
    assert str(stopped.value).count("content/bins/page-3.md") == 1


@pytest.mark.usefixtures("alone")
def test_a_site_is_held_in_memory(council: Path) -> None:
    live = ResidentSite(council, MOMENT, lambda words: None)
    write_files(council, {"content/bins/page-3.md": service("Quinces")})
    live.refresh()
    assert b"Quinces" in (live.file("bins/page-3/index.html") or b"")
    assert b"Quinces" in (live.file("a-to-z/all/index.html") or b"")


def test_the_same_is_found(council: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build(council, MOMENT, tmp_path / "site").folder
    rules = [rule for rule in load_catalogue() if rule.subject in (SourcePage, HtmlPage)]
    subjects = Subjects(load_site(Project(council), MOMENT), NOTHING_SAID, built)
    several = run(subjects, rules, None)
    monkeypatch.setattr("briggate.processes.workers.can_fork", lambda: False)
    here = run(subjects, rules, None)
    assert several.hits == here.hits != []
    assert several.not_run == here.not_run == []


@pytest.mark.usefixtures("alone")
def test_memory_that_runs_out_is_told_as_it_is_of_a_process() -> None:
    def runs_out() -> None:
        raise MemoryError

    with pytest.raises(ProcessDied) as died:
        Aside(runs_out, Limits(seconds=60, memory=1 << 30)).result()
    assert died.value.given_up.why == "memory"
