"""The site is replaced whole: what fails or is stopped half-way leaves the old one standing, and nothing beside it."""

import subprocess
import sys
from pathlib import Path

import pytest

from briggate.build.pipeline import build
from briggate.build.stopped import BuildStopped, CouldNotComplete
from tests.sites import BOUND, PROJECT, files_of, service, tiny_site, write_files

MOMENT = "2026-12-10T09:00"

BROKEN = {
    "a page that cannot be read": {"content/bins/broken.md": "---\ntitle: [\n---\n"},
    "a link to a page that does not exist": {"content/bins/broken.md": service("Broken", "[see](/nowhere/)\n")},
    "a template that is not one": {"theme/landing.html": "{% extends 'base.html' %}{% block content %}{% endfor %}{% endblock %}"},
    "a template that asks for what is not there": {"theme/landing.html": "{{ page.no_such_thing.at_all }}"},
    "a template that divides by nothing": {"theme/landing.html": "{{ 1 // (site.pages|length - site.pages|length) }}"},
    "a template that includes what is not there": {"theme/landing.html": "{% include 'nothing.html' %}"},
    "a setting of mkdocs.yml that does not exist": {
        "mkdocs.yml": "site_name: briggate\ndocs_dir: nowhere\ntheme: {name: briggate}\nplugins: [briggate]\n"
    },
}


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A council whose site has been built once."""
    build(tiny_site(tmp_path), MOMENT)
    return tmp_path


def beside(council: Path) -> list[str]:
    """What lies where the site does."""
    return sorted(path.name for path in (council / "build").iterdir())


@pytest.mark.parametrize("files", BROKEN.values(), ids=BROKEN.keys())
def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(council: Path, files: dict[str, str]) -> None:
    before = files_of(council / "build" / "site")
    with pytest.raises(BuildStopped):
        build(write_files(council, files), MOMENT)
    assert files_of(council / "build" / "site") == before
    assert beside(council) == ["site"]


def test_a_first_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    project = tiny_site(tmp_path, BROKEN["a link to a page that does not exist"])
    with pytest.raises(BuildStopped):
        build(project, MOMENT)
    assert beside(project) == []


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    project = tiny_site(
        tmp_path, {"content/bins/one.md": service("One", "[x](/nowhere/)\n"), "content/bins/two.md": service("Two", owner="wast")}
    )
    with pytest.raises(BuildStopped) as stopped:
        build(project, MOMENT)
    told = str(stopped.value).splitlines()
    assert [line.partition("  ")[0] for line in told if line.startswith("content/")] == ["content/bins/one.md:8", "content/bins/two.md:4"]
    assert told[-1] == "2 faults. Nothing was built."


def test_a_fault_of_a_template_names_its_line(council: Path) -> None:
    for name in ("a template that is not one", "a template that asks for what is not there", "a template that divides by nothing"):
        with pytest.raises(BuildStopped, match=r"^\S*landing\.html:1  .*  Mend the template\.$") as stopped:
            build(write_files(council, BROKEN[name]), MOMENT)
        assert not isinstance(stopped.value, CouldNotComplete)


STOPPED_WHEN = {
    "while pages are written": "briggate.files.folders.FolderWriter.finish",
    "before the old site is set aside": "briggate.build.pipeline.replace_folder",
    "between the two moves": "briggate.files.folders.os.rename",
}
KILLED = """
import os, sys, unittest.mock
from pathlib import Path
from briggate.build.pipeline import build

name, project = sys.argv[1:]
rename = os.rename

def wait(*arguments, **settings):
    if name.endswith("rename") and not wait.asked:
        wait.asked = True
        return rename(*arguments)
    print("half-way", flush=True)
    sys.stdin.read()

wait.asked = False
with unittest.mock.patch(name, wait):
    build(Path(project), "2027-01-01")
"""


@pytest.mark.parametrize("when", STOPPED_WHEN.values(), ids=STOPPED_WHEN.keys())
def test_a_build_that_is_killed_leaves_one_whole_site_and_the_next_clears_up(council: Path, when: str) -> None:
    before = files_of(council / "build" / "site")
    write_files(council, {"content/bins/new.md": service("New page")})
    command = [sys.executable, "-c", KILLED, when, str(council)]
    with subprocess.Popen(command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "half-way\n"
        process.kill()
        process.wait(timeout=BOUND)
    left = {name.split("-")[0]: files_of(council / "build" / name) for name in beside(council)}
    assert left["site" if ".site.old" not in left else ".site.old"] == before
    with pytest.raises(BuildStopped):  # one that cannot be built: it clears up, and the old site is there again
        build(write_files(council, BROKEN["a link to a page that does not exist"]), MOMENT)
    assert (beside(council), files_of(council / "build" / "site")) == (["site"], before)
    (council / "content" / "bins" / "broken.md").unlink()
    assert "bins/new/index.html" in files_of(build(council, MOMENT).folder)
    assert beside(council) == ["site"]


def test_the_site_may_be_written_elsewhere(council: Path, tmp_path: Path) -> None:
    other = tmp_path / "a" / "new" / "place"
    assert build(council, MOMENT, other).folder == other
    assert files_of(other) == files_of(council / "build" / "site")


@pytest.mark.parametrize("place", ["content", "content/bins", "site_config", "theme", "theme/new", ".", ".."])
def test_the_site_never_takes_the_place_of_the_project_s_files(tmp_path: Path, place: str) -> None:
    project = tiny_site(tmp_path / "town")
    before = files_of(tmp_path)
    with pytest.raises(BuildStopped, match=r"the site would take the place of .+  Name a folder of its own, such as build/site\."):
        build(project, MOMENT, project / place)
    assert files_of(tmp_path) == before


def test_the_site_never_takes_the_place_of_what_is_not_a_site(council: Path) -> None:
    """Somebody who means to write the site among other files would lose them."""
    (council / "documents").mkdir()
    (council / "documents" / "letter.txt").write_text("Dear Sir or Madam")
    with pytest.raises(BuildStopped, match="there are files here that are not a site, and they would be lost"):
        build(council, MOMENT, council / "documents")
    assert files_of(council / "documents") == {"letter.txt": b"Dear Sir or Madam"}


def test_an_empty_folder_or_an_earlier_site_is_replaced(council: Path) -> None:
    (council / "empty").mkdir()
    assert build(council, MOMENT, council / "empty").folder == council / "empty"
    assert build(council, MOMENT, council / "empty").folder == council / "empty"


def test_a_place_that_cannot_be_written_is_one_clear_line(council: Path) -> None:
    (council / "file").write_text("not a folder")
    with pytest.raises(BuildStopped, match=r"^\S+  cannot be written: .+  See who may write there\.$"):
        build(council, MOMENT, council / "file" / "site")
