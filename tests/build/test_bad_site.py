"""A site with a fault of every kind: what `briggate build` says of it, word for word, and that the old site still stands.

The site is in tests/golden/bad_site, what is said in tests/golden/bad_site.txt. Run this file with Python to write that anew, and
read what `git diff` shows.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.sites import briggate, files_of, tiny_site

GOLDEN = Path(__file__).parents[1] / "golden"
TOO_BIG = "---\ntitle: " + "x" * 5_000_000 + "\n---\n"
"""Front matter of 5 MB, which need not lie in the repository."""


def make_bad(project: Path) -> None:
    """Put the bad site in the place of a good one's sources."""
    for name in ("content", "site_config", "theme"):
        shutil.rmtree(project / name, ignore_errors=True)
    shutil.copytree(GOLDEN / "bad_site", project, dirs_exist_ok=True)
    (project / "content/bins/too-big.md").write_text(TOO_BIG, encoding="utf-8")


def built(project: Path) -> subprocess.CompletedProcess[str]:
    return briggate("build", "--as-of", "2026-06-01T12:00", cwd=project)


def test_every_fault_is_told_and_the_old_site_still_stands(tmp_path: Path) -> None:
    project = tiny_site(tmp_path / "town")
    assert built(project).returncode == 0
    standing = files_of(project / "build")
    make_bad(project)
    run = built(project)
    assert run.stderr == (GOLDEN / "bad_site.txt").read_text(encoding="utf-8")
    assert (run.returncode, run.stdout) == (2, "")
    assert files_of(project / "build") == standing
    assert [path.name for path in (project / "build").iterdir()] == ["site"]


def test_each_line_is_a_place_a_fault_and_what_to_do() -> None:
    """In the order of the files, none twice, none so long that nobody reads it."""
    *lines, empty, count = (GOLDEN / "bad_site.txt").read_text(encoding="utf-8").splitlines()
    assert (empty, count) == ("", f"{len(lines)} faults. Nothing was built.")
    assert [line for line in lines if len(line.split("  ")) != 3] == []
    assert [line for line in lines if not line.endswith((".", "?", '"'))] == []
    assert len(set(lines)) == len(lines)
    assert [line for line in lines if max(map(len, line.split("  "))) > 140] == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        town = tiny_site(Path(folder))
        make_bad(town)
        (GOLDEN / "bad_site.txt").write_text(built(town).stderr, encoding="utf-8", newline="\n")
