"""A council whose every page and setting attacks its readers, made of the files in payloads/.

Each payload has a name, and calls `ran('<name>')` if it ever runs, or asks https://evil.example/<name> for something.

- payloads/cut: bodies of which the attack is taken away, and the words before and after it stay.
- payloads/shown: bodies that only look like an attack, and are shown as they were written.
- payloads/town: a whole council. Each text of each page type and setting holds a payload, which is shown as it was written.
- payloads/refused: whole pages that no build accepts; each says itself, after `# refused:`, what the builder answers.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.sites import MKDOCS_YML, page, write_files

PAYLOADS = Path(__file__).parent / "payloads"
MOMENT = "2026-12-10T09:00"
_NAME = re.compile(r"\bran\((?:'|&#39;)([a-z0-9-]+)(?:'|&#39;)\)|//evil\.example/([a-z0-9-]+)")


@dataclass(frozen=True)
class Payload:
    """One attack, and the file that it stands in."""

    name: str
    file: Path

    @property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")


def payloads(kind: str) -> Iterator[Payload]:
    """The payloads of a folder: one a file, but as many as there are names in the files of the town."""
    for file in sorted((PAYLOADS / kind).rglob("*.*")):
        if kind == "town":
            yield from (Payload(name, file) for name in sorted(names_in(file.read_text(encoding="utf-8"))))
        else:
            yield Payload(file.stem, file)


def names_in(text: str) -> set[str]:
    """The payloads that a text calls by name."""
    return {match[1] or match[2] for match in _NAME.finditer(text)}


def hostile_town(folder: Path) -> Path:
    """The council in a folder, every payload but the refused ones in it."""
    shutil.copytree(PAYLOADS / "town", folder, dirs_exist_ok=True)
    files = {"mkdocs.yml": MKDOCS_YML}
    for kind in ("cut", "shown"):
        files[f"content/{kind}/index.md"] = page(f"Bodies that are {kind}")
        for payload in payloads(kind):
            body = f"Before {payload.name}.\n\n{payload.text}\n\nAfter {payload.name}.\n"
            files[f"content/{kind}/{payload.name}.md"] = page(f"Page {payload.name}", body, type="page")
        (folder / "content" / kind).mkdir()
        for picture in ("green-bin.png", "x.png"):  # cannot be shown, so that `onerror` would be called
            (folder / "content" / kind / picture).write_bytes(b"\x89PNG\r\n\x1a\n")
    write_files(folder, files)
    (folder / "content/bins/form.pdf").write_bytes(b"%PDF-1.4\n")
    return folder
