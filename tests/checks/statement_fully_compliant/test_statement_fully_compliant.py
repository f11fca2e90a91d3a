"""What may stand beside known issues, and what may not."""

from pathlib import Path

import pytest

from briggate.checks.council.statement_examples import KNOWN_ISSUE, with_statement
from briggate.checks.rules.governance.statement_fully_compliant import rule
from tests.checks.harness import hits, messages, site_facts


def test_fully_beside_known_issues(tmp_path: Path) -> None:
    files = {**with_statement(compliance="fully"), "checks/known_issues.yml": KNOWN_ISSUE * 2}
    (hit,) = hits(rule, site_facts(tmp_path, files))
    assert hit.where == ("site_config/statement.yml", 11)
    assert hit.message == "the statement says that the site is fully compliant, and checks/known_issues.yml has 2 known issues"


@pytest.mark.parametrize("said", [{}, {"compliance": "partially"}, {"compliance": "not"}])
def test_less_than_fully(tmp_path: Path, said: dict[str, str]) -> None:
    assert messages(rule, site_facts(tmp_path, {**with_statement(**said), "checks/known_issues.yml": KNOWN_ISSUE})) == []


def test_fully_beside_none(tmp_path: Path) -> None:
    assert messages(rule, site_facts(tmp_path, {**with_statement(compliance="fully"), "checks/known_issues.yml": "[]\n"})) == []


def test_known_issues_without_a_statement(tmp_path: Path) -> None:
    assert messages(rule, site_facts(tmp_path, {"checks/known_issues.yml": KNOWN_ISSUE})) == []
