"""A folder replaced whole: the new one is made beside the old, and takes its place only when all of it is there."""

import os
import shutil
from pathlib import Path


def new_folder_beside(destination: Path) -> Path:
    """An empty folder on the same disk as `destination`, to build into.

    What an earlier run left behind is cleared away first; if it was stopped between its two moves, the old folder is put back.
    """
    destination.parent.mkdir(parents=True, exist_ok=True)
    _recover(destination)
    beside = destination.with_name(f".{destination.name}.new-{os.getpid()}")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    return beside


def replace_folder(built: Path, destination: Path) -> None:
    """Put `built` in the place of `destination`. Whatever stops this half-way, the old or the new folder is there complete."""
    aside = destination.with_name(f".{destination.name}.old-{os.getpid()}")
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


def _recover(destination: Path) -> None:
    for aside in sorted(destination.parent.glob(f".{destination.name}.old-*")):
        if destination.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            os.rename(aside, destination)
    for left in destination.parent.glob(f".{destination.name}.new-*"):
        shutil.rmtree(left, ignore_errors=True)
