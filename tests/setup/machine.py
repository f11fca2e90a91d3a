"""A made-up machine for requirements/set-up: a folder of the project, and a PATH with nothing on it but what a test puts there."""

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).parents[2]
TOOLS = ("sh", "cat", "chmod", "cksum", "dirname", "mkdir", "rm", "sed")


@dataclass
class Machine:
    root: Path
    person: str = "1000"
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for folder in (self.project / "requirements", self.path, self.home):
            folder.mkdir(parents=True)
        for tool in TOOLS:
            (self.path / tool).symlink_to(shutil.which(tool) or tool)
        self.program("id", f"echo {self.person}")
        shutil.copy(PROJECT / "requirements" / "set-up", self.project / "requirements" / "set-up")
        (self.project / "requirements" / "dev.txt").write_text("a lock\n")
        (self.project / "pyproject.toml").write_text("a project\n")

    @property
    def project(self) -> Path:
        return self.root / "our council's site"

    @property
    def path(self) -> Path:
        return self.root / "path"

    @property
    def home(self) -> Path:
        return self.root / "home"

    def program(self, name: str, script: str, folder: Path | None = None) -> Path:
        """Puts a program on PATH, or in another folder."""
        file = (folder or self.path) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\n{script}\n")
        file.chmod(0o755)
        return file

    def python(self, name: str, folder: Path | None = None, *, when: str = "true") -> str:
        """A Python that can make a .venv when the shell words given succeed; otherwise it lacks ensurepip."""
        file = (folder or self.path) / name
        script = f"""
            case "$*" in
                "-m venv .venv") mkdir -p .venv/bin; cat "{file}" >.venv/bin/python; chmod +x .venv/bin/python ;;
                "-m pip"*) echo "$*" >>"{self.log}"; test ! -e "{self.broken}" ;;
                --version) echo "Python of {file.name}" ;;
                *ensurepip*) {when} && echo "{file}" ;;
                *-venv*) echo python3.13-venv ;;
                *version_info*) echo "{file}" ;;
            esac"""
        self.program(name, script, folder)
        return str(file)

    @property
    def log(self) -> Path:
        """What was asked of pip, a line each."""
        return self.root / "pip.log"

    @property
    def broken(self) -> Path:
        """While this file is there, pip fails."""
        return self.root / "pip-is-broken"

    def set_up(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.path), "HOME": str(self.home), **self.environment}
        command = ["sh", str(self.project / "requirements" / "set-up"), *words]
        return subprocess.run(command, env=environment, cwd=self.root, capture_output=True, text=True, timeout=60, check=False)

    def asked_of_pip(self) -> list[str]:
        """What was asked of pip since this was last asked: the lock, the project."""
        asked = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return ["project" if "--editable" in line else "lock" for line in asked]


def has_a_shell() -> bool:
    return os.name == "posix"
