"""When the statement is due to be looked over again."""

from pathlib import Path

import pytest

from briggate.checks.council.statement_examples import with_statement
from briggate.checks.rules.governance.statement_overdue import rule
from tests.checks.harness import hits, messages, site_facts


@pytest.mark.parametrize(
    ("reviewed", "is_due"), [("2025-12-09", True), ("2025-12-10", False), ("2026-12-10", False), ("2027-03-01", False)]
)
def test_a_year_and_a_day_on(tmp_path: Path, reviewed: str, is_due: bool) -> None:
    """It is 10 December 2026."""
    assert bool(messages(rule, site_facts(tmp_path, with_statement(prepared="2020-01-01", reviewed=reviewed)))) == is_due


def test_what_is_said_and_where(tmp_path: Path) -> None:
    (hit,) = hits(rule, site_facts(tmp_path, with_statement(reviewed="2025-06-30", prepared="2025-06-30")))
    assert hit.where == ("site_config/statement.yml", 7)
    assert hit.message == ("the accessibility statement was last reviewed on 30 June 2025, and was to be reviewed again by 30 June 2026")


def test_the_number_of_months_is_the_councils(tmp_path: Path) -> None:
    files = {**with_statement(), "checks/budgets.yml": "statement_months: 1\n"}
    assert len(messages(rule, site_facts(tmp_path, files))) == 1


def test_a_site_without_a_statement_is_told_by_another_rule(tmp_path: Path) -> None:
    assert messages(rule, site_facts(tmp_path)) == []
