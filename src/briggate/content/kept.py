"""Pages as an earlier run read them: reading YAML and checking it costs more than all else when nothing has changed."""

import io
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from briggate.files.cache import Cache, digest, engine_digest
from briggate.model.front_matter import FrontMatter
from briggate.model.record import Record

_SHARES = 64
"""Into how many shares the pages are parted. An edit of one page writes one share."""
_PLAIN = frozenset({("datetime", "date"), ("datetime", "time"), ("datetime", "datetime"), ("datetime", "timedelta")})


class KeptPage(NamedTuple):
    """What was read of a page: its front matter without a fault, where its values stand, and where in the file the body begins."""

    source: bytes
    """A digest of the file."""
    meta: FrontMatter
    lines: dict[tuple[str | int, ...], int]
    body_at: int
    """In bytes."""
    body_line: int


class KeptPages:
    """The pages of one content folder, kept by their files: in a cache, or where `file` is None for as long as this lives.

    A file that says anything else than it did is not found here. What the cache holds is never run: it is read by an unpickler that
    makes records and dates, and nothing else.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._before: Mapping[str, KeptPage] = {}
        self._now: dict[str, KeptPage] = {}
        self._keys = [digest("pages read", engine_digest(), str(share)) for share in range(_SHARES)] if file else []
        if file is not None and file.exists():
            with Cache(file) as cache:
                found = cache.find(self._keys)
            self._before = {source: page for share in found.values() for source, page in _read(share).items()}

    @property
    def digests(self) -> dict[str, bytes]:
        """A digest of each file that was last read and is remembered."""
        return {source: page.source for source, page in self._before.items()}

    def stay_in_memory(self) -> None:
        """Write nothing down any more: for one that reads again and again."""
        self._file = None

    def find(self, source: str, data: bytes) -> KeptPage | None:
        """What was read of a file that holds these bytes."""
        known = self._before.get(source)
        if known is None or known.source != digest(data):
            return None
        self._now[source] = known
        return known

    def keep(self, source: str, data: bytes, meta: FrontMatter, lines: dict[tuple[str | int, ...], int], body: str, body_line: int) -> None:
        """Remember a page, if the body stands in its file as it is."""
        written = body.encode()
        if data.endswith(written):
            self._now[source] = KeptPage(digest(data), meta, lines, len(data) - len(written), body_line)

    def save(self) -> None:
        """Let the next reading find them."""
        before, self._before, self._now = self._before, self._now, {}
        if self._file is None:
            return
        changed = (source for source in before.keys() | self._before.keys() if before.get(source) is not self._before.get(source))
        shares: dict[int, dict[str, tuple[Any, ...]]] = {_share_of(source): {} for source in changed}
        if not shares:
            return
        for source, page in self._before.items():
            if (share := _share_of(source)) in shares:
                shares[share][source] = tuple(page)
        with Cache(self._file) as cache:
            cache.keep({self._keys[share]: pickle.dumps(pages, protocol=5) for share, pages in shares.items()})
            if not before:  # nothing there was of use: another engine's, or spoilt; what another run wrote meanwhile is read again
                cache.forget_others(0)


def _share_of(source: str) -> int:
    return crc32(source.encode(errors="surrogatepass")) % _SHARES


def _read(data: bytes) -> Mapping[str, KeptPage]:
    try:
        return {source: KeptPage(*page) for source, page in _Unpickler(io.BytesIO(data)).load().items()}
    except (pickle.UnpicklingError, AttributeError, EOFError, TypeError, ValueError):  # nothing that we wrote
        return {}


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith("briggate.model."):
            found = super().find_class(module, name)
            if isinstance(found, type) and issubclass(found, Record):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is nothing that a page is made of")
