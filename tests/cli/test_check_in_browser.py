"""`briggate check --browser`: every built page is looked at, or the check says that it was not; nothing is looked at twice for nothing."""

import json
from pathlib import Path

import pytest

from tests.sites import briggate, service, tiny_site

pytestmark = pytest.mark.browser

NOW = "2026-06-10T09:00"
WITNESS = '''
"""A rule of a council's own, which notes what it is asked about."""
from pathlib import Path

from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Rule, bad, good

rule = Rule(
    id="witness", title="No page has a zebra", why="A test.", reference="None.", fix="Take it out.",
    examples=(bad("<h1>Zebra</h1>"), good("<h1>Horse</h1>")),
)

@rule.over(RenderedPage)
def witness(page):
    with Path({noted!r}).open("a") as file:
        print(page.address, file=file)
    for heading in page.desktop.all("h1", "h2"):
        if "Zebra" in heading.shown_text:
            yield rule.at(heading, "there is a zebra")
        if "Killer" in heading.shown_text:
            page.measures._browser.kill()
            page.view("print")
'''
FILES = {"content/bins/brown.md": service("Brown bins"), "content/bins/green.md": service("Green bins", "Text.\n\n## A Zebra\n\nText.\n")}


@pytest.fixture
def council(tmp_path: Path) -> Path:
    folder = tmp_path / "council"
    tiny_site(folder, {**FILES, "checks/local/witness.py": WITNESS.format(noted=str(tmp_path / "noted"))})
    return folder


def looked_at(council: Path, *arguments: str) -> tuple[int, dict[str, object], list[str]]:
    """Exit code, report, and the addresses that a browser looked at."""
    noted = council.parent / "noted"
    noted.write_text("", encoding="utf-8")
    done = briggate("check", "--rule", "witness", "--as-of", NOW, "--format", "json", *arguments, cwd=council)
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, json.loads(done.stdout), sorted(noted.read_text(encoding="utf-8").split())


def built_pages(council: Path) -> list[str]:
    site = council / ".cache/briggate/site"
    return sorted(f"/{path.relative_to(site).as_posix().removesuffix('index.html')}" for path in site.rglob("*.html"))


def test_every_built_page_is_looked_at_once_and_after_an_edit_only_what_changed(council: Path) -> None:
    code, report, addresses = looked_at(council)
    assert (code, addresses) == (1, built_pages(council))
    (finding,) = report["findings"]  # type: ignore[misc]
    assert (finding["place"]["file"], finding["place"]["line"], finding["page"]) == ("content/bins/green.md", 10, "/bins/green/")
    assert "Chromium" in " ".join(report["notes"]) or "chrome" in " ".join(report["notes"])  # type: ignore[arg-type]

    assert looked_at(council)[::2] == (1, [])

    brown = council / "content/bins/brown.md"
    brown.write_text(brown.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    assert looked_at(council)[::2] == (1, ["/bins/brown/"])

    style = council / "theme/brand.css"
    style.write_text("h1 { color: #123; }\n", encoding="utf-8")
    assert set(looked_at(council, "--anew")[2]) == set(built_pages(council))


def test_a_page_that_breaks_its_browser_is_not_run_and_the_others_are(council: Path) -> None:
    (council / "content/bins/brown.md").write_text(service("Killer bins"), encoding="utf-8")
    code, report, addresses = looked_at(council)
    assert code == 3
    assert [each["subject"] for each in report["not_run"]] == ["/bins/brown/"]  # type: ignore[attr-defined, index]
    assert [each["page"] for each in report["findings"]] == ["/bins/green/"]  # type: ignore[attr-defined, index]
    assert addresses.count("/bins/brown/") == 2
    assert set(addresses) == set(built_pages(council))
    assert looked_at(council)[::2] == (3, ["/bins/brown/", "/bins/brown/"])


def test_only_the_pages_under_the_paths_that_were_named(council: Path) -> None:
    assert looked_at(council, "content/bins/brown.md")[::2] == (0, ["/bins/brown/"])


def test_without_being_asked_no_browser_is_started_and_the_report_says_so(council: Path) -> None:
    done = briggate("check", "--family", "content", "--as-of", NOW, cwd=council)
    assert not (council.parent / "noted").exists()
    assert "Traceback" not in done.stderr


def test_the_html_report_shows_the_place_and_each_kind_of_page(council: Path) -> None:
    looked_at(council, "--write", "html=report.html")
    html = (council / "report.html").read_text(encoding="utf-8")
    assert 'alt="Where it is on the page, outlined in red"' in html
    for width in (320, 360, 768, 1280):
        assert f'alt="/bins/brown/ on a screen {width} pixels wide"' in html


def test_an_axe_that_is_none_is_2(council: Path) -> None:
    (council / "axe.js").write_text("no axe\n", encoding="utf-8")
    done = briggate("check", "--rule", "witness", "--as-of", NOW, "--axe-script", "axe.js", cwd=council)
    assert (done.returncode, "axe.js" in done.stderr) == (2, True)
