"""Every reason to be refused is told to publishers, and every rule that a reason names to administrators."""

import re
from pathlib import Path
from typing import get_args

from briggate.governance.refusals import REASONS, Code

DOCS = Path(__file__).parents[2] / "docs"


def test_every_reason_is_in_the_publishers_page() -> None:
    page = (DOCS / "publishers/when-a-push-is-refused.md").read_text("utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE) == list(REASONS)


def test_every_code_that_can_be_raised_has_its_reason() -> None:
    assert list(get_args(Code.__value__)) == list(REASONS)


def test_every_rule_of_a_reason_is_in_the_administrators_page() -> None:
    page = (DOCS / "administrators/permissions.md").read_text("utf-8")
    rules = re.findall(r"^\| (R\d+) \|", page, re.MULTILINE)
    assert rules == [f"R{number}" for number in range(1, 15)]
    assert {reason.rule for reason in REASONS.values()} <= set(rules)
