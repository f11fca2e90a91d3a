"""What a change is, as git tells it."""

from pathlib import Path

import pytest

from briggate.git.change import GitError, changed_files, text_at, write_files_at
from tests.git.repository import commit, git, repository
from tests.sites import files_of, write_files


def test_committed_uncommitted_staged_new_and_taken_away(tmp_path: Path) -> None:
    files = {name: "old\n" for name in ("committed", "edited", "staged", "gone", "same", "cafés/a file.md")}
    folder = repository(tmp_path, {**files, ".gitignore": "ignored\n"})
    commit(folder, {"committed": "new\n"})
    write_files(folder, {"edited": "new\n", "staged": "new\n", "untracked": "new\n", "ignored": "new\n", "cafés/a file.md": "new\n"})
    git(folder, "add", "staged")
    (folder / "gone").unlink()
    assert changed_files(folder, "HEAD~1") == {"committed", "edited", "staged", "gone", "untracked", "cafés/a file.md"}


def test_a_file_that_is_renamed_counts_by_both_names(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"a.md": "A long text that git would know again.\n" * 9})
    git(folder, "mv", "a.md", "b.md")
    assert changed_files(folder, "HEAD") == {"a.md", "b.md"}


def test_nothing_has_changed(tmp_path: Path) -> None:
    assert changed_files(repository(tmp_path, {"a": "a\n"}), "HEAD") == frozenset()


def test_names_are_told_from_the_folder_and_what_lies_beside_it_is_left_out(tmp_path: Path) -> None:
    repository(tmp_path, {"site/a.md": "a\n", "site/b.md": "b\n", "beside": "x\n"})
    write_files(tmp_path, {"site/a.md": "new\n", "site/new.md": "n\n", "beside": "new\n", "untracked": "n\n"})
    assert changed_files(tmp_path / "site", "HEAD") == {"a.md", "new.md"}
    assert (text_at(tmp_path / "site", "HEAD", "a.md"), text_at(tmp_path / "site", "HEAD", "new.md")) == ("a\n", None)
    write_files_at(tmp_path / "site", "HEAD", tmp_path / "then")
    assert files_of(tmp_path / "then") == {"a.md": b"a\n", "b.md": b"b\n"}


def test_writing_an_earlier_commit_leaves_repository_and_files_alone(tmp_path: Path) -> None:
    folder = repository(tmp_path / "here", {"a": "old\n", "deep/er/b": "old\n"})
    commit(folder, {"a": "new\n"})
    write_files(folder, {"deep/er/b": "edited\n"})
    git(folder, "add", "-A")
    before = git(folder, "status", "--porcelain=v2", "--branch")
    write_files_at(folder, "HEAD~1", tmp_path / "then")
    assert files_of(tmp_path / "then") == {"a": b"old\n", "deep/er/b": b"old\n"}
    assert git(folder, "status", "--porcelain=v2", "--branch") == before


def test_a_branch_that_has_gone_on_counts_from_where_it_was_left(tmp_path: Path) -> None:
    folder = repository(tmp_path / "here", {"a": "old\n", "b": "old\n"})
    git(folder, "checkout", "-q", "-b", "draft")
    commit(folder, {"b": "new\n"})
    git(folder, "checkout", "-q", "main")
    commit(folder, {"a": "new\n"})
    git(folder, "checkout", "-q", "draft")
    assert changed_files(folder, "main") == {"b"}
    assert text_at(folder, "main", "a") == "old\n"
    write_files_at(folder, "main", tmp_path / "then")
    assert files_of(tmp_path / "then") == {"a": b"old\n", "b": b"old\n"}


def test_a_commit_that_has_nothing_in_common_counts_as_it_is(tmp_path: Path) -> None:
    folder = repository(tmp_path, {"a": "old\n"})
    git(folder, "checkout", "-q", "--orphan", "other")
    commit(folder, {"a": "new\n", "b": "new\n"})
    assert changed_files(folder, "main") == {"a", "b"}


@pytest.mark.parametrize("revision", ["never", "--output=x", "-h", "HEAD:a", ""])
def test_what_is_no_commit(tmp_path: Path, revision: str) -> None:
    with pytest.raises(GitError):
        changed_files(repository(tmp_path, {"a": "a\n"}), revision)
    assert sorted(each.name for each in tmp_path.iterdir()) == [".git", "a"], "no option of git’s is taken for a name"


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(GitError, match="not a git repository"):
        changed_files(tmp_path, "HEAD")


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="git is not installed"):
        changed_files(tmp_path, "HEAD")
