"""The one cache: results kept by a digest of everything that they depend on."""

import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self
from zlib import crc32

import briggate

ROWS_MOST = 40_000
"""Results that are kept; the oldest go first."""
_CHECK = 4
"""Bytes of a value's checksum."""
_PAGE = 1 << 14
"""Bytes of a page of a new file: most pages of a site fit into one. On five of SQLite's usual 4 KB each takes twice as long to keep."""
_FORMAT = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB NOT NULL) STRICT"


def digest(*parts: bytes | str) -> bytes:
    """A key: 20 bytes that differ when any part does, or the border between two."""
    told: list[bytes] = []
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        told += len(data).to_bytes(8, "big"), data
    return blake2b(b"".join(told), digest_size=20).digest()


@cache
def engine_digest() -> bytes:
    """A digest of the engine that is installed, of Python and of all that is installed with it: a result of others counts no more.

    To ask which of that the engine stands on would take longer than most of what it makes.
    """
    return digest(sys.version, repr(_libraries()), repr(sorted(_written(str(Path(briggate.__file__).parent)))))


def _written(folder: str, inside: str = "") -> Iterator[tuple[str, int, int]]:
    """(path, bytes, nanosecond at which it was written) of every file in a folder, but for what Python writes beside its modules."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_file():
                said = entry.stat()
                yield inside + entry.name, said.st_size, said.st_mtime_ns
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _written(entry.path, f"{inside}{entry.name}/")


def _libraries() -> list[str]:
    """The folders that say what is installed and in which version, such as `lunr-0.8.0.dist-info`."""
    found: list[str] = []
    for folder in sys.path:
        with suppress(OSError):  # Python passes over what is no folder, or may not be read, as well
            found += (name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info")))
    return sorted(found)


class Store(Protocol):
    """Results by digest: a Cache, or a Memory."""

    def find(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that are there, by key."""

    def keep(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values."""


class Memory:
    """Results by digest for as long as this process lives, and for as long as each build needs them.

    `behind` is asked for what is not there, and keeps it too; it may be taken away.
    """

    def __init__(self, behind: Store | None = None) -> None:
        self.behind = behind
        self._now: dict[bytes, bytes] = {}
        self._before: dict[bytes, bytes] = {}

    def find(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that are there, by key."""
        asked = list(keys)
        found = {key: value for key in asked if (value := self._now.get(key) or self._before.get(key)) is not None}
        if self.behind:
            found |= self.behind.find(key for key in asked if key not in found)
        self._now |= found
        return found

    def keep(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values."""
        self._now |= values
        if self.behind:
            self.behind.keep(values)

    def turn(self) -> None:
        """Forget what was neither kept nor found since the last turn."""
        self._before, self._now = self._now, {}


class Cache:
    """Results by digest, in one SQLite file, so that a run that is killed leaves whole results or none.

    Each value carries a checksum of itself and its key: one that was spoilt on the disk counts as missing, and a file that is no cache is
    begun anew. That is why nobody waits for the disk: a power cut costs what was kept at most, and a run that is killed nothing. Where
    nothing can be written, nothing is kept, and every result is worked out.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._used: set[bytes] = set()
        self._database = self._opened()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def find(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that are there, by key."""
        found: dict[bytes, bytes] = {}
        if self._database is None:
            return found
        try:
            for key in keys:
                row = self._database.execute("SELECT value FROM results WHERE key = ?", (key,)).fetchone()
                if row is not None and (value := _whole(key, row[0])) is not None:
                    found[key] = value
        except sqlite3.Error:
            self._forget()
        self._used |= found.keys()
        return found

    def keep(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values, all of them or none."""
        self._used |= values.keys()
        if self._database is None or not values:
            return
        try:
            with self._database:
                rows = ((key, _check(key, value) + value) for key, value in values.items())
                self._database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", rows)
                self._database.execute(
                    "DELETE FROM results WHERE rowid <= (SELECT max(rowid) FROM results) - ?",
                    (ROWS_MOST,),
                )
        except sqlite3.Error:
            self._forget()

    def forget_others(self, spare: int) -> None:
        """Forget what this has neither found nor kept, once there is more than so much of it: it was of earlier texts."""
        if self._database is None:
            return
        try:
            with self._database:
                (count,) = self._database.execute("SELECT count(*) FROM results").fetchone()
                if count > len(self._used) + spare:
                    self._database.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
                    self._database.executemany("INSERT INTO used VALUES (?)", ((key,) for key in self._used))
                    self._database.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM used)")
                    self._database.execute("DROP TABLE used")
        except sqlite3.Error:
            self._forget()

    def close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

    def _opened(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                database = sqlite3.connect(self._file, timeout=10)
                database.execute(f"PRAGMA page_size = {_PAGE}")
                database.execute("PRAGMA journal_mode = WAL")
                database.execute("PRAGMA synchronous = OFF")
                database.execute(_FORMAT)
            except sqlite3.DatabaseError:
                self._remove()
            except OSError:
                return None
            else:
                return database
        return None

    def _forget(self) -> None:
        """The file is no good: take it away, and go on without."""
        self.close()
        self._remove()

    def _remove(self) -> None:
        for path in (self._file, *(self._file.with_name(self._file.name + end) for end in ("-wal", "-shm", "-journal"))):
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue


def _check(key: bytes, value: bytes) -> bytes:
    """Tells a value that was spoilt by chance, in a fifth of a digest's time: of 4,000 million such values one would pass."""
    return crc32(value, crc32(key)).to_bytes(_CHECK, "big")


def _whole(key: bytes, row: object) -> bytes | None:
    return value if isinstance(row, bytes) and row[:_CHECK] == _check(key, value := row[_CHECK:]) else None
