"""How a command ends that could not do its work: never with the code of one that found something to put right."""

import errno

import click
import pytest
from click.testing import CliRunner, Result

from briggate.cli import COMMANDS, main


def ended(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> Result:
    @click.command()
    def broken() -> None:
        raise error

    monkeypatch.setattr(type(main), "get_command", lambda *_: broken)
    return CliRunner().invoke(main, [COMMANDS[0]])


def test_ctrl_c_is_130_and_shows_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    done = ended(monkeypatch, KeyboardInterrupt())
    assert (done.exit_code, done.output.strip()) == (130, "Stopped before the end.")


def test_a_full_disk_is_3_and_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    done = ended(monkeypatch, OSError(errno.ENOSPC, "No space left on device", "report.html"))
    assert (done.exit_code, done.output.strip()) == (3, "report.html  could not be read or written: No space left on device")


def test_whoever_reads_only_the_first_lines_sees_no_message(monkeypatch: pytest.MonkeyPatch) -> None:
    done = ended(monkeypatch, OSError(errno.EPIPE, "Broken pipe"))
    assert done.output == ""
