"""The HTML reports pass the rules of accessibility that they report of."""

import pytest

from briggate.checks.catalogue import load_catalogue
from briggate.checks.html_page import HtmlPage
from briggate.checks.rule import Rule
from tests.checks.harness import html_page, messages
from tests.reporters.documents import DOCUMENTS

RULES = [rule for rule in load_catalogue() if rule.subject is HtmlPage and rule.wcag]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_report_passes(rule: Rule) -> None:
    found = {name: messages(rule, html_page(html)) for name, html in DOCUMENTS.items()}
    assert found == {name: [] for name in DOCUMENTS}


def test_there_are_rules_to_pass() -> None:
    assert len(RULES) >= 20
