"""`--help` of every command reads as it was last read over by a person."""

from pathlib import Path

import pytest

from briggate.cli import COMMANDS
from tests.cli.help_pages import GOLDEN, help_pages
from tests.sites import briggate


@pytest.mark.parametrize("name", sorted(help_pages()))
def test_help_is_as_it_was_read_over(name: str) -> None:
    """If it is better now: make docs."""
    assert (GOLDEN / name).read_text(encoding="utf-8") == help_pages()[name]


def test_no_help_is_kept_of_a_command_that_is_gone() -> None:
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted(help_pages())


def test_help_fits_a_narrow_terminal_and_tells_every_command() -> None:
    pages = help_pages()
    assert [line for text in pages.values() for line in text.splitlines() if len(line) > 80] == []
    for command in COMMANDS:
        assert f"\n  {command} " in pages["briggate.txt"]


def test_help_needs_no_project_and_is_there_at_once(tmp_path: Path) -> None:
    """It loads none of the engine: mkdocs alone takes half a second."""
    done = briggate("--help", cwd=tmp_path, PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    assert "mkdocs" not in done.stderr
    assert "import time:" in done.stderr
