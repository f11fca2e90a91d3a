"""A folder replaced whole: the new one is made beside the old, and takes its place only when all of it is there."""

import os
import shutil
from itertools import count
from pathlib import Path


def new_folder_beside(destination: Path) -> Path:
    """An empty folder on the same disk as `destination`, to build into.

    What an earlier run left behind is cleared away first; if it was stopped between its two moves, the old folder is put back.
    """
    destination.parent.mkdir(parents=True, exist_ok=True)
    _recover(destination)
    beside = _free_name(destination, "new")
    beside.mkdir()
    return beside


def replace_folder(built: Path, destination: Path) -> None:
    """Put `built` in the place of `destination`. Whatever stops this half-way, the old or the new folder is there complete.

    Between the two moves the old one bears another name, by which the next `new_folder_beside` finds it again.
    """
    aside = _free_name(destination, "old")
    if destination.exists():
        os.rename(destination, aside)
    try:
        os.rename(built, destination)
    except OSError:
        if aside.exists():
            os.rename(aside, destination)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def discard_folder(built: Path) -> None:
    """Clear away a folder whose making failed."""
    shutil.rmtree(built, ignore_errors=True)


class FolderWriter:
    """Writes files into a new folder, by path with forward slashes. Each name may be written once."""

    def __init__(self, folder: Path) -> None:
        self._folder = f"{folder}{os.sep}"
        self._made = {""}

    def write(self, path: str, data: bytes) -> None:
        """Write a file, and the folders that it stands in."""
        with open(self._place(path), "xb", buffering=0) as file:
            view = memoryview(data)
            while view:
                view = view[file.write(view) :]

    def copy(self, source: Path, path: str) -> None:
        """Write a file that is another's copy."""
        shutil.copyfile(source, self._place(path))

    def _place(self, path: str) -> str:
        inside = path.rpartition("/")[0]
        if inside not in self._made:
            os.makedirs(self._folder + inside, exist_ok=True)
            self._made.add(inside)
        return self._folder + path


def _free_name(destination: Path, kind: str) -> Path:
    """A name beside `destination` that nothing bears, for a folder that cannot be cleared away keeps its name (an open file on Windows)."""
    names = (destination.with_name(f".{destination.name}.{kind}-{os.getpid()}-{number}") for number in count(1))
    return next(name for name in names if not os.path.lexists(name))


def _recover(destination: Path) -> None:
    for aside in _left_over(destination, "old"):
        if destination.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            os.rename(aside, destination)
    for left in _left_over(destination, "new"):
        shutil.rmtree(left, ignore_errors=True)


def _left_over(destination: Path, kind: str) -> list[Path]:
    start = f".{destination.name}.{kind}-"
    return sorted(path for path in destination.parent.iterdir() if path.name.startswith(start))
