"""`requirements/set-up sshd`: OpenSSH's server for tests, put in only where that starts none for everybody."""

from pathlib import Path

import pytest

from tests.setup.machine import Machine, has_a_shell

pytestmark = pytest.mark.skipif(not has_a_shell(), reason="set-up is a shell script; Windows uses pip alone")


def a_machine(root: Path, person: str) -> Machine:
    """One whose /usr/sbin and /run are folders of its own."""
    machine = Machine(root, person)
    machine.python("python3.13")
    script = machine.project / "requirements" / "set-up"
    script.write_text(script.read_text().replace("/usr/sbin", str(root / "sbin")).replace("/run/systemd", str(root / "systemd")))
    apt = f"""
        case "$*" in *install*openssh-server*)
            echo "$RUNLEVEL" >>"{root}/asked"
            printf '#!/bin/sh\\n' >"{machine.path}/sshd"
            chmod +x "{machine.path}/sshd"
        esac"""
    machine.program("apt-get", apt)
    return machine


@pytest.mark.parametrize("folder", ["path", "sbin"])
def test_one_that_is_there_is_used(tmp_path: Path, folder: str) -> None:
    machine = a_machine(tmp_path, "0")
    machine.program("sshd", ":", tmp_path / folder)
    assert (machine.set_up("sshd").returncode, (tmp_path / "asked").exists()) == (0, False)


def test_root_of_a_container_has_it_installed_and_not_started(tmp_path: Path) -> None:
    machine = a_machine(tmp_path, "0")
    assert machine.set_up("sshd").returncode == 0
    assert (tmp_path / "asked").read_text() == "1\n"


@pytest.mark.parametrize("person", ["0", "1000"])
def test_elsewhere_it_is_only_told_what_to_install(tmp_path: Path, person: str) -> None:
    """Where services run, and where somebody is not root."""
    machine = a_machine(tmp_path, person)
    if person == "0":
        (tmp_path / "systemd" / "system").mkdir(parents=True)
    result = machine.set_up("sshd")
    assert (result.returncode, (tmp_path / "asked").exists()) == (0, False)
    assert result.stderr.splitlines()[-1].endswith("Debian, as root: apt-get install openssh-server")
