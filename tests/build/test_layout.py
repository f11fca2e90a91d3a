"""What pages are laid out with, made by a process beside the one that reads them."""

from pathlib import Path

import pytest
from jinja2 import Environment, Undefined
from markupsafe import Markup

from briggate.build import layout, made_files
from briggate.build.layout import LayoutBeside, layout_of
from briggate.build.pipeline import build, project_config
from briggate.build.stopped import BuildStopped, CouldNotComplete
from briggate.processes import Limits
from briggate.theme.files import template_names
from tests.sites import files_of, tiny_site

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


@pytest.mark.parametrize(
    ("template", "limits", "told"),
    [
        ("{{ 9 ** (9 ** 9) }}", Limits(seconds=0.5, memory=256 << 20), "takes more than 0.5 seconds"),  # worked out when it is compiled
        ("{{ title }} " * (1 << 17), Limits(seconds=60, memory=64 << 20), "takes more memory than there is, or than 64 MB"),
    ],
)
def test_one_that_takes_too_much_is_told_once_and_at_once(
    council: Path, monkeypatch: pytest.MonkeyPatch, template: str, limits: Limits, told: str
) -> None:
    monkeypatch.setattr(layout, "PAGE_LIMITS", limits)
    before = files_of(build(council, MOMENT).folder)
    (council / "theme/page.html").write_text(template)
    with pytest.raises(CouldNotComplete) as stopped:
        build(council, MOMENT)
    assert str(stopped.value) == f"reading the templates and styles {told}  Look at what was changed last in theme/."
    assert files_of(council / "build/site") == before


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("{{ 1 // (site.pages|length - site.pages|length) }}", "a_to_z.html:1  ZeroDivisionError"),
        ("{% for a in range(9999) %}{% for b in range(9999) %}{{ 'a' * 9999 }}{% endfor %}{% endfor %}", "memory"),
    ],
)
def test_a_template_of_a_generated_page_is_at_fault_and_memory_is_no_fault_of_one(
    council: Path, monkeypatch: pytest.MonkeyPatch, template: str, told: str
) -> None:
    monkeypatch.setattr(made_files, "LIMITS", Limits(seconds=60, memory=256 << 20))
    (council / "theme/a_to_z.html").write_text(template)
    with pytest.raises(BuildStopped) as stopped:
        build(council, MOMENT)
    assert told in str(stopped.value)
    assert isinstance(stopped.value, CouldNotComplete) == (told == "memory")


def test_what_a_template_writes_is_escaped_as_jinja_escapes_it(council: Path) -> None:
    class Words(str):
        """Text of another kind, which nobody vouches for."""

    values = [
        "plain",
        "a & b",
        "<i>",
        "a > b",
        "it's",
        'say "so"',
        "",
        Words("<i>"),
        Markup("<b>&</b>"),
        5,
        1.5,
        None,
        True,
        ["<i>"],
        Undefined(),
    ]
    each = "{% for each in values %}{{ each }}|{{ twice(each) }}|{{ each ~ '<' }}\n{% endfor %}"
    written = "{% macro twice(it) %}{{ it }}{{ it }}{% endmacro %}" + each
    ours = layout_of(project_config(council), council / "theme").templates
    wanted = Environment(autoescape=True).from_string(written).render(values=values)
    assert ours.from_string(written).render(values=values) == wanted
    assert "<b>&</b>|<b>&</b><b>&</b>|<b>&</b>&lt;\n" in wanted


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
