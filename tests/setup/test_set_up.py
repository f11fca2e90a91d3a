"""`requirements/set-up`: .venv as the lock says, and nothing done twice."""

import shutil
from pathlib import Path

import pytest

from tests.setup.machine import Machine, has_a_shell

pytestmark = pytest.mark.skipif(not has_a_shell(), reason="set-up is a shell script; Windows uses pip alone")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.python("python3.13")
    return machine


def test_the_lock_is_installed_and_then_the_project(machine: Machine) -> None:
    assert machine.set_up().returncode == 0
    assert machine.asked_of_pip() == ["lock", "project"]


def test_the_lock_is_held_to_its_hashes_and_builds_nothing(machine: Machine) -> None:
    machine.set_up()
    first = machine.log.read_text().splitlines()[0]
    assert {"--require-hashes", "--no-deps", "--only-binary"} <= set(first.split())


def test_a_second_run_asks_pip_for_nothing(machine: Machine) -> None:
    machine.set_up()
    machine.asked_of_pip()
    result = machine.set_up()
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert machine.asked_of_pip() == []


def test_another_lock_is_installed_from_the_start(machine: Machine) -> None:
    machine.set_up()
    machine.asked_of_pip()
    left_over = machine.project / ".venv" / "a-package-no-longer-locked"
    left_over.touch()
    (machine.project / "requirements" / "dev.txt").write_text("another lock\n")
    machine.set_up()
    assert machine.asked_of_pip() == ["lock", "project"]
    assert not left_over.exists()


def test_another_pyproject_installs_the_project_alone(machine: Machine) -> None:
    machine.set_up()
    machine.asked_of_pip()
    (machine.project / "pyproject.toml").write_text("another entry point\n")
    machine.set_up()
    assert machine.asked_of_pip() == ["project"]


def test_a_failure_half_way_fails_and_is_made_good_by_the_next_run(machine: Machine) -> None:
    machine.broken.touch()
    assert machine.set_up().returncode != 0
    assert machine.asked_of_pip() == ["lock"]
    machine.broken.unlink()
    assert machine.set_up().returncode == 0
    assert machine.asked_of_pip() == ["lock", "project"]


def test_a_venv_brought_from_another_folder_is_made_anew(machine: Machine) -> None:
    machine.set_up()
    elsewhere = Machine(machine.root / "elsewhere")
    elsewhere.python("python3.13")
    shutil.copytree(machine.project / ".venv", elsewhere.project / ".venv")
    elsewhere.set_up()
    assert elsewhere.asked_of_pip() == ["lock", "project"]


def test_a_python_that_went_away_is_replaced(machine: Machine) -> None:
    machine.set_up()
    machine.asked_of_pip()
    (machine.project / ".venv" / "bin" / "python").unlink()
    machine.set_up()
    assert machine.asked_of_pip() == ["lock", "project"]
