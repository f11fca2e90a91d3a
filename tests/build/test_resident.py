"""A site held in memory: what was wrong for a while leaves nothing behind."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from briggate.build import plugin
from briggate.build.edition import Edition
from briggate.build.resident import ResidentSite
from briggate.build.stopped import BuildStopped, CouldNotComplete
from tests.sites import service, tiny_site, write_files

MOMENT = "2026-12-10T09:00"


@pytest.fixture
def council(tmp_path: Path) -> Path:
    return tiny_site(tmp_path / "council", {"content/bins/a.md": service("Apples")})


@pytest.fixture
def live(council: Path) -> ResidentSite:
    return ResidentSite(council, MOMENT, lambda words: None)


def test_a_template_changed_while_a_page_has_a_fault_is_shown_once_the_page_is_mended(council: Path, live: ResidentSite) -> None:
    """The build that stopped has seen the new template; the next one must not take the old for it."""
    write_files(
        council, {"theme/partials/page_foot.html": "<p>A new foot</p>\n", "content/bins/a.md": service("Apples", "[x](/nowhere/)\n")}
    )
    with pytest.raises(BuildStopped):
        live.refresh()
    write_files(council, {"content/bins/a.md": service("Apples")})
    live.refresh()
    assert b"A new foot" in (live.file("bins/a/index.html") or b"")


def test_a_template_of_a_generated_page_that_cannot_be_read_stops_the_build_at_once(council: Path, live: ResidentSite) -> None:
    """And not whoever asks for the A to Z later."""
    before = live.file("a-to-z/all/index.html")
    write_files(council, {"theme/a_to_z.html": "{% nonsense %}\n"})
    with pytest.raises(BuildStopped, match=r"a_to_z\.html:1  .*  Mend the template\."):
        live.refresh()
    assert live.file("a-to-z/all/index.html") == before
    (council / "theme/a_to_z.html").unlink()
    live.refresh()
    assert live.file("a-to-z/all/index.html") == before


def test_generated_pages_may_be_asked_for_by_many_threads_while_the_site_is_made_again(
    council: Path, live: ResidentSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_files = Edition.made_files
    monkeypatch.setattr(Edition, "made_files", lambda self: (time.sleep(1), made_files(self))[1])
    write_files(council, {"content/bins/a.md": service("Pears")})
    live.refresh()
    with ThreadPoolExecutor() as threads:
        asked = [threads.submit(live.file, "a-to-z/all/index.html")]
        write_files(council, {"content/bins/a.md": service("Pears", "Other words.\n")})
        live.refresh()
        asked += [threads.submit(live.file, "a-to-z/all/index.html") for _ in range(3)]
        pages = {each.result() for each in asked}
    assert len(pages) == 1
    assert b"Pears" in (pages.pop() or b"")


def test_generated_pages_that_could_not_be_made_are_made_again(council: Path, live: ResidentSite, monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()
    with monkeypatch.context() as patch:
        patch.setattr(Edition, "made_files", lambda self: os.getpid() != here and os.kill(os.getpid(), signal.SIGKILL))
        write_files(council, {"content/bins/a.md": service("Pears")})
        live.refresh()
        with pytest.raises(CouldNotComplete, match="making the A to Z"):
            live.file("a-to-z/all/index.html")
        write_files(council, {"content/bins/a.md": service("Plums")})
        live.refresh()  # whatever became of the last ones
    write_files(council, {"content/bins/a.md": service("Quinces")})
    live.refresh()
    assert b"Quinces" in (live.file("a-to-z/all/index.html") or b"")


def test_a_template_that_is_saved_while_pages_are_read_is_shown_after_the_next_change(
    council: Path, live: ResidentSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_site = plugin.load_site

    def saved_meanwhile(*given: Any, **named: Any) -> Any:
        write_files(council, {"theme/partials/page_foot.html": "<p>A new foot</p>\n"})
        return load_site(*given, **named)

    with monkeypatch.context() as patch:
        patch.setattr(plugin, "load_site", saved_meanwhile)
        write_files(council, {"content/bins/a.md": service("Pears")})
        live.refresh()
    live.refresh()
    assert all(b"A new foot" in (live.file(f"{page}index.html") or b"") for page in ("", "bins/", "bins/a/"))
