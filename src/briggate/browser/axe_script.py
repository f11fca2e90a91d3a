"""axe's script: which one is used, and which version it is."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import axe_selenium_python

from briggate.browser.faults import NoBrowser
from briggate.files.cache import digest

BUNDLED = Path(axe_selenium_python.__file__).parent / "node_modules/axe-core/axe.min.js"
OLDEST = (4, 10)
_VERSION = re.compile(r"axe v(\d+)\.(\d+)\.(\d+)")


@dataclass(frozen=True)
class AxeScript:
    file: Path

    @cached_property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @cached_property
    def version(self) -> str:
        found = _VERSION.search(self.text[:500])
        return ".".join(found.groups()) if found else ""

    @cached_property
    def digest(self) -> bytes:
        return digest(self.text)


def axe_script(file: Path | None = None) -> AxeScript:
    """The script in a file, or the one that is installed with us. Raises NoBrowser for what is not axe, or too old."""
    script = AxeScript(file or BUNDLED)
    try:
        version = script.version
    except (OSError, UnicodeError) as error:
        raise NoBrowser(f"{script.file}  cannot be read: {error}  Name axe's own file, axe.min.js.") from error
    if not version:
        raise NoBrowser(f"{script.file}  does not begin with the name and the version of axe  Name axe's own file, axe.min.js.")
    if tuple(map(int, version.split(".")))[:2] < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise NoBrowser(f"{script.file}  is axe {version}, and {oldest} is the oldest that knows enough  Take a newer one.")
    return script
