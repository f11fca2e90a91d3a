"""Which passages the council still owes."""

from pathlib import Path

from briggate.checks.council.statement_examples import with_statement
from briggate.checks.rules.governance.statement_wording import rule
from tests.checks.harness import hits, messages, site_facts


def test_the_passages_that_are_missing(tmp_path: Path) -> None:
    (hit,) = hits(rule, site_facts(tmp_path, with_statement(wording="{scope: All of it., compliance: Partly.}")))
    assert hit.where == ("site_config/statement.yml", 11)
    assert hit.message == ("the statement lacks wording that the regulations prescribe: `enforcement`, `commitment`, `non_accessible`")


def test_a_demonstration_owes_none(tmp_path: Path) -> None:
    council = "name: Tinytown\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\ndemonstration: Made up.\n"
    assert messages(rule, site_facts(tmp_path, {**with_statement(), "site_config/council.yml": council})) == []


def test_a_site_without_a_statement_is_told_by_another_rule(tmp_path: Path) -> None:
    assert messages(rule, site_facts(tmp_path)) == []
