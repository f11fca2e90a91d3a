"""The same content and the same moment give the same bytes, whoever builds, where, and on which machine."""

import codecs
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from briggate.build.pipeline import build
from tests.sites import PROJECT, REFERENCE_MOMENT, files_of, program, run, service, tiny_site, write_files

SOURCES = ("content", "site_config", "checks", "theme", "mkdocs.yml")
EPOCH = str(int(datetime.fromisoformat(f"{REFERENCE_MOMENT}+00:00").timestamp()))  # in December London keeps UTC


def copy_of_reference(folder: Path) -> Path:
    """The files that a build of this repository reads, and nothing else of it."""
    folder.mkdir(parents=True)
    for name in SOURCES:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    return folder


def as_mkdocs_builds(folder: Path, to: Path, **environment: str) -> dict[str, bytes]:
    done = run(program("mkdocs"), "build", "--quiet", "--site-dir", str(to), cwd=folder, **environment)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    return files_of(to)


def as_briggate_builds(folder: Path, to: Path, **environment: str) -> dict[str, bytes]:
    done = run(program("briggate"), "build", "--site-dir", str(to), cwd=folder, **environment)
    assert done.returncode == 0, done.stderr
    return files_of(to)


@pytest.mark.parametrize("make", [copy_of_reference, tiny_site], ids=["the reference site", "a tiny site"])
def test_mkdocs_and_briggate_build_the_same_site(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    project = make(tmp_path / "council")
    by_mkdocs = as_mkdocs_builds(project, tmp_path / "mkdocs", SOURCE_DATE_EPOCH=EPOCH)
    by_briggate = as_briggate_builds(project, tmp_path / "briggate", SOURCE_DATE_EPOCH=EPOCH)
    assert sorted(by_mkdocs) == sorted(by_briggate)
    assert [name for name in by_mkdocs if by_mkdocs[name] != by_briggate[name]] == []


OTHER_MACHINES = {
    "with another seed for hashes": {"PYTHONHASHSEED": "1"},
    "with a third seed for hashes": {"PYTHONHASHSEED": "4294967295"},
    "half a world away": {"TZ": "Pacific/Kiritimati"},
    "with a locale that knows ASCII alone": {
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "PYTHONIOENCODING": "ascii:backslashreplace",
    },
    "in another language": {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "LANG": "tr_TR.UTF-8"},
}


@pytest.mark.parametrize("environment", OTHER_MACHINES.values(), ids=OTHER_MACHINES.keys())
def test_another_machine_builds_the_same_bytes(tmp_path: Path, reference_site: Path, environment: dict[str, str]) -> None:
    project = copy_of_reference(tmp_path / "another folder, with spaces & an ampersand")
    assert as_briggate_builds(project, tmp_path / "site", SOURCE_DATE_EPOCH=EPOCH, **environment) == files_of(reference_site)


def test_what_an_editor_does_to_line_ends_changes_nothing(tmp_path: Path) -> None:
    """CRLF and a byte order mark, as Windows editors and core.autocrlf leave them, in every text file of a council."""
    own = {"theme/partials/footer.html": "<footer>\nOur own\n</footer>\n", "theme/words/en.yml": "header: {menu: Our menu}\n"}
    unix = write_files(copy_of_reference(tmp_path / "unix"), own)
    windows = write_files(copy_of_reference(tmp_path / "windows"), own)
    for name, data in files_of(windows).items():
        if name.endswith((".md", ".yml", ".css", ".html", ".svg")):
            (windows / name).write_bytes(codecs.BOM_UTF8 + data.replace(b"\n", b"\r\n"))
    there, here = (files_of(build(project, REFERENCE_MOMENT).folder) for project in (windows, unix))
    assert sorted(there) == sorted(here)
    assert [name for name in here if there[name] != here[name]] == []


def test_the_order_in_which_files_were_written_changes_nothing(tmp_path: Path, reference_site: Path) -> None:
    """Folders list their files in the order that the disk likes; so do fresh clones."""
    texts = {
        f"{name}/{path}": data.decode() for name in ("content", "site_config", "theme") for path, data in files_of(PROJECT / name).items()
    }
    project = write_files(tmp_path / "backwards", {name: texts[name] for name in sorted(texts, reverse=True)})
    shutil.copy(PROJECT / "mkdocs.yml", project)
    assert files_of(build(project, REFERENCE_MOMENT, tmp_path / "site").folder) == files_of(reference_site)


def test_building_over_an_older_site_leaves_nothing_of_it(tmp_path: Path) -> None:
    project = tiny_site(tmp_path / "tiny", {"content/bins/old.md": service("Old page")})
    fresh = files_of(build(tiny_site(tmp_path / "fresh"), REFERENCE_MOMENT).folder)
    assert "bins/old/index.html" in files_of(build(project, REFERENCE_MOMENT).folder)
    (project / "content" / "bins" / "old.md").unlink()
    assert files_of(build(project, REFERENCE_MOMENT).folder) == fresh
