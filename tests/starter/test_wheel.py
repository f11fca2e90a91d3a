"""Another council installs the engine from its wheel, begins a site of its own, and brands it, without a fork."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from briggate import __version__
from tests.sites import BOUND, PROJECT, files_of, run, write_files

PARTS = ("src", "pyproject.toml", "README.md", "LICENSE")
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The engine’s wheel, made from its source archive, and that from a copy: setuptools leaves folders behind that would be taken into the
    next one."""
    source = tmp_path_factory.mktemp("source")
    for name in PARTS:
        (shutil.copytree if (PROJECT / name).is_dir() else shutil.copy)(PROJECT / name, source / name)
    for left in source.glob("src/*.egg-info"):
        shutil.rmtree(left)
    done = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(source / "dist"), ".", cwd=source)
    assert done.returncode == 0, done.stdout + done.stderr
    return next((source / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """An environment with the wheel in it, and nothing of this repository.

    The tests ask no registry for anything: what the engine depends on is lent from the environment that runs them, which was
    installed from the lock. A .pth file lends that folder's packages but follows no .pth file in it, so the editable engine
    there stays out of sight.
    """
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, with_pip=False)
    python = folder / SCRIPTS / "python"
    packages = Path(run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).stdout.strip())
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    command = [*pip, "install", "--quiet", "--no-deps", "--no-index", "--ignore-installed", str(wheel)]
    subprocess.run(command, check=True, timeout=BOUND)
    where = run(str(python), "-c", "import briggate; print(briggate.__file__)", cwd=folder).stdout
    assert Path(where.strip()).is_relative_to(folder)
    return folder


@pytest.fixture(scope="module")
def council(clean: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second council's site, begun and built as its web team would."""
    folder = tmp_path_factory.mktemp("councils")
    made = run(str(clean / SCRIPTS / "briggate"), "new", "anytown", cwd=folder)
    assert (made.returncode, made.stderr) == (0, "")
    return built(clean, folder / "anytown")


def built(clean: Path, council: Path) -> Path:
    done = run(str(clean / SCRIPTS / "briggate"), "build", "--as-of", "2026-12-10", cwd=council)
    assert (done.returncode, done.stderr) == (0, "")
    return council


def test_the_wheel_holds_the_whole_engine_and_nothing_else(wheel: Path) -> None:
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("briggate/")}
    caches = re.compile(r"(^|/)(\.|__pycache__/)")
    assert packed == {f"briggate/{name}" for name in files_of(PROJECT / "src/briggate") if not caches.search(name)}


def test_what_lies_beside_the_engine_in_the_wheel_is_about_it(wheel: Path) -> None:
    beside = [name for name in zipfile.ZipFile(wheel).namelist() if not name.startswith("briggate/")]
    about = f"briggate-{__version__}.dist-info"
    assert {name.split("/", 1)[0] for name in beside} == {about}
    assert f"{about}/licenses/LICENSE" in beside


def test_a_second_council_is_whole(council: Path) -> None:
    site = files_of(council / "build/site")
    assert {"index.html", "bins/missed-bin/index.html", "a-to-z/m/index.html", "search/manifest.json", "404.html", "_headers"} <= set(site)
    assert b"Anytown Council" in site["index.html"]
    assert [name for name, data in site.items() if name.endswith((".html", ".xml", ".json")) and b"Leeds" in data] == []


def test_a_second_council_has_the_files_of_its_gate_and_passes_it(clean: Path, council: Path) -> None:
    """What begins with a dot goes by another name in the wheel, which leaves such files out."""
    files = {
        ".gitignore",
        ".pre-commit-config.yaml",
        ".gitlab-ci.yml",
        ".github/workflows/check.yml",
        "checks/rules.yml",
        "checks/README.md",
    }
    assert files <= set(files_of(council))
    done = run(str(clean / SCRIPTS / "briggate"), "check", cwd=council)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_mkdocs_finds_the_plugin_and_theme_by_their_names(clean: Path, council: Path, tmp_path: Path) -> None:
    command = [str(clean / SCRIPTS / "python"), "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "site")]
    done = run(*command, cwd=council, SOURCE_DATE_EPOCH="1796860800")
    assert done.returncode == 0, done.stderr
    assert files_of(tmp_path / "site") == files_of(council / "build/site")


def test_a_council_replaces_one_template_by_its_name_and_one_word(clean: Path, council: Path, tmp_path: Path) -> None:
    """Every page has the council's own footer; all else is the engine's still."""
    own = tmp_path / "own"
    shutil.copytree(council, own, ignore=shutil.ignore_patterns("build"))
    write_files(
        own,
        {
            "theme/partials/footer.html": "<footer>Anytown’s own foot, for {{ council.name }}</footer>\n",
            "theme/words/en.yml": "header: {search_label: What are you looking for?}\n",
            "theme/assets/brand.css": ":root { --anytown: #123456 }\n",
        },
    )
    site, before = files_of(built(clean, own) / "build/site"), files_of(council / "build/site")
    pages = [name for name in site if name.endswith(".html")]
    assert [name for name in pages if "<footer>Anytown’s own foot, for Anytown Council</footer>".encode() not in site[name]] == []
    assert b"What are you looking for?" in site["index.html"]
    assert [data for name, data in site.items() if name.endswith(".css") and b"#123456" in data] != []
    assert main_of(site["bins/missed-bin/index.html"]) == main_of(before["bins/missed-bin/index.html"])


def main_of(page: bytes) -> str:
    """What a page itself says."""
    found = re.search(rb"<main.*</main>", page, re.DOTALL)
    assert found
    return found[0].decode()
