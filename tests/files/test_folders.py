"""Folders: whatever stops a build, what people see is the old site or the new one, whole."""

import os
import shutil
from pathlib import Path

import pytest

from briggate.files.folders import discard_folder, new_folder_beside, replace_folder


def made(folder: Path, words: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(words)
    return folder


def words_in(folder: Path) -> str:
    return (folder / "index.html").read_text()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_first_site_takes_its_place(tmp_path: Path) -> None:
    site = tmp_path / "build" / "site"
    replace_folder(made(new_folder_beside(site), "new"), site)
    assert words_in(site) == "new"
    assert names(tmp_path / "build") == ["site"]


def test_a_new_site_takes_the_place_of_the_old_and_nothing_of_it_stays(tmp_path: Path) -> None:
    site = made(tmp_path / "site", "old")
    (site / "gone.html").write_text("a page that is no more")
    replace_folder(made(new_folder_beside(site), "new"), site)
    assert names(site) == ["index.html"]
    assert words_in(site) == "new"
    assert names(tmp_path) == ["site"]


def test_the_old_site_stays_while_the_new_one_is_made(tmp_path: Path) -> None:
    site = made(tmp_path / "site", "old")
    made(new_folder_beside(site), "half a si")
    assert words_in(site) == "old"


def test_a_site_that_could_not_be_made_leaves_nothing(tmp_path: Path) -> None:
    site = made(tmp_path / "site", "old")
    discard_folder(made(new_folder_beside(site), "half"))
    assert names(tmp_path) == ["site"]


class Stopped(Exception):
    """The power went."""


@pytest.mark.parametrize("moves_before", [0, 1, 2])
def test_a_stop_at_any_moment_leaves_the_old_or_the_new_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves_before: int
) -> None:
    site = made(tmp_path / "site", "old")
    new = made(new_folder_beside(site), "new")
    rename, moves = os.rename, iter(range(10))

    def stop_or_rename(old: Path, to: Path) -> None:
        if next(moves) >= moves_before:
            raise Stopped
        rename(old, to)

    def stop(*_: object, **__: object) -> None:
        raise Stopped

    monkeypatch.setattr(os, "rename", stop_or_rename)
    monkeypatch.setattr(shutil, "rmtree", stop)
    with pytest.raises(Stopped):
        replace_folder(new, site)
    monkeypatch.undo()

    again = new_folder_beside(site)
    assert words_in(site) == ("new" if moves_before == 2 else "old")
    discard_folder(again)
    assert names(tmp_path) == ["site"], "nothing is left lying about"


def test_an_old_site_that_something_holds_open_stays_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows lets nobody move a folder from which a program has a file open."""
    site = made(tmp_path / "site", "old")
    new = made(new_folder_beside(site), "new")
    rename = os.rename

    def rename_unless_new(old: Path, to: Path) -> None:
        if Path(old) == new:
            raise PermissionError(13, "The process cannot access the file")
        rename(old, to)

    monkeypatch.setattr(os, "rename", rename_unless_new)
    with pytest.raises(PermissionError):
        replace_folder(new, site)
    assert words_in(site) == "old"


def test_an_aside_that_could_not_be_cleared_is_in_nobodys_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = made(tmp_path / "site", "first")
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
    for words in ("second", "third"):
        replace_folder(made(new_folder_beside(site), words), site)
    assert words_in(site) == "third"


def test_two_sites_beside_each_other_leave_each_other_alone(tmp_path: Path) -> None:
    site, site_two = made(tmp_path / "site", "one"), made(tmp_path / "site-two", "two")
    beside = new_folder_beside(site_two)
    new_folder_beside(site)
    assert beside.is_dir()
    assert (words_in(site), words_in(site_two)) == ("one", "two")


def test_names_with_brackets_are_only_names(tmp_path: Path) -> None:
    site = made(tmp_path / "site[1]*", "old")
    replace_folder(made(new_folder_beside(site), "new"), site)
    assert words_in(site) == "new"
    assert names(tmp_path) == ["site[1]*"]
