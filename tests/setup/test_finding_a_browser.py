"""`requirements/set-up browser`: Chromium and a driver of the same version, or one line that says what to install."""

from pathlib import Path

import pytest

from tests.setup.machine import Machine, has_a_shell

pytestmark = pytest.mark.skipif(not has_a_shell(), reason="set-up is a shell script; Windows uses pip alone")


def a_machine(root: Path, person: str = "1000") -> Machine:
    machine = Machine(root, person)
    machine.python("python3.13")
    return machine


def noted(machine: Machine) -> list[str]:
    note = machine.project / ".venv" / "browser"
    return note.read_text().splitlines() if note.exists() else []


def test_what_is_on_path_is_used(tmp_path: Path) -> None:
    machine = a_machine(tmp_path)
    chromium = machine.program("chromium", "echo Chromium 156.0.8078.79 built on Debian 12.11")
    driver = machine.program("chromedriver", 'echo "ChromeDriver 156.0.8078.79 (0f)"')
    assert machine.set_up("browser").returncode == 0
    assert noted(machine) == [str(chromium), str(driver)]


def test_a_second_run_looks_for_nothing(tmp_path: Path) -> None:
    machine = a_machine(tmp_path)
    machine.program("chromium", "echo Chromium 156.0.1")
    machine.program("chromedriver", "echo ChromeDriver 156.0.1")
    machine.set_up("browser")
    machine.program("chromium", f": >{tmp_path}/asked")
    assert machine.set_up("browser").returncode == 0
    assert not (tmp_path / "asked").exists()


def test_a_stand_in_that_asks_for_a_snap_is_passed_over(tmp_path: Path) -> None:
    machine = a_machine(tmp_path)
    machine.program("chromium-browser", 'echo "requires the chromium snap to be installed" >&2; exit 1')
    chrome = machine.program("google-chrome", "echo Google Chrome 156.0.1")
    driver = machine.program("chromedriver", "echo ChromeDriver 156.0.9")
    machine.set_up("browser")
    assert noted(machine) == [str(chrome), str(driver)]


def test_a_driver_of_another_version_is_not_taken(tmp_path: Path) -> None:
    machine = a_machine(tmp_path)
    machine.program("chromium", "echo Chromium 156.0.1")
    machine.program("chromedriver", "echo ChromeDriver 149.0.1")
    assert machine.set_up("browser").returncode == 1
    assert noted(machine) == []


def test_without_one_the_engine_is_set_up_and_the_last_line_says_what_to_install(tmp_path: Path) -> None:
    machine = a_machine(tmp_path)
    result = machine.set_up("browser")
    assert result.returncode == 1
    assert "apt-get install chromium chromium-driver" in result.stderr.splitlines()[-1]
    assert machine.asked_of_pip() == ["lock", "project"]


def test_root_has_it_installed(tmp_path: Path) -> None:
    machine = a_machine(tmp_path, person="0")
    script = f"""
        case "$*" in *install*"chromium chromium-driver"*)
            for name in chromium chromedriver; do
                printf '#!/bin/sh\\necho %s 156.0.1\\n' "$name" >"{machine.path}/$name"
                chmod +x "{machine.path}/$name"
            done
        esac"""
    machine.program("apt-get", script)
    assert machine.set_up("browser").returncode == 0
    assert noted(machine) == [str(machine.path / "chromium"), str(machine.path / "chromedriver")]
