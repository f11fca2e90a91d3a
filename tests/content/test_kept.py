"""What an earlier reading found: the next one finds it again, and writes down no more than has changed."""

import sqlite3
from pathlib import Path

import pytest

from briggate.content import KeptPages, read_content
from tests.sites import service, write_files

PAGES = {f"bins/page-{number:03}.md": service(f"Page {number}") for number in range(300)}


def read_again(content: Path, cache: Path) -> tuple[str, ...]:
    """The titles that a reading with a cache gives, in the order of addresses."""
    return tuple(page.title for page in read_content(content, KeptPages(cache)).pages)


def rows(cache: Path) -> set[tuple[int, bytes]]:
    """What is written down: a row that is written again has another number."""
    database = sqlite3.connect(cache)
    found = set(database.execute("SELECT rowid, key FROM results"))
    database.close()
    return found


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_files(tmp_path / "content", PAGES)


@pytest.fixture
def cache(tmp_path: Path, content: Path) -> Path:
    """What was kept of a first reading."""
    read_again(content, tmp_path / "read.sqlite")
    return tmp_path / "read.sqlite"


def test_what_was_kept_is_found_again_and_nothing_is_written(content: Path, cache: Path) -> None:
    before = rows(cache)
    kept = KeptPages(cache)
    assert kept.digests.keys() == PAGES.keys()
    read_content(content, kept)
    assert kept.digests.keys() == PAGES.keys()
    assert rows(cache) == before


@pytest.mark.parametrize("change", ["another text", "another page", "a page less"])
def test_one_change_writes_one_row(content: Path, cache: Path, change: str) -> None:
    before = rows(cache)
    if change == "a page less":
        (content / "bins/page-007.md").unlink()
    else:
        write_files(content, {"bins/page-007.md" if change == "another text" else "bins/page-007-b.md": service("Another title")})
    assert read_again(content, cache) == read_again(content, cache.with_name("none.sqlite"))
    after = rows(cache)
    assert len(after - before) == 1
    assert len(after) == len(before)
    assert KeptPages(cache).digests.keys() == {path.relative_to(content).as_posix() for path in content.rglob("*.md")}


@pytest.mark.parametrize("sql", ["DELETE FROM results WHERE rowid = 7", "UPDATE results SET value = x'00' WHERE rowid = 7"])
def test_a_share_that_is_gone_or_spoilt_is_read_again(content: Path, cache: Path, sql: str) -> None:
    before = rows(cache)
    database = sqlite3.connect(cache)
    with database:
        database.execute(sql)
    database.close()
    assert 0 < len(KeptPages(cache).digests) < len(PAGES)
    assert read_again(content, cache) == read_again(content, cache.with_name("none.sqlite"))
    assert len(rows(cache) - before) == 1
    assert KeptPages(cache).digests.keys() == PAGES.keys()


def test_pages_that_are_all_gone_are_not_found_again(content: Path, cache: Path) -> None:
    """So many of them that shares are left with none."""
    for path in sorted(content.rglob("*.md"))[3:]:
        path.unlink()
    assert len(read_again(content, cache)) == 3
    assert len(KeptPages(cache).digests) == 3
    write_files(content, PAGES)
    assert read_again(content, cache) == read_again(content, cache.with_name("none.sqlite"))
    assert KeptPages(cache).digests.keys() == PAGES.keys()


def test_what_another_engine_kept_is_forgotten(content: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(cache)
    monkeypatch.setattr("briggate.content.kept.engine_digest", lambda: b"another")
    assert not KeptPages(cache).digests
    read_again(content, cache)
    after = rows(cache)
    assert {key for _, key in after}.isdisjoint(key for _, key in before)
    assert len(after) == len(before)
