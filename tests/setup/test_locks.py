"""The locks name exact versions and their hashes and nothing else: no registry, no folder, no unpinned package."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))

LINE = re.compile(
    r"""  \# .*
        | [a-z0-9-]+==[0-9a-z.]+ (\ ;\ [^\\]+)? \ \\     # a package, what it is for, and then its hashes
        | \ {4}--hash=sha256:[0-9a-f]{64} (\ \\)? """,
    re.VERBOSE,
)


def lines(name: str) -> list[str]:
    return (PROJECT / "requirements" / name).read_text(encoding="utf-8").splitlines()


def pins(name: str) -> dict[str, str]:
    """Each package with its version."""
    return dict(line.split(" ")[0].split("==") for line in lines(name) if line[0] not in "# ")


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_a_lock_holds_versions_and_hashes_alone(name: str) -> None:
    assert [line for line in lines(name) if not LINE.fullmatch(line)] == []
    assert pins(name)


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_every_package_has_a_hash(name: str) -> None:
    pairs = zip(lines(name), lines(name)[1:], strict=False)
    assert [line for line, following in pairs if line[0] not in "# " and "--hash" not in following] == []


def test_a_build_runs_with_the_versions_that_the_tests_ran_with() -> None:
    tested = pins("dev.txt")
    assert {package: tested.get(package) for package in pins("run.txt")} == pins("run.txt")


def wanted(*groups: str) -> list[str]:
    project = PYPROJECT["project"]
    extras = [requirement for group in groups for requirement in project["optional-dependencies"][group]]
    return [*PYPROJECT["build-system"]["requires"], *project["dependencies"], *extras]


@pytest.mark.parametrize(("name", "groups"), [("run.txt", ()), ("dev.txt", ("dev",))])
def test_a_lock_holds_what_pyproject_asks_for(name: str, groups: tuple[str, ...]) -> None:
    """After a change of pyproject.toml, `make lock`."""
    locked = pins(name)
    requirements = [Requirement(text) for text in wanted(*groups)]
    missing = [str(r) for r in requirements if not r.specifier.contains(locked.get(canonicalize_name(r.name), "0"))]
    assert missing == []
