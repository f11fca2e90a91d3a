"""Rule page-weight."""

from pathlib import Path

from briggate.checks.rules.html.page_weight import rule
from tests.checks.harness import site_facts, told
from tests.sites import page

LONG = "Bins are emptied weekly.\n\n" * 6_000


def found(folder: Path, files: dict[str, str]) -> list[str]:
    return told(rule, site_facts(folder, files))


def test_a_heavy_page_is_told_with_what_weighs(tmp_path: Path) -> None:
    (one,) = found(tmp_path, {"content/bins/index.md": page("Bins", LONG)})
    assert one.startswith("/bins/  the page weighs 2")
    assert one.endswith(" of it the page itself, the rest styles and scripts; the budget is 150 kB")


def test_heavy_styles_and_scripts_are_one_fault_however_many_pages_have_them(tmp_path: Path) -> None:
    lines = found(tmp_path, {"checks/budgets.yml": "page_kilobytes: 20\n"})
    assert [line.partition(" weigh ")[0] for line in lines] == ["/  styles and scripts alone", "/search/  styles and scripts alone"]


def test_images_are_not_counted(tmp_path: Path) -> None:
    files = {"theme/landing.html": '{% extends "base.html" %}{% block content %}<h1>A</h1><img src="/big.png" alt="">{% endblock %}\n'}
    assert found(tmp_path, files) == []


def test_an_ordinary_site_is_light_enough(tmp_path: Path) -> None:
    assert found(tmp_path, {}) == []
