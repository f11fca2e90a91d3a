"""Time is an input: `--as-of`, else SOURCE_DATE_EPOCH, else the last commit; and it is recorded with the next moment of change."""

import json
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briggate.build.as_of import BadTime, build_moment
from tests.sites import briggate, page, run, tiny_site

NOW = datetime(2030, 1, 1, 12, 0, 0, 987654, tzinfo=UTC)
COMMITTED = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def commit(folder: Path, moment: datetime = COMMITTED) -> Path:
    """Make a folder a repository with one commit of that moment."""
    dates = {name: f"{int(moment.timestamp())} +0000" for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE")}
    git = ("git", "-c", "user.name=Tests", "-c", "user.email=tests@example.org", "-c", "commit.gpgsign=false")
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "Begin")):
        done = run(*git, *words, cwd=folder, **dates)
        assert done.returncode == 0, done.stderr
    return folder


def moment_of(project: Path, *words: str, **environment: str) -> str:
    """The `as_of` that a build records."""
    done = briggate("build", *words, cwd=project, **environment)
    assert done.returncode == 0, done.stderr
    recorded = json.loads((project / "build/site/api/build.json").read_text(encoding="utf-8"))
    assert f"For {recorded['as_of']}" in done.stdout
    return str(recorded["as_of"])


def test_the_moment_asked_for_counts_before_all_others(tmp_path: Path) -> None:
    project = commit(tiny_site(tmp_path))
    assert moment_of(project, "--as-of", "2026-12-24T18:00", SOURCE_DATE_EPOCH="0") == "2026-12-24T18:00:00+00:00"


def test_a_moment_without_an_offset_is_on_the_councils_clocks(tmp_path: Path) -> None:
    assert moment_of(commit(tiny_site(tmp_path)), "--as-of", "2026-06-24T18:00") == "2026-06-24T17:00:00+00:00"


def test_then_the_variable_of_reproducible_builds(tmp_path: Path) -> None:
    assert moment_of(commit(tiny_site(tmp_path)), SOURCE_DATE_EPOCH="1767225600") == "2026-01-01T00:00:00+00:00"


def test_then_the_last_commit_so_that_one_commit_has_one_site(tmp_path: Path) -> None:
    assert moment_of(commit(tiny_site(tmp_path))) == "2026-03-04T05:06:07+00:00"


def test_a_folder_of_a_larger_repository_has_its_last_commit_too(tmp_path: Path) -> None:
    tiny_site(tmp_path / "sites" / "tinytown")
    commit(tmp_path)
    assert moment_of(tmp_path / "sites" / "tinytown") == "2026-03-04T05:06:07+00:00"


@pytest.mark.parametrize("begun", [False, True], ids=["in no repository", "in one without a commit"])
def test_without_any_of_them_it_is_now(tmp_path: Path, begun: bool) -> None:
    if begun:
        subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True, timeout=20)
    assert build_moment(None, {}, tmp_path, NOW) == NOW.replace(microsecond=0)


def test_mkdocs_takes_the_moment_from_its_settings_where_nothing_else_is_asked(tmp_path: Path) -> None:
    project = commit(tiny_site(tmp_path))
    text = (project / "mkdocs.yml").read_text().replace("[briggate]", "[{briggate: {as_of: '2026-07-01T00:00Z'}}]")
    (project / "mkdocs.yml").write_text(text)
    assert moment_of(project) == "2026-07-01T00:00:00+00:00"
    assert moment_of(project, "--as-of", "2026-08-01") == "2026-07-31T23:00:00+00:00"


@pytest.mark.parametrize(
    "asked",
    ["tomorrow", "2026-13-01", "2026-02-30T10:00", "24/12/2026", "2026-12-24T25:00", "9999-12-31T23:59-05:00", "0001-01-01T00:00+05:00"],
)
def test_a_time_that_does_not_exist_is_one_clear_line(tmp_path: Path, asked: str) -> None:
    with pytest.raises(BadTime, match="Write it like 2026-12-24T18:00"):
        build_moment(asked, {}, tmp_path, NOW)


@pytest.mark.parametrize("epoch", ["soon", "-1", "1.5", "99999999999999", "", " ", "²", "٣"])
@pytest.mark.parametrize("asked", [None, "2026-12-24"])
def test_a_variable_that_is_no_number_is_one_clear_line(tmp_path: Path, epoch: str, asked: str | None) -> None:
    """Whatever moment is asked for: MkDocs reads the variable too, and would stop with a traceback."""
    with pytest.raises(BadTime, match="a number of seconds since 1970"):
        build_moment(asked, {"SOURCE_DATE_EPOCH": epoch}, tmp_path, NOW)


@pytest.mark.parametrize(
    ("words", "environment", "line"),
    [
        (("--as-of", "soon"), {}, "--as-of  “soon” is not a time  Write it like 2026-12-24T18:00."),
        (("--as-of", "9999-12-31"), {}, "--as-of  “9999-12-31” is not a time  Write it like 2026-12-24T18:00."),
        (("--as-of", "0001-01-01"), {}, "--as-of  “0001-01-01” is not a time  Write it like 2026-12-24T18:00."),
        (
            (),
            {"SOURCE_DATE_EPOCH": "soon"},
            "SOURCE_DATE_EPOCH  “soon” is not a number  Give it a number of seconds since 1970, or unset it.",
        ),
    ],
)
def test_a_bad_time_stops_the_build(tmp_path: Path, words: tuple[str, ...], environment: dict[str, str], line: str) -> None:
    done = briggate("build", *words, cwd=tiny_site(tmp_path), **environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0] == line
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "build" / "site").exists()


def test_the_next_moment_of_change_is_recorded_and_printed(tmp_path: Path) -> None:
    project = tiny_site(tmp_path, {"content/soon.md": page("Soon", type="page", publish_at="2026-03-29 01:30")})
    done = briggate("build", "--as-of", "2026-03-01", cwd=project)
    recorded = json.loads((project / "build/site/api/build.json").read_text(encoding="utf-8"))
    assert recorded == {"as_of": "2026-03-01T00:00:00+00:00", "next_change": "2026-03-29T01:00:00+00:00"}
    assert "For 2026-03-01T00:00:00+00:00; would next differ at 2026-03-29T01:00:00+00:00." in done.stdout


def test_a_site_that_will_never_change_by_itself_says_so(tmp_path: Path) -> None:
    project = tiny_site(tmp_path)
    done = briggate("build", "--as-of", "2026-03-01", cwd=project)
    recorded = json.loads((project / "build/site/api/build.json").read_text(encoding="utf-8"))
    assert recorded == {"as_of": "2026-03-01T00:00:00+00:00", "next_change": None}
    assert "would never differ by itself" in done.stdout
