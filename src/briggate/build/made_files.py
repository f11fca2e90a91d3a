"""The files that the engine makes by itself (generated pages, sitemap, feeds …), made beside the rendering of pages."""

import json
from collections.abc import Mapping

from jinja2 import TemplateError

from briggate.build.edition import Edition
from briggate.build.inputs import Inputs
from briggate.build.stopped import BuildStopped, CouldNotComplete
from briggate.build.template_faults import template_fault
from briggate.files.cache import Store, digest
from briggate.processes import Aside, ProcessDied


class MadeFiles:
    """All of them depend on the outline of the site alone, so they are kept under it."""

    def __init__(self, edition: Edition, inputs: Inputs, cache: Store) -> None:
        self._edition, self._cache = edition, cache
        self._key = digest("made files", inputs.outline)
        self._kept = cache.find([self._key]).get(self._key)
        self._aside = Aside(self._made) if self._kept is None else None

    def files(self) -> dict[str, bytes]:
        """Path → bytes, once they are there. Raises BuildStopped for a fault in a template, CouldNotComplete where nothing came of it."""
        if self._kept is None:
            assert self._aside
            try:
                self._kept = self._aside.result()
            except ProcessDied:
                wrong = "the process that makes the A to Z, topics and feeds ended without a result"
                raise CouldNotComplete(f"{wrong}  Build again, and see whether the machine has memory enough.") from None
            self._cache.keep({self._key: self._kept})
        return _unpacked(self._kept)

    @property
    def pages(self) -> int:
        """How many of them are generated pages."""
        return sum(path.endswith("index.html") for path in self.files()) - len(self._edition.site.moved)

    def end(self) -> None:
        if self._aside:
            self._aside.end()

    def _made(self) -> bytes:
        try:
            return _packed(self._edition.made_files())
        except TemplateError as error:
            raise BuildStopped(template_fault(error)) from None


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
