"""axe's script: which one is taken, and which are refused."""

from pathlib import Path

import pytest

from briggate.browser.axe_script import OLDEST, axe_script
from briggate.browser.faults import NoBrowser


def script(folder: Path, text: str) -> Path:
    file = folder / "axe.min.js"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_installed_one_is_taken_and_is_new_enough() -> None:
    version = axe_script().version.split(".")
    assert len(version) == 3
    assert (int(version[0]), int(version[1])) >= OLDEST


def test_another_file_is_taken_and_says_its_version(tmp_path: Path) -> None:
    other = axe_script(script(tmp_path, "/*! axe v4.14.0\n */ window.axe = {}"))
    assert (other.version, other.text) == ("4.14.0", "/*! axe v4.14.0\n */ window.axe = {}")


@pytest.mark.parametrize("version", ["4.10.0", "4.11.3", "5.0.0", "10.1.0"])
def test_newer_versions_are_taken(tmp_path: Path, version: str) -> None:
    assert axe_script(script(tmp_path, f"/*! axe v{version} */")).version == version


@pytest.mark.parametrize("version", ["4.9.1", "3.10.0", "0.99.9"])
def test_an_older_one_is_refused_by_name_with_what_to_do(tmp_path: Path, version: str) -> None:
    file = script(tmp_path, f"/*! axe v{version} */")
    with pytest.raises(NoBrowser) as refused:
        axe_script(file)
    assert str(refused.value) == f"{file}  is axe {version}, and 4.10 is the oldest that knows enough  Take a newer one."


@pytest.mark.parametrize("text", ["", "window.jQuery = 1", f"/* {'x' * 500} axe v4.10.2 */"])
def test_what_does_not_begin_as_axe_does_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(NoBrowser, match="does not begin with the name and the version of axe"):
        axe_script(script(tmp_path, text))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoBrowser, match="cannot be read"):
        axe_script(tmp_path / "missing.js")


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "axe.min.js"
    file.write_bytes(b"\xff\xfe\x00axe v4.10.2")
    with pytest.raises(NoBrowser, match="cannot be read"):
        axe_script(file)


def test_two_versions_have_two_digests(tmp_path: Path) -> None:
    """What was kept of pages that an older script looked at does not serve a newer one."""
    assert axe_script(script(tmp_path, "/*! axe v4.14.0 */")).digest != axe_script().digest
