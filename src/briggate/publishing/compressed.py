"""Compressed copies of a built site's files, which web servers send to browsers that read them, in place of the files."""

import gzip
import os
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import batched
from pathlib import Path

from briggate.files.cache import Cache, digest
from briggate.files.text import write_whole

LEAST_BYTES = 1_000
"""Smaller files come in one packet as they are."""
_TEXT = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".ics", ".webmanifest"})
_LEVEL = 9
_AT_ONCE = 256
"""Files that are held in memory together."""


@dataclass(frozen=True)
class Copies:
    """What was written: how many copies, the bytes of the files and of their copies, and how many of these no earlier run had made."""

    files: int = 0
    bytes_before: int = 0
    bytes_after: int = 0
    made_anew: int = 0

    def __add__(self, other: "Copies") -> "Copies":
        return Copies(
            self.files + other.files,
            self.bytes_before + other.bytes_before,
            self.bytes_after + other.bytes_after,
            self.made_anew + other.made_anew,
        )


def write_compressed(site: Path, cache: Path) -> Copies:
    """Write `page.html.gz` beside each `page.html` of a built site, and so for every text that is worth it.

    The same file has the same copy, whenever it is made. `cache` is the file in which copies are kept for the next time. Raises OSError
    where the site cannot be read or written.
    """
    done = Copies()
    # Threads are enough for all processors: zlib lets go of Python while it works.
    with Cache(cache) as kept, ThreadPoolExecutor(os.cpu_count()) as workers:
        for paths in batched(sorted(_texts(site)), _AT_ONCE):
            done += _write(list(paths), kept, workers)
    return done


def _write(paths: list[Path], kept: Cache, workers: ThreadPoolExecutor) -> Copies:
    texts = list(workers.map(Path.read_bytes, paths))
    keys = [digest("gzip", zlib.ZLIB_RUNTIME_VERSION, str(_LEVEL), text) for text in texts]
    copies = kept.find(keys)
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in copies}
    made = dict(zip(missing, workers.map(_compressed, missing.values()), strict=True))
    kept.keep(made)
    copies |= made
    done = Copies(made_anew=len(made))
    for path, key, text in zip(paths, keys, texts, strict=True):
        if len(copies[key]) < len(text):
            write_whole(path.with_name(f"{path.name}.gz"), copies[key])
            done += Copies(1, len(text), len(copies[key]))
    return done


def _compressed(text: bytes) -> bytes:
    return gzip.compress(text, _LEVEL, mtime=0)


def _texts(site: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(site):
        for name in names:
            path = Path(folder, name)
            if path.suffix in _TEXT and path.stat().st_size >= LEAST_BYTES:
                yield path
