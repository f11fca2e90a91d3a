"""The files that the engine makes by itself (generated pages, sitemap, feeds …), made beside the rendering of pages."""

import json
from collections.abc import Mapping
from threading import Lock

from briggate.build.edition import Edition
from briggate.build.inputs import Inputs
from briggate.build.page_limits import fault_of_theme
from briggate.build.stopped import BuildStopped, CouldNotComplete
from briggate.build.template_faults import stopped_by_templates
from briggate.files.cache import Store, digest
from briggate.processes import Aside, Limits, ProcessDied

LIMITS = Limits(seconds=300, memory=2 << 30)
"""What making all of them may take."""


class MadeFiles:
    """All of them depend on the outline of the site alone, so they are kept under it. Any thread may ask for them."""

    def __init__(self, edition: Edition, inputs: Inputs, cache: Store) -> None:
        self._cache, self._lock, self._moved = cache, Lock(), len(edition.site.moved)
        self._edition: Edition | None = edition
        """Until they are made: this may outlive many editions of one outline."""
        self._key = digest("made files", inputs.outline)
        self._kept = cache.find([self._key]).get(self._key)
        self._aside = None if self._kept else Aside(self._made, LIMITS)

    def files(self) -> dict[str, bytes]:
        """Path → bytes, once they are there. Raises BuildStopped for a fault in a template, CouldNotComplete where nothing came of it:
        whoever asks then begins anew.
        """
        with self._lock:
            if self._kept is None:
                aside, self._aside = self._aside or Aside(self._made, LIMITS), None
                try:
                    self._kept = aside.result()
                except ProcessDied as died:
                    raise CouldNotComplete(fault_of_theme("making the A to Z, topics and feeds", died.given_up, LIMITS)) from None
                self._edition = None
                self._cache.keep({self._key: self._kept})
            return _unpacked(self._kept)

    @property
    def paths(self) -> list[str]:
        """Their paths, as far as they are known: none where they could not be made."""
        try:
            return list(self.files())
        except BuildStopped:
            return []

    @property
    def pages(self) -> int:
        """How many of them are generated pages."""
        return sum(path.endswith("index.html") for path in self.files()) - self._moved

    def end(self) -> None:
        if self._aside:
            self._aside.end()

    @stopped_by_templates()
    def _made(self) -> bytes:
        assert self._edition
        return _packed(self._edition.made_files())


def _packed(files: Mapping[str, bytes]) -> bytes:
    """Files as one run of bytes: the length of the list of names and sizes, the list, and the files."""
    head = json.dumps([(path, len(data)) for path, data in files.items()]).encode()
    return b"".join((len(head).to_bytes(8, "big"), head, *files.values()))


def _unpacked(packed: bytes) -> dict[str, bytes]:
    at = 8 + int.from_bytes(packed[:8], "big")
    files = {}
    for path, size in json.loads(packed[8:at]):
        files[path] = packed[at : at + size]
        at += size
    return files
