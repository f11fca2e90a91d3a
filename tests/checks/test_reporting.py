"""The outcome of each rule, and what is told once."""

from collections import Counter
from dataclasses import replace

import pytest

from briggate.checks.reporting import merged, rule_outcomes
from briggate.checks.rule import Rule
from briggate.checks.runner import EVERY_RULE
from briggate.model.finding import Finding, NotRun, Outcome, Place
from briggate.model.policy import NOTHING_SAID, RuleSetting

RULE, OTHER = (Rule(name, "T", "W", "R", "F", ()) for name in ("image-alt", "orphan"))
FAILED = Finding("image-alt", "error", "failed", Place("content/a.md", 3), "wrong", "mend it", "/a/")
UNSURE = replace(FAILED, outcome="cannot tell")


@pytest.mark.parametrize(
    ("findings", "looked_at", "not_run", "outcome"),
    [
        ([], 3, [], "passed"),
        ([], 0, [], "inapplicable"),
        ([UNSURE], 3, [], "cannot tell"),
        ([UNSURE, FAILED], 3, [], "failed"),
        ([FAILED], 3, [NotRun("image-alt", "/b/", "ValueError")], "not run"),
        ([], 3, [NotRun("image-alt", "/b/", "ValueError")], "not run"),
        ([], 3, [NotRun("orphan", "/b/", "ValueError")], "passed"),
        ([], 3, [NotRun(EVERY_RULE, "/b/", "the process ended")], "not run"),
    ],
)
def test_one_outcome_a_rule(findings: list[Finding], looked_at: int, not_run: list[NotRun], outcome: Outcome) -> None:
    """Whatever was found elsewhere: a rule that could not look at one page has not been run."""
    first, _ = rule_outcomes([RULE, OTHER], findings, Counter({"image-alt": looked_at}), not_run, NOTHING_SAID)
    assert (first.outcome, first.looked_at, first.failed + first.cannot_tell) == (outcome, looked_at, len(findings))


def test_a_rule_that_is_off_says_why() -> None:
    policy = replace(NOTHING_SAID, rules={"orphan": RuleSetting(severity="off", reason="No menu yet.")})
    assert [each.off_because for each in rule_outcomes([RULE, OTHER], [], Counter(), [], policy)] == ["", "No menu yet."]


def test_the_theme_s_fault_is_told_once_with_its_pages_and_each_standing_by_itself() -> None:
    faults = [replace(FAILED, place=Place("", 0, "file", "theme"), page=page) for page in ("/a/", "/a/", "/b/", "/c/")]
    faults[3] = replace(faults[3], standing="waived")
    assert sorted((each.standing, each.pages) for each in merged(faults)) == [("blocks", 2), ("waived", 1)]


def test_a_page_s_own_faults_are_each_told() -> None:
    assert merged([FAILED, FAILED]) == (FAILED, FAILED)
