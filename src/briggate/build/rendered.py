"""A page as it was rendered, and what is remembered of it for the next build."""

import json
from dataclasses import dataclass, field
from typing import Any

from briggate.build.rendering import Anchor, Places, Question
from briggate.files.cache import digest, engine_digest
from briggate.model.fault import Fault

LEDGER = digest("ledger of pages", engine_digest())
"""Under what key the ledger of the last build is kept."""


@dataclass(frozen=True)
class Entry:
    """What is remembered of a page: a digest of its source, the key that it was rendered under, and what that needs from others."""

    source: bytes
    key: bytes
    asked: tuple[Question, ...]
    places: Places
    anchors: tuple[Anchor, ...]
    words: int


@dataclass(frozen=True)
class Rendered:
    """A page rendered: its bytes, and what search is to know of it (both empty where nobody may see it yet)."""

    html: bytes
    document: bytes
    entry: Entry
    faults: tuple[Fault, ...] = ()

    def to_bytes(self) -> bytes:
        return len(self.html).to_bytes(8, "big") + self.html + self.document

    @classmethod
    def from_bytes(cls, data: bytes, entry: Entry) -> "Rendered":
        end = 8 + int.from_bytes(data[:8], "big")
        return cls(data[8:end], data[end:], entry)


@dataclass(frozen=True)
class Ledger:
    """What a build leaves for the next one: its outline (`Inputs.outline`), and an entry for each page, by its file."""

    outline: bytes = b""
    entries: dict[str, Entry] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        rows = {
            source: (e.source.hex(), e.key.hex(), e.asked, e.places.ids, e.places.headings, e.anchors, e.words)
            for source, e in self.entries.items()
        }
        return json.dumps({"outline": self.outline.hex(), "pages": rows}, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_bytes(cls, data: bytes | None) -> "Ledger":
        """The ledger that `to_bytes` wrote; an empty one where there is none, or something else is written there."""
        try:
            return cls._read(json.loads(data)) if data is not None else cls()
        except (ValueError, KeyError, TypeError, AttributeError):
            return cls()

    @classmethod
    def _read(cls, said: dict[str, Any]) -> "Ledger":
        entries = {
            name: Entry(
                bytes.fromhex(source),
                bytes.fromhex(key),
                tuple(tuple(question) for question in asked),
                Places(tuple(ids), tuple(headings)),
                tuple((target, anchor, written) for target, anchor, written in anchors),
                words,
            )
            for name, (source, key, asked, ids, headings, anchors, words) in said["pages"].items()
        }
        return cls(bytes.fromhex(said["outline"]), entries)
