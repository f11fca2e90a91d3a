"""A site that was built is taken for today's only while it is."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from briggate.build import plugin
from briggate.build.freshness import fresh_build, is_fresh, record_build, sources_digest
from briggate.build.load import Project
from briggate.build.pipeline import build
from tests.sites import page, tiny_site, write_files

AS_OF = "2026-06-10T09:00:00+00:00"
NOW = datetime.fromisoformat(AS_OF)
ALERT = {"severity": "major", "type": "alert", "from": "2026-06-12 09:00", "to": "2026-06-20 09:00"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A built site that will look otherwise in two days."""
    folder = tiny_site(tmp_path / "town", {"content/alerts/snow.md": page("Snow", "No bins.\n", **ALERT)})
    build(folder, AS_OF)
    return Project(folder)


def found(project: Project, moment: datetime = NOW) -> Path | None:
    return fresh_build(project, sources_digest(project), moment)


def test_what_was_just_built(project: Project) -> None:
    assert found(project) == project.folder / "build/site"


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        ("2026-06-10T08:59:59+00:00", False),
        ("2026-06-12T07:59:59+00:00", True),
        ("2026-06-12T08:00:00+00:00", False),
        ("2026-06-25T08:00:00+00:00", False),
    ],
)
def test_until_the_moment_at_which_it_would_look_otherwise(project: Project, moment: str, holds: bool) -> None:
    assert (found(project, datetime.fromisoformat(moment)) is not None) is holds


@pytest.mark.parametrize(
    "file",
    ["content/bins/index.md", "site_config/council.yml", "theme/README.md", "mkdocs.yml", "content/bins/new.md", "theme/partials/x.html"],
)
def test_another_text_of_any_source(project: Project, file: str) -> None:
    path = project.folder / file
    write_files(project.folder, {file: (path.read_text(encoding="utf-8") if path.exists() else "") + "\n"})
    assert found(project) is None


def test_known_issues_are_in_the_statement(project: Project) -> None:
    write_files(project.folder, {"checks/known_issues.yml": "[]\n"})
    assert found(project) is None


def test_what_is_only_checked_builds_nothing_anew(project: Project) -> None:
    write_files(project.folder, {"checks/budgets.yml": "clicks_from_home: 3\n", "README.md": "Hello.\n"})
    assert found(project) is not None


def test_a_source_with_another_name_or_gone(project: Project) -> None:
    alert = project.folder / "content/alerts/snow.md"
    before = sources_digest(project)
    alert.rename(alert.with_name("ice.md"))
    renamed = sources_digest(project)
    alert.with_name("ice.md").unlink()
    assert len({before, renamed, sources_digest(project)}) == 3


def test_another_engine(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briggate.build.freshness.engine_digest", lambda: b"another")
    assert found(project) is None


@pytest.mark.parametrize("lost", ["bins/index.html", "api/build.json", "api/pages.json"])
def test_half_a_site(project: Project, lost: str) -> None:
    (project.folder / "build/site" / lost).unlink()
    assert found(project) is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"as_of": 3}', '{"as_of": "2026-06-10T09:00:00", "next_change": null}'])
def test_a_record_that_cannot_be_read(project: Project, text: str) -> None:
    write_files(project.folder, {"build/site/api/build.json": text})
    assert found(project) is None


@pytest.mark.parametrize("text", ["", "[]", "{", '{"build/site": 3}', '{"/nowhere": "x", "build/site": "another"}'])
def test_no_record_of_what_it_was_built_from(project: Project, text: str) -> None:
    write_files(project.folder, {".cache/briggate/builds.json": text})
    assert found(project) is None


def test_pages_of_no_address(project: Project) -> None:
    write_files(project.folder, {"build/site/api/pages.json": "[]"})
    assert found(project) is None


def test_a_site_elsewhere(project: Project, tmp_path: Path) -> None:
    elsewhere = build(project.folder, AS_OF, tmp_path / "elsewhere").folder
    assert is_fresh(project, elsewhere, sources_digest(project), NOW)
    write_files(project.folder, {"content/bins/index.md": page("Bins", "Other words.\n")})
    assert not is_fresh(project, elsewhere, sources_digest(project), NOW)


def test_where_nothing_can_be_written_it_is_built_again(project: Project) -> None:
    cache = project.folder / ".cache/briggate"
    (cache / "builds.json").unlink()
    (cache / "builds.json").mkdir()
    record_build(project, project.folder / "build/site", sources_digest(project))
    assert found(project) is None


def test_what_is_saved_while_pages_are_read_is_not_taken_for_built(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    load_site = plugin.load_site

    def saved_meanwhile(*given: Any, **named: Any) -> Any:
        (project.folder / "theme/assets").mkdir(parents=True)
        (project.folder / "theme/assets/brand.css").write_text(":root { --brand: #123456; }\n")
        return load_site(*given, **named)

    monkeypatch.setattr(plugin, "load_site", saved_meanwhile)
    build(project.folder, NOW.isoformat())
    assert fresh_build(project, sources_digest(project), NOW) is None
