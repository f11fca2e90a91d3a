"""A folder replaced whole: the new one is made beside the old, and takes its place only when all of it is there.

Making and deleting thousands of files takes a disk longer than anything else in a build. So the old folder may be kept as a `spare`,
which the next build brings up to date: every file of it is read and compared, and only those that differ are written.
"""

import os
import shutil
from itertools import count
from pathlib import Path


def new_folder_beside(destination: Path, spare: Path | None = None) -> Path:
    """A folder on the same disk as `destination`, to build into by a FolderWriter: an empty one, or what was kept as a spare.

    What an earlier run left behind is cleared away first; if it was stopped between its two moves, the old folder is put back.
    """
    destination.parent.mkdir(parents=True, exist_ok=True)
    _recover(destination, spare)
    beside = _free_name(destination, "new")
    if spare is None or not _moved(spare, beside):
        beside.mkdir()
    return beside


def replace_folder(built: Path, destination: Path, spare: Path | None = None) -> None:
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
    discard_folder(aside, spare)


def discard_folder(folder: Path, spare: Path | None = None) -> None:
    """Clear away a folder that is not wanted, or keep it as the spare where there is none."""
    if folder.exists() and not (spare is not None and _moved(folder, spare)):
        shutil.rmtree(folder, ignore_errors=True)


class FolderWriter:
    """Makes a folder hold exactly what is written. Paths have forward slashes, and each is written once."""

    def __init__(self, folder: Path) -> None:
        self._folder = f"{folder}{os.sep}"
        self._began_empty = not os.listdir(folder)
        self._folders = {""}
        """Those that the files written so far stand in."""
        self._made = {""}
        """Of these, such as this has made or seen."""
        self._written: set[str] = set()

    def write(self, path: str, data: bytes) -> None:
        """Write a file, and the folders that it stands in, unless it is there and says the same."""
        place = self._place(path)
        if not self._began_empty and _says(place, data):
            return
        inside = path.rpartition("/")[0]
        if inside not in self._made:
            self._make_folder(inside)
        with open(place, "wb") as new:
            new.write(data)

    def finish(self) -> None:
        """Take away what was not written."""
        if self._began_empty:
            return
        folders = [""]
        while folders:
            inside = folders.pop()
            with os.scandir(self._folder + inside) as entries:
                for entry in entries:
                    path = f"{inside}{entry.name}"
                    if entry.is_dir(follow_symlinks=False) and path in self._folders:
                        folders.append(f"{path}/")
                    elif path not in self._written:
                        _remove(entry.path)

    def _place(self, path: str) -> str:
        self._written.add(path)
        inside = path.rpartition("/")[0]
        while inside not in self._folders:
            self._folders.add(inside)
            inside = inside.rpartition("/")[0]
        return self._folder + path

    def _make_folder(self, inside: str) -> None:
        """Make a folder and those that it stands in; a file or a shortcut in its place goes."""
        names = inside.split("/")
        for number in range(1, len(names) + 1):
            folder = "/".join(names[:number])
            if folder in self._made:
                continue
            place = self._folder + folder
            try:
                os.mkdir(place)
            except FileExistsError:
                if os.path.islink(place) or not os.path.isdir(place):
                    _remove(place)
                    os.mkdir(place)
            self._made.add(folder)


def _says(place: str, data: bytes) -> bool:
    """Whether a file holds these bytes. Anything else that is in its place goes."""
    try:
        with open(place, "rb", buffering=0) as file:
            return os.fstat(file.fileno()).st_size == len(data) and file.readall() == data
    except OSError:
        if os.path.lexists(place):
            _remove(place)
        return False


def _remove(path: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    else:
        os.unlink(path)


def _moved(folder: Path, to: Path) -> bool:
    """Move a folder where there is nothing; False where that cannot be done, such as to another disk."""
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(to):
            return False
        os.rename(folder, to)
    except OSError:
        return False
    return True


def _free_name(destination: Path, kind: str) -> Path:
    """A name beside `destination` that nothing bears, for a folder that cannot be cleared away keeps its name (an open file on Windows)."""
    names = (destination.with_name(f".{destination.name}.{kind}-{os.getpid()}-{number}") for number in count(1))
    return next(name for name in names if not os.path.lexists(name))


def _recover(destination: Path, spare: Path | None) -> None:
    for aside in _left_over(destination, "old"):
        if destination.exists():
            discard_folder(aside, spare)
        else:
            os.rename(aside, destination)
    for left in _left_over(destination, "new"):
        discard_folder(left, spare)


def _left_over(destination: Path, kind: str) -> list[Path]:
    """What runs that have ended left behind; whoever runs still needs his."""
    start = f".{destination.name}.{kind}-"
    found = sorted(path for path in destination.parent.iterdir() if path.name.startswith(start))
    return [path for path in found if not _is_running(path.name.removeprefix(start).partition("-")[0])]


def _is_running(process: str) -> bool:
    import psutil

    return process.isdigit() and int(process) != os.getpid() and psutil.pid_exists(int(process))
