"""Whose pages the rule security-policy is for."""

from briggate.checks.html_page import HtmlPage
from briggate.checks.rules.html.security_policy import rule
from tests.checks.harness import messages


def test_a_page_that_is_scanned_has_another_policy_or_none() -> None:
    html = '<!doctype html><html lang="en"><body onload="go()"><script>go()</script></body></html>'
    assert messages(rule, HtmlPage(html, "supplier.html")) == []
