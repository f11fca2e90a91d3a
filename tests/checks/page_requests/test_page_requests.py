"""Rule page-requests."""

from pathlib import Path

from briggate.checks.rules.html.page_requests import rule
from tests.checks.harness import site_facts, told


def found(folder: Path, html: str) -> list[str]:
    template = '{% extends "base.html" %}{% block content %}<h1>A</h1>' + html + "{% endblock %}\n"
    return told(rule, site_facts(folder, {"theme/landing.html": template}))


def test_every_file_counts(tmp_path: Path) -> None:
    html = "".join(f'<img src="/{number}.png" alt="">' for number in range(14))
    assert found(tmp_path, html) == ["/bins/  the page is made of 18 files, 14 of them images; the budget is 15"]


def test_a_file_shown_twice_is_loaded_once(tmp_path: Path) -> None:
    assert found(tmp_path, '<img src="/a.png" alt="">' * 20) == []


def test_of_the_sizes_of_an_image_one_is_loaded(tmp_path: Path) -> None:
    sizes = ", ".join(f"/{number}.png {number}w" for number in range(1, 20))
    others = sizes.replace(".png", ".webp")
    assert found(tmp_path, f'<picture><source srcset="{others}"><img src="/a.png" srcset="{sizes}" alt=""></picture>') == []


def test_links_are_no_files_that_the_page_loads(tmp_path: Path) -> None:
    html = "".join(f'<a href="/bins/">A</a><link rel="alternate" href="/{number}">' for number in range(20))
    assert found(tmp_path, html) == []
