"""A site held in memory: what was wrong for a while leaves nothing behind."""

from pathlib import Path

import pytest

from briggate.build.resident import ResidentSite
from briggate.build.stopped import BuildStopped
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
    before = live.file("a-to-z/index.html")
    write_files(council, {"theme/a_to_z.html": "{% nonsense %}\n"})
    with pytest.raises(BuildStopped, match=r"a_to_z\.html:1  .*  Mend the template\."):
        live.refresh()
    assert live.file("a-to-z/index.html") == before
    (council / "theme/a_to_z.html").unlink()
    live.refresh()
    assert live.file("a-to-z/index.html") == before
