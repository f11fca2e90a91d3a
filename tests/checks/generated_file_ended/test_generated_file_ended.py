"""Rule generated-file-ended: somebody's last day has passed, and a file still names them."""

from pathlib import Path

import pytest

from briggate.checks.council.policy_examples import with_policy
from briggate.checks.rules.governance.generated_file_ended import rule
from tests.checks.harness import told, unbuilt_facts

OWNERS = ".gitlab/CODEOWNERS"


@pytest.mark.parametrize(
    ("file", "line"), [("governance/allowed_signers", 4), (".github/CODEOWNERS", 10), (OWNERS, 7), ("governance/branch-protection.md", 0)]
)
def test_is_told_where_the_name_stands(file: str, line: int, tmp_path: Path) -> None:
    """The checklist names nobody."""
    message = "bins-lead still stands here, whose rights ended on 30 November 2026"
    expected = [f"{file}:{line}  {message}"] if line else []
    assert told(rule, unbuilt_facts(tmp_path, with_policy(file, until="2026-11-30"))) == expected


@pytest.mark.parametrize(("until", "as_of"), [("2026-12-10", "2026-12-10T23:59"), ("2027-12-31", "2026-12-10T09:00")])
def test_the_last_day_is_one_of_them(until: str, as_of: str, tmp_path: Path) -> None:
    assert told(rule, unbuilt_facts(tmp_path, with_policy(OWNERS, until=until), as_of)) == []


def test_a_file_that_was_never_right_is_for_another_rule(tmp_path: Path) -> None:
    assert told(rule, unbuilt_facts(tmp_path, with_policy(OWNERS, until="2026-11-30", change="x\n"))) == []


def test_a_file_written_since_names_nobody_who_has_gone(tmp_path: Path) -> None:
    files = dict(with_policy(OWNERS, until="2025-11-30"))
    assert "bins-lead@" not in files[OWNERS]
    assert told(rule, unbuilt_facts(tmp_path, files)) == []
