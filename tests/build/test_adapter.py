"""The adapter to MkDocs: what of mkdocs.yml could run code or leave pages out is refused, and MkDocs leaves out nothing of itself."""

from pathlib import Path

import pytest

from briggate.build.pipeline import BuildStopped, build
from tests.sites import MKDOCS_YML, files_of, page, program, run, service, tiny_site

MOMENT = "2026-12-10T09:00"

REFUSED = {
    "plugins: [briggate, search]": "the plugin search is not on the allowed list",
    "plugins: [search]": "the plugin “briggate” is missing",
    "plugins: [briggate]\nhooks: [hooks.py]": "`hooks` would run code",
    "plugins: [briggate]\nmarkdown_extensions: [md_in_html]": "`markdown_extensions` has no effect on pages: md_in_html",
    "plugins: [briggate]\ndocs_dir: theme": "`docs_dir` names another folder than content",
    "plugins: [briggate]\nuse_directory_urls: false": "`use_directory_urls: false` would give every page another address",
    "plugins: [briggate]\ntheme: readthedocs": "`theme` names another theme than briggate",
    "plugins: [briggate]\nnav: [index.md]": "`nav` has no effect on pages  Take it out; the order of topics is in",
    "plugins: [briggate]\nextra_css: [more.css]": "`extra_css` has no effect on pages  Take it out; styles go in theme/assets/brand.css.",
    "plugins: [briggate]\nextra_javascript: [more.js]": "`extra_javascript` has no effect on pages",
    "plugins: [brigate]": "Config value 'plugins': The \"brigate\" plugin is not installed",
}


@pytest.mark.parametrize(("settings", "wrong"), REFUSED.items())
def test_settings_that_run_code_or_leave_pages_out_stop_the_build(tmp_path: Path, settings: str, wrong: str) -> None:
    kept = "".join(f"{line}\n" for line in MKDOCS_YML.splitlines() if line.split(":")[0] not in settings)
    project = tiny_site(tmp_path, {"mkdocs.yml": kept + settings + "\n", "hooks.py": ""})
    with pytest.raises(BuildStopped) as stopped:
        build(project, MOMENT)
    assert str(stopped.value).startswith(f"mkdocs.yml  {wrong}")
    assert len(str(stopped.value).splitlines()) == 1


def test_a_page_is_never_left_out_for_its_name(tmp_path: Path) -> None:
    """MkDocs leaves out a folder `templates`, and whatever `exclude_docs` and `draft_docs` name."""
    project = tiny_site(
        tmp_path,
        {
            "mkdocs.yml": MKDOCS_YML + "exclude_docs: missed.md\ndraft_docs: colours.md\nnot_in_nav: late.md\n",
            "content/templates/index.md": page("Letters and templates", type="landing"),
            "content/bins/missed.md": service("Missed"),
            "content/bins/colours.md": service("Colours"),
            "content/bins/late.md": service("Late"),
        },
    )
    site = build(project, MOMENT).folder
    for address in ("templates", "bins/missed", "bins/colours", "bins/late"):
        assert (site / address / "index.html").is_file(), address


def test_no_file_of_the_themes_is_published_but_those_that_pages_ask_for(reference_site: Path) -> None:
    """Material would add 2.6 MB of scripts, fonts and maps of them."""
    published = [path.name for path in (reference_site / "assets").iterdir()]
    assert [name for name in published if not name.endswith((".css", ".js", ".svg", ".png", ".webp", ".ico"))] == []
    assert [name for name in published if "bundle" in name or name.endswith(".map")] == []
    assert sum(path.stat().st_size for path in (reference_site / "assets").iterdir()) < 400_000


def test_mkdocs_alone_tells_faults_without_a_traceback(tmp_path: Path) -> None:
    project = tiny_site(tmp_path, {"content/bins/one.md": service("One", owner="wast"), "content/bins/two.md": "no front matter\n"})
    done = run(program("mkdocs"), "build", cwd=project)
    assert done.returncode == 1
    assert "content/bins/one.md:4  unknown owner “wast”  Did you mean “waste”?" in done.stderr + done.stdout
    assert "content/bins/two.md:1  the page has no front matter" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout


@pytest.mark.parametrize("folder", ["site_config", "theme", "content/bins", ".", ".."])
def test_mkdocs_alone_never_empties_a_folder_of_the_project(tmp_path: Path, folder: str) -> None:
    """MkDocs empties the folder that it builds into, and asks about none but content/."""
    project = tiny_site(tmp_path / "town")
    before = files_of(tmp_path)
    done = run(program("mkdocs"), "build", "--site-dir", folder, cwd=project)
    assert (done.returncode, files_of(tmp_path)) == (1, before)


def test_the_index_of_search_may_be_left_out(tmp_path: Path) -> None:
    """So that a benchmark can time it apart."""
    project = tiny_site(tmp_path)
    whole = build(project, MOMENT).folder
    assert (whole / "search/manifest.json").is_file()
    (project / "mkdocs.yml").write_text(MKDOCS_YML.replace("[briggate]", "[{briggate: {search_index: false}}]"), encoding="utf-8")
    assert not (build(project, MOMENT).folder / "search/manifest.json").exists()
