"""Repositories to try things in."""

from collections.abc import Mapping
from pathlib import Path

from tests.sites import run, write_files


def git(folder: Path, *arguments: str) -> str:
    """What git prints, whoever runs the tests."""
    who = ("-c", "user.name=A publisher", "-c", "user.email=publisher@example.org", "-c", "commit.gpgsign=false")
    done = run("git", *who, *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def repository(folder: Path, files: Mapping[str, str]) -> Path:
    """A repository with one commit on main."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    commit(folder, files)
    return folder


def commit(folder: Path, files: Mapping[str, str | None]) -> None:
    """Commit files by their text; None takes one away."""
    for name, text in files.items():
        if text is None:
            (folder / name).unlink()
        else:
            write_files(folder, {name: text})
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "A change")
