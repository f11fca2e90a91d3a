"""`briggate build`: what it prints, where, and how it ends."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briggate.cli.progress import Progress
from tests.sites import BOUND, briggate, files_of, service, tiny_site

LAST_LINE = re.compile(r"^(\d[\d,]*) pages, (\d[\d,]*) words in (\d+\.\d) s: (\S.*)$")


def test_it_ends_with_pages_words_seconds_and_where(tmp_path: Path) -> None:
    body = "Missed  bin? Tell us:\n\n- naïve café\t•\n- 10\u00a0am\n\n"  # ten, of which the last stays together
    done = briggate("build", cwd=tiny_site(tmp_path, {"content/bins/missed.md": service("Missed bin", body)}))
    assert (done.returncode, done.stderr) == (0, "")
    match = LAST_LINE.match(done.stdout.splitlines()[-1])
    assert match
    assert int(match[1]) == len([name for name in files_of(tmp_path / "build/site") if name.endswith("index.html")])
    assert (match[2], match[4]) == ("12", str(Path("build/site")))
    assert len(done.stdout.splitlines()) == 2


def test_a_folder_may_be_named_and_the_site_written_elsewhere(tmp_path: Path) -> None:
    tiny_site(tmp_path / "council")
    done = briggate("build", "council", "--site-dir", "elsewhere", cwd=tmp_path)
    assert done.stdout.splitlines()[-1].endswith(": elsewhere")
    assert (tmp_path / "elsewhere/bins/index.html").is_file()
    assert not (tmp_path / "council/build").exists()
    outside = briggate("build", str(tmp_path / "council"), cwd=tmp_path / "elsewhere")
    assert outside.stdout.splitlines()[-1].endswith(f": {tmp_path / 'council/build/site'}")


def test_faults_are_told_on_standard_error_each_with_place_and_fix_and_nothing_is_built(tmp_path: Path) -> None:
    project = tiny_site(tmp_path, {"content/bins/one.md": service("One", ownr="waste"), "content/bins/two.md": "words\n"})
    done = briggate("build", cwd=project)
    assert (done.returncode, done.stdout) == (2, "")
    lines = done.stderr.splitlines()
    assert lines[0].startswith("content/bins/one.md:")
    assert lines[0].endswith("Did you mean “owner”?")
    assert lines[1].startswith("content/bins/two.md:1  the page has no front matter")
    assert lines[-1] == "2 faults. Nothing was built."
    assert not (tmp_path / "build/site").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("build",), r"mkdocs\.yml  there is no such file  Run the command in the project's folder, or make one with `briggate new DIR`\."),
        (("build", "nowhere"), "'nowhere' does not exist"),
        (("serve",), r"mkdocs\.yml  there is no such file"),
        (("biuld",), "No such command 'biuld'"),
        (("build", "--as-off", "2026-12-24"), "Did you mean '--as-of'"),
        (("new",), "Missing argument 'DIR'"),
    ],
    ids=" ".join,
)
def test_what_was_typed_wrongly_is_told_and_ends_with_2(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    done = briggate(*words, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.search(told, done.stderr), done.stderr
    assert "Traceback" not in done.stderr


def test_a_place_that_cannot_be_written_ends_with_3(tmp_path: Path) -> None:
    (tiny_site(tmp_path) / "file").write_text("not a folder")
    done = briggate("build", "--site-dir", "file/site", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert re.fullmatch(r"\S+  cannot be written: .+  See who may write there\.\n", done.stderr)


def test_no_other_council_s_words_are_printed(tmp_path: Path) -> None:
    """Material tells of its own future on every run of mkdocs; our command says nothing that is not about the site."""
    done = briggate("build", cwd=tiny_site(tmp_path))
    assert "aterial" not in done.stdout + done.stderr


def test_progress_is_shown_on_a_terminal_alone(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briggate.cli.progress.QUIET_SECONDS", 0)
    with Progress() as progress:
        progress("Building page one")
    assert capfd.readouterr().err == ""


@pytest.mark.skipif(os.name != "posix", reason="has no pseudo-terminals")
def test_progress_on_a_terminal_is_one_line_that_is_gone_in_the_end(tmp_path: Path) -> None:
    pages = {f"content/bins/page-{number}.md": service(f"Page {number}", "Words.\n") for number in range(30)}
    project = tiny_site(tmp_path, pages)
    shown = on_a_terminal([sys.executable, "-c", EAGER, "build"], project)
    drawn = re.findall("\r\x1b\\[K([^\r\n]*)", shown)
    assert any(re.fullmatch(r"\d+  Building page bins/page-\d+\.md", line) for line in drawn)
    assert max(len(line) for line in drawn) < 110
    last = shown.replace("\r\n", "\n").rpartition("\r\x1b[K")[2]
    assert LAST_LINE.match(last.splitlines()[-1])


EAGER = """
import briggate.cli.progress as progress
progress.QUIET_SECONDS = progress.EVERY_SECONDS = 0
from briggate.cli import main
main()
"""
"""The command, showing every step at once: a test should not have to wait for long work."""


def on_a_terminal(command: list[str], cwd: Path) -> str:
    """All that a program writes to a terminal."""
    import pty  # not at the top: Windows has none

    ours, theirs = pty.openpty()
    with subprocess.Popen(command, cwd=cwd, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        written = b""
        try:
            while more := os.read(ours, 65536):
                written += more
        except OSError:  # what Linux says when the other end is closed
            pass
        assert process.wait(timeout=BOUND) == 0
    os.close(ours)
    return written.decode()
