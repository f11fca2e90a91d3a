"""What aria-role and aria-attribute take a misspelt word for."""

import pytest

from briggate.checks.markup.aria import ATTRIBUTES, ROLES, nearest


@pytest.mark.parametrize(
    ("written", "meant"), [("buton", "button"), ("navigaton", "navigation"), ("breadcrumbs", ""), ("lable", ""), ("x" * 50_000, "")]
)
def test_roles(written: str, meant: str) -> None:
    assert nearest(written, ROLES) == meant


@pytest.mark.parametrize(("written", "meant"), [("aria-labeledby", "aria-labelledby"), ("aria-hiden", "aria-hidden"), ("aria-zebra", "")])
def test_attributes(written: str, meant: str) -> None:
    assert nearest(written, frozenset(ATTRIBUTES)) == meant
