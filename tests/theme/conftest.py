"""Good Town, built once for every test of the theme."""

from collections.abc import Callable
from pathlib import Path

import pytest

GOOD_TOWN = Path(__file__).parents[1] / "sites" / "good_town"
MOMENT = "2026-12-10T09:00"
"""When each of Good Town's alerts and statuses holds."""


@pytest.fixture(scope="session")
def good_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of Good Town. It is shared: tests only look at it."""
    from briggate.build.pipeline import build

    return build(GOOD_TOWN, MOMENT, tmp_path_factory.mktemp("good-town") / "site").folder


@pytest.fixture(scope="session")
def town(good_town: Path, serve: Callable[..., str]) -> str:
    """Where Good Town is served, headers and all: an address without its last slash."""
    return serve(good_town).rstrip("/")
