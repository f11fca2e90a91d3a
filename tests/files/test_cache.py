"""The one cache: what was kept comes back as it was, or not at all."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briggate.files import cache as cache_module
from briggate.files.cache import Cache, digest


@given(st.lists(st.binary(max_size=4), max_size=4), st.lists(st.binary(max_size=4), max_size=4))
def test_a_digest_differs_when_a_part_does_or_the_border_between_two(one: list[bytes], other: list[bytes]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def test_a_digest_of_any_text() -> None:
    assert len({digest("\ud800"), digest("\udfff"), digest("?"), digest("é"), digest("é".encode("latin-1"))}) == 5
    assert digest("é") == digest("é".encode())


def test_what_is_kept_is_found_by_the_next(tmp_path: Path) -> None:
    with Cache(tmp_path / "deep/er/cache") as cache:
        cache.keep({b"a": b"one", b"b": b""})
        cache.keep({b"a": b"two"})
    with Cache(tmp_path / "deep/er/cache") as cache:
        assert cache.find([b"a", b"b", b"c"]) == {b"a": b"two", b"b": b""}


def test_a_value_under_another_key_is_not_found(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache") as cache:
        cache.keep({b"a": b"one", b"b": b"two"})
    with sqlite3.connect(tmp_path / "cache") as database:
        database.execute("UPDATE results SET value = (SELECT value FROM results WHERE key = x'61') WHERE key = x'62'")
    with Cache(tmp_path / "cache") as cache:
        assert cache.find([b"a", b"b"]) == {b"a": b"one"}


def test_the_oldest_go_first_and_what_was_kept_again_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "ROWS_MOST", 3)
    keys = [bytes([number]) for number in range(5)]
    with Cache(tmp_path / "cache") as cache:
        for key in (*keys[:3], keys[0], *keys[3:]):
            cache.keep({key: b"x"})
        assert sorted(cache.find(keys)) == [keys[0], *keys[3:]]


def test_two_at_once_keep_what_both_found(tmp_path: Path) -> None:
    with Cache(tmp_path / "cache") as one, Cache(tmp_path / "cache") as other:
        one.keep({b"a": b"one"})
        other.keep({b"b": b"two"})
        assert one.find([b"a", b"b"]) == other.find([b"a", b"b"]) == {b"a": b"one", b"b": b"two"}


@pytest.mark.parametrize(
    "table", ["CREATE TABLE results (other TEXT)", "CREATE TABLE results (key BLOB, value INTEGER)", "CREATE TABLE x (y)"]
)
def test_a_database_of_another_kind_keeps_nothing_and_breaks_nothing(tmp_path: Path, table: str) -> None:
    with sqlite3.connect(tmp_path / "cache") as database:
        database.execute(table)
    with Cache(tmp_path / "cache") as cache:
        assert cache.find([b"a"]) == {}
        cache.keep({b"a": b"one"})
        assert cache.find([b"a"]) in ({}, {b"a": b"one"})


@pytest.mark.parametrize("value", [None, 7, 1.5, "text", b"", b"short", b"a long enough value"])
def test_a_value_of_another_kind_counts_as_missing(tmp_path: Path, value: object) -> None:
    with sqlite3.connect(tmp_path / "cache") as database:
        database.execute("CREATE TABLE results (key BLOB PRIMARY KEY, value)")
        database.execute("INSERT INTO results VALUES (?, ?)", (b"a", value))
    with Cache(tmp_path / "cache") as cache:
        assert cache.find([b"a"]) == {}


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with Cache(tmp_path / "file/cache") as cache:
        cache.keep({b"a": b"one"})
        assert cache.find([b"a"]) == {}
