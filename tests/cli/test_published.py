"""Every address that main has ever published."""

from pathlib import Path

import pytest

from briggate.cli.published import published_addresses
from tests.git.repository import commit, repository
from tests.sites import service

HOME = {"content/index.md": service("Home"), "content/bins/index.md": service("Bins")}
ALWAYS = {"/", "/bins/"}


def test_pages_that_are_there_were_there_or_had_another_name(tmp_path: Path) -> None:
    folder = repository(tmp_path, {**HOME, "content/bins/a.md": service("A"), "content/bins/b.md": service("B")})
    commit(folder, {"content/bins/a.md": None, "content/bins/b.md": None, "content/bins/c.md": service("B")})
    assert published_addresses(folder) == {*ALWAYS, "/bins/a/", "/bins/b/", "/bins/c/"}


def test_redirects_that_are_there_or_were(tmp_path: Path) -> None:
    redirect = "- {old: /rubbish/, new: /bins/}\n- {old: /tip/, new: /bins/}\n"
    folder = repository(tmp_path, {**HOME, "site_config/redirects/waste.yml": redirect})
    commit(folder, {"site_config/redirects/waste.yml": "- {old: /tip/, new: /bins/}\n"})
    assert published_addresses(folder) == {*ALWAYS, "/rubbish/", "/tip/"}


def test_redirect_from_of_pages_that_are_there_or_were(tmp_path: Path) -> None:
    folder = repository(tmp_path, {**HOME, "content/bins/a.md": service("A", redirect_from="[/old/, /older/]")})
    commit(folder, {"content/bins/a.md": service("A", redirect_from="[/old/]")})
    assert published_addresses(folder) == {*ALWAYS, "/bins/a/", "/old/", "/older/"}


@pytest.mark.parametrize(
    "text",
    [
        "---\nredirect_from: [/x/\n---\n",
        "redirect_from",
        "---\nredirect_from: /old/\n---\n",
        "---\nredirect_from: [{a: b}, 3, null, 'javascript:x', '/../etc/']\n---\n",
    ],
)
def test_what_could_never_be_read_was_never_published(tmp_path: Path, text: str) -> None:
    folder = repository(tmp_path, {**HOME, "content/bins/a.md": text, "site_config/redirects/waste.yml": text})
    assert published_addresses(folder) == {*ALWAYS, "/bins/a/"}


def test_files_that_are_no_pages(tmp_path: Path) -> None:
    folder = repository(tmp_path, {**HOME, "content/bins/plan.pdf": "x", "content/README.txt": "x", "docs/a.md": service("A")})
    assert published_addresses(folder) == ALWAYS


def test_where_there_is_no_history_nobody_can_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert published_addresses(tmp_path) is None
