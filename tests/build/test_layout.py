"""What pages are laid out with, made by a process beside the one that reads them."""

import os
import signal
from pathlib import Path

import pytest

from briggate.build import layout
from briggate.build.layout import LayoutBeside, layout_of
from briggate.build.pipeline import build, project_config
from briggate.build.stopped import BuildStopped
from briggate.theme.files import template_names
from tests.sites import tiny_site

MOMENT = "2026-12-10T09:00"
WORDS = "Caf\u00e9".encode("latin-1")


@pytest.fixture
def council(tmp_path: Path) -> Path:
    return tiny_site(tmp_path, {"theme/partials/page_foot.html": "<p>{{ council.name }} {{ lipsum is defined }}</p>\n"})


def test_it_is_what_one_made_here_would_be(council: Path) -> None:
    beside = LayoutBeside(project_config(council), council / "theme")
    made, here = beside.layout(), layout_of(project_config(council), council / "theme")
    assert made.assets == here.assets
    foot = "partials/page_foot.html"
    assert foot in template_names()
    shown = [each.templates.get_template(foot).render(council={"name": "Tinytown"}) for each in (made, here)]
    assert shown == ["<p>Tinytown True</p>"] * 2


def test_where_the_process_dies_it_is_made_here(council: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()
    monkeypatch.setattr(layout, "read_all", lambda templates: os.getpid() == here or os.kill(os.getpid(), signal.SIGKILL))
    assert "site.css" in LayoutBeside(project_config(council), council / "theme").layout().assets.names


@pytest.mark.parametrize("name", ["landing.html", "a_to_z.html", "partials/page_foot.html"])
def test_a_template_that_is_no_text_is_named(council: Path, name: str) -> None:
    (council / "theme" / name).write_bytes(WORDS)
    with pytest.raises(BuildStopped) as stopped:
        build(council, MOMENT)
    assert str(stopped.value) == f"theme/{name}:1  the file is not saved as UTF-8  Mend the template."


def test_a_stylesheet_that_is_no_text_is_named(council: Path) -> None:
    (council / "theme/assets").mkdir()
    (council / "theme/assets/brand.css").write_bytes(b"\n/* " + WORDS + b" */\n")
    with pytest.raises(BuildStopped) as stopped:
        build(council, MOMENT)
    wrong = "theme/assets/brand.css:2  this line has a character that is not UTF-8  Save the file again with the encoding UTF-8."
    assert str(stopped.value).startswith(wrong)
