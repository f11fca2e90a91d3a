"""Small councils to build in tests, and how to look at what was built."""

import os
import subprocess
import sysconfig
from collections.abc import Mapping
from pathlib import Path

PROJECT = Path(__file__).parents[1]
REFERENCE_MOMENT = "2026-12-10T09:00"
"""The moment for which tests build the site of this repository."""
BOUND = 120
"""Seconds after which a program that a test runs counts as hanging."""

MKDOCS_YML = """\
site_name: briggate
docs_dir: content
site_dir: build/site
theme: {name: briggate, custom_dir: theme}
plugins: [briggate]
markdown_extensions: []
"""

TINY: Mapping[str, str] = {
    "mkdocs.yml": MKDOCS_YML,
    "theme/README.md": "The brand.\n",
    "site_config/council.yml": "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\n",
    "site_config/navigation.yml": "report_a_problem: https://example.org/demo/report\n",
    "site_config/owners.yml": "waste: {name: Waste and recycling}\n",
    "content/index.md": (
        "---\ntitle: Tinytown Council\nsummary: Everything the council does.\nowner: waste\nlast_reviewed: 2026-01-02\n---\n"
    ),
    "content/bins/index.md": (
        "---\ntitle: Bins\nsummary: Collections and recycling.\nowner: waste\nlast_reviewed: 2026-01-02\n---\nAbout bins.\n"
    ),
}
"""The least that is a site: a home page and one topic."""


def write_files(folder: Path, files: Mapping[str, str]) -> Path:
    """Write texts by their path in a folder, and give the folder back."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def tiny_site(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """The tiny council in a folder, with files added or replaced."""
    return write_files(folder, {**TINY, **(files or {})})


def page(title: str, body: str = "", **front_matter: str) -> str:
    """A page of the tiny council; `front_matter` is YAML by key, over what every page has."""
    said = {"title": title, "summary": f"All about {title}.", "owner": "waste", "last_reviewed": "2026-01-02", **front_matter}
    lines = "".join(f"{key}: {value}\n" for key, value in said.items())
    return f"---\n{lines}---\n{body}"


def service(title: str, body: str = "", **front_matter: str) -> str:
    """A service page in the topic of bins."""
    return page(title, body, **{"topics": "[bins]", **front_matter})


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file under a folder: its path, with forward slashes, and its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def program(name: str) -> str:
    """A console script of the Python that runs the tests."""
    return str(Path(sysconfig.get_path("scripts"), name))


def run(*command: str, cwd: Path, bound: int = BOUND, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program to its end, with the variables that decide the build's moment only as given here."""
    kept = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        command, cwd=cwd, env={**kept, "PYTHONUTF8": "1", **environment}, capture_output=True, encoding="utf-8", timeout=bound
    )


def briggate(*words: str, cwd: Path, bound: int = BOUND, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command `briggate`."""
    return run(program("briggate"), *words, cwd=cwd, bound=bound, **environment)
