"""What most tests of the gate begin with."""

from pathlib import Path

import pytest

from tests.gate.council import Council


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Council:
    """A council whose gate stands; `copy` gives a test one of its own."""
    council = Council(tmp_path_factory.mktemp("council"))
    council.begin()
    return council


@pytest.fixture
def council(begun: Council, tmp_path: Path) -> Council:
    """One that a test may change."""
    return begun.copy(tmp_path)
