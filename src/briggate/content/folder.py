"""What lies in content/: pages, files beside them, and what may not lie there."""

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from briggate.model.fault import Fault
from briggate.model.file_names import DEEPEST, DEVICE, DOCUMENT_ENDINGS, NAME

FOLDER = "content"
_LEFT_BY_PROGRAMS = re.compile(r"\..*|.*~|Thumbs\.db|desktop\.ini")
"""What editors and operating systems leave behind. It is never published."""


def list_content(folder: Path, faults: list[Fault]) -> tuple[list[str], list[str]]:
    """The pages and the other files under a folder, relative to it; `faults` gathers what may not be there."""
    sources: list[str] = []
    files: list[str] = []
    if not folder.is_dir():
        faults.append(Fault(FOLDER, 0, "there is no such folder", "Run the command in the project's folder."))
        return sources, files
    if folder.is_symlink():
        faults.append(_shortcut(FOLDER))
        return sources, files
    for entry, path in _walk(folder, "", faults):
        ending = entry.name.rpartition(".")[2]
        if ending == "md":
            sources.append(path)
        elif ending not in DOCUMENT_ENDINGS:
            kinds = ", ".join(sorted(DOCUMENT_ENDINGS))
            fix = f"Pages end in .md; beside them may lie {kinds}."
            faults.append(Fault(f"{FOLDER}/{path}", 0, "this kind of file may not be published", fix))
        elif os.path.lexists(f"{entry.path}.md"):
            wrong = f"content/{path}.md would have the same address"
            faults.append(Fault(f"{FOLDER}/{path}", 0, wrong, "Rename one of the two files."))
        else:
            files.append(path)
    return sources, files


def _walk(folder: Path, inside: str, faults: list[Fault]) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Every ordinary file, in order, and its path. Shortcuts are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        faults.append(Fault(f"{FOLDER}/{inside}".rstrip("/"), 0, "the folder cannot be opened", "See who may read it."))
        return
    for entry in entries:
        path = inside + entry.name
        place = f"{FOLDER}/{path}"
        if _LEFT_BY_PROGRAMS.fullmatch(entry.name):
            continue
        if entry.is_symlink():
            faults.append(_shortcut(place))
        elif not NAME.fullmatch(entry.name):
            wrong = "a name may hold only small letters, figures, hyphens, dots and underscores, and begins with a letter or figure"
            faults.append(Fault(place, 0, wrong, _better_name(entry.name)))
        elif DEVICE.fullmatch(entry.name):
            faults.append(Fault(place, 0, f"Windows cannot have a file called {entry.name}", "Give it another name."))
        elif entry.is_file():
            yield entry, path
        elif not entry.is_dir():
            faults.append(Fault(place, 0, "this is not an ordinary file", "Take it away."))
        elif path.count("/") >= DEEPEST:
            faults.append(Fault(place, 0, f"there are more than {DEEPEST} folders inside each other", "Bring the pages nearer to the top."))
        else:
            yield from _walk(Path(entry.path), f"{path}/", faults)


def _better_name(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    better = re.sub(r"[^a-z0-9._-]+", "-", letters).strip("-._")
    return f"Call it {better}." if NAME.fullmatch(better) else "Give it another name."


def _shortcut(place: str) -> Fault:
    return Fault(place, 0, "this is a shortcut to another place", "Put the file or folder itself here.")
