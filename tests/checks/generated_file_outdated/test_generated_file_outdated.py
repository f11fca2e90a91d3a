"""Rule generated-file-outdated: what was made from the policy, and is not what the policy gives now."""

from pathlib import Path

import pytest

from briggate.checks.council.policy_examples import with_policy
from briggate.checks.rules.governance.generated_file_outdated import rule
from briggate.governance.generated import GENERATED
from tests.checks.harness import told, unbuilt_facts

GITHUB = ".github/CODEOWNERS"
NOT_GIVEN = "this is not what the policy in governance/ gives"


def found(folder: Path, files: dict[str, str]) -> list[str]:
    return told(rule, unbuilt_facts(folder, files))


@pytest.mark.parametrize("file", GENERATED)
def test_a_file_that_says_more_is_told_at_the_line(file: str, tmp_path: Path) -> None:
    files = dict(with_policy(file, change="something\n"))
    assert found(tmp_path, files) == [f"{file}:{files[file].count(chr(10))}  {NOT_GIVEN}"]


@pytest.mark.parametrize("file", GENERATED)
def test_a_file_that_says_what_the_policy_gives(file: str, tmp_path: Path) -> None:
    assert found(tmp_path, dict(with_policy(file))) == []


def test_a_file_of_before_a_change_of_the_policy(tmp_path: Path) -> None:
    files = dict(with_policy(GITHUB))
    files["governance/permissions.yml"] = files["governance/permissions.yml"].replace("content/bins/", "content/waste/")
    assert found(tmp_path, files) == [f"{GITHUB}:10  {NOT_GIVEN}"]


def test_rights_that_have_ended_since_are_for_another_rule(tmp_path: Path) -> None:
    """Time alone holds up nobody's change."""
    assert found(tmp_path, dict(with_policy(GITHUB, until="2026-11-30"))) == []


def test_line_ends_of_windows_are_no_difference(tmp_path: Path) -> None:
    files = dict(with_policy(GITHUB))
    assert found(tmp_path, files | {GITHUB: files[GITHUB].replace("\n", "\r\n")}) == []


def test_without_a_policy_nobody_can_tell(tmp_path: Path) -> None:
    """A policy that cannot be read does not pass for one that gives what is there."""
    files = dict(with_policy(GITHUB)) | {"governance/permissions.yml": "serial: 0\n"}
    (one,) = found(tmp_path, files)
    assert one.startswith(f"{GITHUB}:0  nobody can tell what it should say: governance/permissions.yml:1  ")


def test_a_policy_by_which_nobody_is_able(tmp_path: Path) -> None:
    files = dict(with_policy(GITHUB))
    files["governance/publishers.yml"] = files["governance/publishers.yml"].replace("governance-holder", "platform-holder")
    assert found(tmp_path, files) == [
        f"{GITHUB}:0  the policy gives no such file: "
        "no governance holder in governance/publishers.yml has a key and rights that have not ended"
    ]


def test_a_shortcut_is_not_the_file(tmp_path: Path) -> None:
    files = dict(with_policy(GITHUB))
    (tmp_path / ".github").mkdir()
    (tmp_path / GITHUB).symlink_to("../owners")
    text = files.pop(GITHUB)
    assert found(tmp_path, files | {"owners": text}) == [f"{GITHUB}:1  {NOT_GIVEN}"]


def test_a_project_without_these_files_needs_none(tmp_path: Path) -> None:
    assert found(tmp_path, dict(with_policy())) == []
    assert found(tmp_path, {}) == []
