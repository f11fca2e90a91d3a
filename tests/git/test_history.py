"""What main has ever had, as git remembers it."""

from pathlib import Path

import pytest

from briggate.git.history import files_ever, texts_ever
from tests.git.repository import commit, git, repository
from tests.sites import run


def test_every_file_that_was_ever_there_and_all_that_it_said(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"content/a.md": "one\n", "other/b.md": "no\n"})
    commit(folder, {"content/a.md": "two\n", "content/cafés.md": "three\n"})
    commit(folder, {"content/a.md": None, "content/new\u0020name.md": "four\n"})
    assert files_ever(folder, "content") == {"content/a.md", "content/cafés.md", "content/new name.md"}
    assert sorted(texts_ever(folder, "content")) == ["four\n", "one\n", "three\n", "two\n"]
    assert files_ever(folder, "content", "other") == {"content/a.md", "content/cafés.md", "content/new name.md", "other/b.md"}


def test_a_folder_of_a_repository(tmp_path: Path) -> None:
    repository(tmp_path, {"site/content/a.md": "one\n", "content/b.md": "two\n"})
    assert files_ever(tmp_path / "site", "content") == {"content/a.md"}
    assert list(texts_ever(tmp_path / "site", "content")) == ["one\n"]


def merged(folder: Path) -> Path:
    """While a draft was written, main had a page and took it out again; the draft had a name of its own for its page."""
    repository(folder, {"content/a.md": "a\n"})
    git(folder, "checkout", "-q", "-b", "draft")
    commit(folder, {"content/first-name.md": "d\n"})
    commit(folder, {"content/first-name.md": None, "content/last-name.md": "e\n"})
    git(folder, "checkout", "-q", "main")
    commit(folder, {"content/short-lived.md": "s\n"})
    commit(folder, {"content/short-lived.md": None})
    git(folder, "merge", "-q", "--no-ff", "-m", "Merge", "draft")
    return folder


def test_a_merge_hides_nothing_that_main_had(tmp_path: Path) -> None:
    """git leaves out the side of a merge on which nothing is left to see, unless it is told not to."""
    folder = merged(tmp_path)
    assert files_ever(folder, "content") == {"content/a.md", "content/short-lived.md", "content/last-name.md"}
    assert sorted(texts_ever(folder, "content")) == ["a\n", "e\n", "s\n"]


def test_what_a_draft_has_is_not_published(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"content/a.md": "a\n"})
    git(folder, "checkout", "-q", "-b", "draft")
    commit(folder, {"content/draft.md": "d\n"})
    assert files_ever(folder, "content") == {"content/a.md"}


def test_what_main_has_had_since_a_draft_left_it_is_not_the_drafts_to_keep(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"content/a.md": "a\n"})
    git(folder, "branch", "draft")
    commit(folder, {"content/later.md": "l\n"})
    git(folder, "checkout", "-q", "draft")
    assert files_ever(folder, "content") == {"content/a.md"}
    assert files_ever(folder, "content", until="main") == {"content/a.md", "content/later.md"}


def test_main_of_a_server_tells_where_there_is_none_here(tmp_path: Path) -> None:
    repository(tmp_path / "server", {"content/a.md": "a\n"})
    git(tmp_path, "clone", "-q", "server", "here")
    folder = tmp_path / "here"
    git(folder, "checkout", "-q", "-b", "draft")
    git(folder, "branch", "-q", "-D", "main")
    commit(folder, {"content/draft.md": "d\n"})
    assert files_ever(folder, "content") == {"content/a.md"}


def test_a_repository_that_calls_main_otherwise(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"content/a.md": "a\n"})
    git(folder, "branch", "-m", "trunk")
    assert files_ever(folder, "content") == {"content/a.md"}


@pytest.mark.parametrize("setting", ["log.showRoot=false", "diff.renames=copies", "log.follow=true", "core.quotePath=true"])
def test_nobodys_settings_change_the_answer(tmp_path: Path, setting: str) -> None:
    folder = merged(tmp_path)
    right = files_ever(folder, "content")
    git(folder, "config", *setting.split("="))
    assert files_ever(folder, "content") == right


def test_half_a_history_is_none(tmp_path: Path) -> None:
    folder = repository(tmp_path / "server", {"content/a.md": "a\n"})
    commit(folder, {"content/b.md": "b\n"})
    git(tmp_path, "clone", "-q", "--depth", "1", folder.as_uri(), "here")
    assert files_ever(tmp_path / "here", "content") is None
    assert list(texts_ever(tmp_path / "here", "content")) == []


def test_no_history_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert files_ever(tmp_path, "content") is None
    assert run("git", "init", "-q", "-b", "main", cwd=tmp_path).returncode == 0
    assert files_ever(tmp_path, "content") is None, "a repository without a commit"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert files_ever(tmp_path, "content") is None, "no git"


def test_texts_of_any_bytes(tmp_path: Path) -> None:
    folder = repository(tmp_path, {})
    (folder / "content").mkdir()
    (folder / "content/a").write_bytes(b"")
    (folder / "content/b").write_bytes(b"\n\nblob 3\n\xff\xfe\n")
    commit(folder, {})
    assert sorted(texts_ever(folder, "content")) == ["", "\n\nblob 3\n\ufffd\ufffd\n"]
