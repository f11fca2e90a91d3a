"""Rule code-owners-inert: what a forge passes over without a word."""

from pathlib import Path

import pytest

from briggate.checks.rules.governance.code_owners_inert import rule
from tests.checks.harness import told, unbuilt_facts

GITHUB, GITLAB = ".github/CODEOWNERS", ".gitlab/CODEOWNERS"
GOOD = "* @web-team\n"


def found(folder: Path, files: dict[str, str]) -> list[str]:
    return told(rule, unbuilt_facts(folder, files))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("/content/bins/", "/content/bins/ has no owner, and so GitHub asks for nobody's approval there"),
        ("/content/bins/ # the bins team", "/content/bins/ has no owner, and so GitHub asks for nobody's approval there"),
        ("!/content/bins/ @bins", "GitHub passes over a path with !"),
        ("/content/[ab]/ @bins", "GitHub passes over a path with [ ]"),
        ("[Bins][1] @bins", "GitHub passes over a path with [ ]"),
        (r"\#notes @bins", r"GitHub passes over a path with \#"),
        ("/x/ bins", "“bins” is neither an account (@name) nor an e-mail address, and GitHub passes over the whole line"),
        ("/x/ @bins @", "“@” is neither an account (@name) nor an e-mail address, and GitHub passes over the whole line"),
    ],
)
def test_a_line_that_github_passes_over(line: str, message: str, tmp_path: Path) -> None:
    assert found(tmp_path, {GITHUB: f"# Owners\n* @web-team\n{line}\n"}) == [f"{GITHUB}:3  {message}"]


@pytest.mark.parametrize(
    "line",
    [
        "/x/ @bins # and others",
        "/x/ @council/bins-team",
        "/x/ bins.lead@example.org @b",
        "/with\\ space/ @bins",
        "\t",
        "# /x/",
        "/x/\t@bins",
    ],
)
def test_a_line_that_github_reads(line: str, tmp_path: Path) -> None:
    assert found(tmp_path, {GITHUB: f"{GOOD}{line}\n"}) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("^[Bins] @bins", "the section Bins is optional, and GitLab lets changes through without it"),
        ("[Bins @bins", "GitLab reads no section here, since the heading is not whole"),
        ("/x/", "/x/ has no owner, and so GitLab asks for nobody's approval there"),
        ("/x/ bins", "“bins” is neither an account (@name) nor an e-mail address, and GitLab passes over it"),
    ],
)
def test_a_line_that_gitlab_passes_over(line: str, message: str, tmp_path: Path) -> None:
    assert found(tmp_path, {GITLAB: f"{GOOD}{line}\n"}) == [f"{GITLAB}:2  {message}"]


@pytest.mark.parametrize("line", ["[Bins][2] @bins\n/x/\n!/x/y", r"\#notes @bins", "/x/ @@maintainer", "[Bins and more] @bins\n/x/ @a/b/c"])
def test_a_line_that_gitlab_reads(line: str, tmp_path: Path) -> None:
    assert found(tmp_path, {GITLAB: f"{GOOD}{line}\n"}) == []


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({GITHUB: GOOD, "docs/CODEOWNERS": GOOD}, "docs/CODEOWNERS:0  GitHub reads .github/CODEOWNERS, and never this file"),
        ({GITLAB: GOOD, "docs/CODEOWNERS": GOOD}, f"{GITLAB}:0  GitLab reads docs/CODEOWNERS, and never this file"),
        ({GITLAB: GOOD, "CODEOWNERS": GOOD}, f"{GITLAB}:0  GitLab reads CODEOWNERS, and never this file"),
        ({".github/Codeowners": GOOD}, ".github/Codeowners:0  no forge reads a file of this name in this place"),
        ({"CODEOWNERS.md": GOOD}, "CODEOWNERS.md:0  no forge reads a file of this name in this place"),
        ({GITHUB: "# Nobody\n"}, f"{GITHUB}:1  the file names no owner of anything"),
        ({GITHUB: GOOD + "#" * 3 * 1024 * 1024}, f"{GITHUB}:0  GitHub loads no CODEOWNERS of more than 3 MB"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_read(files: dict[str, str], message: str, tmp_path: Path) -> None:
    assert found(tmp_path, files) == [message]


def test_two_forges_read_one_file_each(tmp_path: Path) -> None:
    """A council on two forges, as while it moves: neither file is in the other's way."""
    assert found(tmp_path, {GITHUB: GOOD, GITLAB: GOOD}) == []


def test_a_file_at_the_top_is_held_only_to_what_both_forges_pass_over(tmp_path: Path) -> None:
    """Nothing tells which forge it is for."""
    assert found(tmp_path, {"CODEOWNERS": "* @web\n[Bins] @bins\n!/x/ @bins\n/y/\n"}) == []
    assert found(tmp_path, {"CODEOWNERS": "* @web\n/y/\n"}) == [
        "CODEOWNERS:2  /y/ has no owner, and so GitHub asks for nobody's approval there"
    ]


def test_a_shortcut_is_no_file_of_owners(tmp_path: Path) -> None:
    (tmp_path / ".github").mkdir()
    (tmp_path / GITHUB).symlink_to("../elsewhere")
    assert told(rule, unbuilt_facts(tmp_path)) == [f"{GITHUB}:0  this is no ordinary file, and no forge reads it"]


def test_a_project_without_codeowners_has_nothing_to_find(tmp_path: Path) -> None:
    assert found(tmp_path, {"README.md": "x"}) == []
