"""The import contract in pyproject.toml catches what it is there to catch: tried on a copy of the engine with one line added."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of pyproject.toml and of the engine's modules."""
    copy = tmp_path_factory.mktemp("engine")
    shutil.copy(PROJECT / "pyproject.toml", copy)
    modules = (module.relative_to(PROJECT) for module in (PROJECT / "src" / "briggate").rglob("*.py"))
    for module in modules:
        (copy / module).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / module, copy / module)
    return copy


def broken_contracts(engine: Path) -> str:
    """What lint-imports says of the contracts it finds broken."""
    run = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache", "--no-logo"],
        cwd=engine,
        env={**os.environ, "PYTHONPATH": str(engine / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr
    return run.stdout.partition("Broken contracts")[2]


def test_the_engine_keeps_its_contracts(engine: Path) -> None:
    """What the other tests add is then what they see caught."""
    assert broken_contracts(engine) == ""


@pytest.mark.parametrize(
    ("room", "line", "contract"),
    [
        ("content", "import mkdocs.plugins", "Only briggate.build imports mkdocs"),
        ("cli", "from mkdocs import config", "Only briggate.build imports mkdocs"),
        ("build", "import subprocess", "Only briggate.git runs other programs"),
        ("search", "import selenium", "Only briggate.browser imports selenium"),
        ("files", "import fcntl", "nothing imports a module that only POSIX has"),
        ("model", "import briggate.content", "A row imports only the rows below it"),
        ("a_to_z", "import briggate.search", "A row imports only the rows below it"),
        ("nowhere_yet", "", "A row imports only the rows below it"),
    ],
)
def test_a_line_in_the_wrong_room_is_caught(engine: Path, room: str, line: str, contract: str) -> None:
    folder = engine / "src" / "briggate" / room
    module = folder / "doctored.py"
    is_new = not folder.exists()
    if is_new:
        folder.mkdir()
        (folder / "__init__.py").touch()
    module.write_text(f"{line}\n", encoding="utf-8")
    try:
        report = broken_contracts(engine)
    finally:
        shutil.rmtree(folder) if is_new else module.unlink()
    assert contract in report
