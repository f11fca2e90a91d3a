"""`requirements/set-up python`: which Python a machine is set up with."""

from pathlib import Path

import pytest

from tests.setup.machine import Machine, has_a_shell

pytestmark = pytest.mark.skipif(not has_a_shell(), reason="set-up is a shell script; Windows uses pip alone")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_newest_that_path_names_is_taken(machine: Machine) -> None:
    machine.python("python3")
    newest = machine.python("python3.13")
    assert machine.set_up("python").stdout.strip() == newest


def test_a_python_that_is_too_old_is_passed_over(machine: Machine) -> None:
    machine.program("python3.13", "exit 1")
    good = machine.python("python")
    assert machine.set_up("python").stdout.strip() == good


def test_a_name_that_pyenv_only_pretends_to_have_is_passed_over(machine: Machine) -> None:
    machine.program("python3.13", 'echo "pyenv: python3.13: command not found" >&2; exit 127')
    good = machine.python("python", machine.home / ".pyenv/versions/3.12.1/bin")
    machine.python("python", machine.home / ".pyenv/versions/3.9.9/bin")
    found = machine.set_up("python")
    assert (found.stdout.strip(), found.stderr) == (good, "")


def test_pyenv_is_looked_for_where_it_says_it_is(machine: Machine) -> None:
    root = machine.root / "py env"
    machine.environment["PYENV_ROOT"] = str(root)
    good = machine.python("python", root / "versions/3.13.0/bin")
    assert machine.set_up("python").stdout.strip() == good


def test_uv_is_asked_last(machine: Machine) -> None:
    good = machine.python("python3.13", machine.root / "of uv")
    machine.program("uv", f'test "$2" = find && echo "{good}"')
    assert machine.set_up("python").stdout.strip() == good


def test_uv_downloads_into_this_folder_and_nowhere_else(machine: Machine) -> None:
    good = machine.python("python3.13", machine.project / ".python")
    script = f"""
        case "$*" in
            "python install"*) test "$UV_PYTHON_INSTALL_DIR" = "{machine.project}/.python" && echo "a progress bar" ;;
            *--managed-python*) echo "{good}" ;;
            *) exit 2 ;;
        esac"""
    machine.program("uv", script)
    assert machine.set_up("python").stdout.strip() == good


def test_without_any_python_one_line_says_what_to_install(machine: Machine) -> None:
    result = machine.set_up()
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert "Install one" in result.stderr


def test_a_python_without_venv_names_the_one_package_that_is_missing(machine: Machine) -> None:
    machine.python("python3.13", when="false")
    machine.program("apt-get", "exit 100")
    result = machine.set_up()
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert "apt-get install python3.13-venv" in result.stderr


def test_root_has_the_package_that_is_missing_installed(tmp_path: Path) -> None:
    machine = Machine(tmp_path, person="0")
    installed = tmp_path / "installed"
    good = machine.python("python3.13", when=f'test -e "{installed}"')
    machine.program("apt-get", f'case "$*" in *"install"*python3.13-venv) : >"{installed}" ;; esac')
    assert machine.set_up("python").stdout.strip() == good
    assert installed.exists()


def test_a_word_that_set_up_does_not_know_is_refused(machine: Machine) -> None:
    result = machine.set_up("brwoser")
    assert result.returncode == 1
    assert result.stderr.startswith("Usage:")
