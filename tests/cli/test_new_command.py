"""`briggate new`: a council's site begins where nothing is lost."""

from pathlib import Path

import pytest

from tests.sites import briggate, files_of


@pytest.mark.parametrize("begun", ["nothing", "an empty folder", "an empty repository"])
def test_a_new_council_builds_at_once(tmp_path: Path, begun: str) -> None:
    if begun != "nothing":
        (tmp_path / "councils/anytown").mkdir(parents=True)
    if begun == "an empty repository":
        (tmp_path / "councils/anytown/.git").mkdir()
    made = briggate("new", "councils/anytown", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout == f"Made {Path('councils/anytown')}. Next: cd {Path('councils/anytown')}, then briggate build.\n"
    built = briggate("build", "--as-of", "2026-12-10", cwd=tmp_path / "councils/anytown")
    assert (built.returncode, built.stderr) == (0, "")
    assert (tmp_path / "councils/anytown/build/site/bins/missed-bin/index.html").is_file()


def test_what_is_built_is_not_committed(tmp_path: Path) -> None:
    briggate("new", "anytown", cwd=tmp_path)
    assert "build/" in (tmp_path / "anytown/.gitignore").read_text().splitlines()
    assert not (tmp_path / "anytown/gitignore").exists()


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Keep me.")
    done = briggate("new", ".", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == ".  there are files in this folder already  Name one that is empty, or that does not exist yet.\n"
    assert files_of(tmp_path) == {"notes.txt": b"Keep me."}


def test_a_place_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = briggate("new", "file/anytown", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"{Path('file/anytown')}  this cannot be written: ")
    assert len(done.stderr.splitlines()) == 1
