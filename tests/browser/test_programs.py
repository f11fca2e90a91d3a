"""Which Chromium and which driver are used."""

from pathlib import Path

import pytest

from briggate.browser import programs as module
from briggate.browser.faults import NoBrowser
from briggate.browser.programs import Programs, programs


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "NOTED", tmp_path / "browser")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()


def install(tmp_path: Path, name: str) -> str:
    program = tmp_path / "bin" / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return str(program)


def test_those_that_the_set_up_noted_are_used(tmp_path: Path) -> None:
    install(tmp_path, "chromium")
    install(tmp_path, "chromedriver")
    noted = Programs(install(tmp_path, "own-chrome"), install(tmp_path, "own-driver"))
    module.NOTED.write_text("\n".join(noted) + "\n")
    assert programs() == noted


@pytest.mark.parametrize("note", ["", "/gone/chromium\n/gone/chromedriver\n", "only one line\n"])
def test_a_note_that_leads_nowhere_counts_for_nothing(note: str, tmp_path: Path) -> None:
    found = Programs(install(tmp_path, "google-chrome"), install(tmp_path, "chromedriver"))
    module.NOTED.write_text(note)
    assert programs() == found


@pytest.mark.parametrize(("there", "missing"), [("chromium", "chromedriver"), ("chromedriver", "Chromium is")])
def test_what_is_missing_is_named(there: str, missing: str, tmp_path: Path) -> None:
    install(tmp_path, there)
    with pytest.raises(NoBrowser, match=missing):
        programs()
