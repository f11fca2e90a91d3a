"""What a build accepts from nobody: hostile pages, files that a browser runs, shortcuts, code on the builder's own machine."""

import os
import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from briggate.build.load import Project, load_site
from briggate.build.pipeline import BuildStopped, build
from briggate.model.fault import FaultsFound
from tests.security.hostile_town import MOMENT, hostile_town, payloads
from tests.sites import MKDOCS_YML, briggate, page, program, run, service, tiny_site

REFUSED = list(payloads("refused"))
_EXPECTED = re.compile(r"^# refused: (.+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What the builder says to the hostile town with every refused page in it, by file."""
    folder = hostile_town(tmp_path_factory.mktemp("refused"))
    for payload in REFUSED:
        shutil.copy(payload.file, folder / "content/bins" / payload.file.name)
    with pytest.raises(FaultsFound) as found:
        load_site(Project(folder), MOMENT)
    said: dict[str, list[str]] = defaultdict(list)
    for fault in found.value.faults:
        said[fault.file].append(fault.wrong)
    return said


def test_only_the_refused_pages_are_found_fault_with(answers: dict[str, list[str]]) -> None:
    """All of them at once, and no good page on account of a bad one."""
    assert len(REFUSED) > 40
    assert set(answers) == {f"content/bins/{payload.file.name}" for payload in REFUSED}


@pytest.mark.parametrize("payload", REFUSED, ids=lambda payload: payload.name)
def test_a_refused_page_is_refused_for_its_own_reason(answers: dict[str, list[str]], payload: object) -> None:
    expected = _EXPECTED.search(payload.text)  # type: ignore[attr-defined]
    assert expected
    assert [wrong for wrong in answers[f"content/bins/{payload.name}.md"] if expected[1] in wrong] != []  # type: ignore[attr-defined]


FILES = {
    "evil.html": "this kind of file may not be published",
    "bins/x.js": "this kind of file may not be published",
    "sw.js": "this kind of file may not be published",
    "bins/x.svg": "this kind of file may not be published",
    "x.php": "this kind of file may not be published",
    "x.htaccess": "this kind of file may not be published",
    "robots.txt": "this kind of file may not be published",
    "sitemap.xml": "this kind of file may not be published",
    "manifest.webmanifest": "this kind of file may not be published",
    "index.md.bak": "this kind of file may not be published",
    "x.wasm": "this kind of file may not be published",
    "hooks.py": "this kind of file may not be published",
    "picture.png.html": "this kind of file may not be published",
    "no-ending": "this kind of file may not be published",
    "_headers": "a name may hold only",
    "_redirects": "a name may hold only",
    "CNAME": "a name may hold only",
    "Index.md": "a name may hold only",
    "-rf.md": "a name may hold only",
    "two words.md": "a name may hold only",
    "umlaut-ü.md": "a name may hold only",
    "over\u202eride.md": "a name may hold only",
    "line\nbreak.md": "a name may hold only",
    "end.": "a name may hold only",
    "aux.md": "Windows cannot have a file called aux.md",
    "com1.png": "Windows cannot have a file called com1.png",
    "assets/javascripts/bundle.png": "the site puts files of its own where",
    "assets/site.png": "the site puts files of its own where",
    "search/index.csv": "the site puts files of its own where",
    "api/pages.csv": "the site puts files of its own where",
    "a-to-z/b.pdf": "the site puts files of its own where",
    "404.md": "/404/ is an address that the site makes itself",
    "search.md": "/search/ is an address that the site makes itself",
    "a-to-z/b.md": "/a-to-z/b/ is an address that the site makes itself",
    "one/two/three/four/five/six/seven/eight/nine/x.md": "there are more than 8 folders inside each other",
}


@pytest.mark.skipif(os.name == "nt", reason="most of these names cannot even be made there")
def test_files_that_a_browser_or_server_would_obey_are_refused(tmp_path: Path) -> None:
    """All named at once, each once, and nothing published."""
    project = tiny_site(tmp_path / "town")
    for name in FILES:
        path = project / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(f"Page {name!r}", type="page"), encoding="utf-8")
    with pytest.raises(BuildStopped) as stopped:
        build(project, MOMENT)
    told = [re.sub(r":\d+  ", "  ", line) for line in str(stopped.value).splitlines()]
    found = {place(name): [line for line in told if line.startswith(f"{place(name)}  {wrong}")] for name, wrong in FILES.items()}
    assert {file: lines for file, lines in found.items() if len(lines) != 1} == {}
    assert not (project / "build/site").exists()


def place(name: str) -> str:
    """How a message calls a file, or the folder that is too deep for it."""
    name = name.removesuffix("/x.md") if "/nine/" in name else name
    return "content/" + "".join(mark if mark.isprintable() else " " if mark.isspace() else "�" for mark in name)


@pytest.mark.skipif(os.name == "nt", reason="shortcuts need a privilege there")
def test_shortcuts_are_refused_and_not_followed(tmp_path: Path) -> None:
    """To a file, a folder, itself, round in a circle, and to nothing; in content/ and in site_config/."""
    project = tiny_site(tmp_path / "town")
    (tmp_path / "secret.md").write_text(page("Secret"), encoding="utf-8")
    (tmp_path / "secret.yml").write_text("hidden: {value: a secret}\n", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/index.md").write_text(page("Folder"), encoding="utf-8")
    links = {
        "content/page.md": tmp_path / "secret.md",
        "content/folder": tmp_path / "folder",
        "content/loop": project / "content",
        "content/bins/up": Path(".."),
        "content/self.md": Path("self.md"),
        "content/nowhere.md": Path("/nowhere"),
        "content/picture.png": Path("/etc/hostname"),
        "site_config/facts": tmp_path / "folder",
        "site_config/channels.yml": tmp_path / "secret.yml",
    }
    (project / "site_config/contacts").mkdir()
    (project / "site_config/contacts/waste.yml").symlink_to(tmp_path / "secret.yml")
    for name, target in links.items():
        (project / name).symlink_to(target)
    with pytest.raises(BuildStopped) as stopped:
        build(project, MOMENT)
    told = "this is a shortcut to another place  Put the file or folder itself here."
    expected = sorted(f"{name}  {told}" for name in (*links, "site_config/contacts/waste.yml"))
    assert str(stopped.value).splitlines()[: len(expected)] == expected
    assert not (project / "build/site").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes there")
def test_a_pipe_among_the_pages_does_not_hold_the_build_up(tmp_path: Path) -> None:
    project = tiny_site(tmp_path)
    os.mkfifo(project / "content" / "pipe.md")
    with pytest.raises(BuildStopped, match=r"content/pipe\.md  this is not an ordinary file"):
        build(project, MOMENT)


def test_what_editors_leave_behind_is_neither_published_nor_a_fault(tmp_path: Path) -> None:
    left = (".index.md.swp", "index.md~", ".DS_Store", "bins/Thumbs.db", ".git/config", "desktop.ini")
    project = tiny_site(tmp_path, {f"content/{name}": "left behind" for name in left})
    site = build(project, MOMENT).folder
    assert [path for path in site.rglob("*") if path.is_file() and b"left behind" in path.read_bytes()] == []


CODE = {
    "hooks": "hooks: [evil.py]\n",
    "inherited": "INHERIT: other.yml\n",
    "a python object": "extra: !!python/object/apply:pathlib.Path.touch [ran]\n",
    "a python name": "extra: {x: !!python/name:evil.ran}\n",
    "the environment": "copyright: !ENV SECRET\n",
    "an alias": "extra: {x: &x [1], y: *x}\n",
    "templates from content": "theme: {name: briggate, custom_dir: content}\n",
}


@pytest.mark.parametrize("setting", CODE.values(), ids=CODE)
def test_mkdocs_yml_cannot_run_code_or_read_secrets(tmp_path: Path, setting: str) -> None:
    """Refused before MkDocs reads it, for MkDocs would have run it before anybody could refuse."""
    kept = "".join(f"{line}\n" for line in MKDOCS_YML.splitlines() if line.split(":")[0] != setting.split(":")[0])
    evil = f"from pathlib import Path\nPath({str(tmp_path / 'ran')!r}).touch()\n"
    files = {"mkdocs.yml": kept + setting, "evil.py": evil, "other.yml": "hooks: [evil.py]\n"}
    project = tiny_site(tmp_path / "town", files)
    built = briggate("build", cwd=project, SECRET="a secret value")
    assert (built.returncode, built.stdout) == (2, "")
    assert built.stderr.startswith("mkdocs.yml")
    assert "Traceback" not in built.stderr
    assert "a secret value" not in built.stderr
    assert not (tmp_path / "ran").exists()
    assert not (project / "ran").exists()
    assert not (project / "build/site").exists()


@pytest.mark.parametrize("setting", ["plugins: [briggate, search]\n", "hooks: [evil.py]\n", "INHERIT: other.yml\n"])
def test_the_adapter_refuses_them_to_mkdocs_too(tmp_path: Path, setting: str) -> None:
    """With `mkdocs build` MkDocs has read its file by then, but publishes nothing."""
    kept = "".join(f"{line}\n" for line in MKDOCS_YML.splitlines() if line.split(":")[0] != setting.split(":")[0])
    project = tiny_site(tmp_path, {"mkdocs.yml": kept + setting, "evil.py": "", "other.yml": "hooks: [evil.py]\n"})
    built = run(program("mkdocs"), "build", "-q", cwd=project)
    assert built.returncode != 0
    assert not (project / "build/site").exists()


def test_pages_cannot_take_in_other_files(tmp_path: Path) -> None:
    """Snippets, macros, includes and template names in a page stay words: no file's content and no sum comes out."""
    lines = ['--8<-- "mkdocs.yml"', "{{ 7 * 6006 }}", "{% include 'base.html' %}", "{!site_config/owners.yml!}", "{{ config }}"]
    project = tiny_site(tmp_path, {"content/bins/words.md": service("Words", "\n\n".join(lines) + "\n")})
    site = build(project, MOMENT).folder
    shown = LexborHTMLParser((site / "bins/words/index.html").read_text(encoding="utf-8")).css_first("main").text()
    assert [line for line in lines if line not in shown] == []
    everything = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in (".html", ".json", ".xml"))
    assert "docs_dir" not in everything
    assert "42042" not in everything
