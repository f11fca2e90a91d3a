"""What is said of a known issue past its date."""

from pathlib import Path

from briggate.checks.rules.governance.known_issue_ended import rule
from tests.checks.harness import excuses, messages

ISSUE = """\
- title: The map cannot be used with a keyboard
  rule: {rule}
  pages: [/bins/]
  wcag: [2.1.1]
  ground: {ground}
  assessment: Weighed up in May 2026.
  effect: People who use no mouse cannot find the nearest bank.
  alternative: The same banks are in a list below the map.
  fix_by: {fix_by}
  owner: waste
"""


def said(folder: Path, rule_id: str = "none", ground: str = "non_compliance", fix_by: str = "2026-12-09") -> list[str]:
    return messages(rule, excuses(folder, {"checks/known_issues.yml": ISSUE.format(rule=rule_id, ground=ground, fix_by=fix_by)}))


def test_the_day_after_its_last(tmp_path: Path) -> None:
    assert said(tmp_path) == ["“The map cannot be used with a keyboard” was to be put right by 9 December 2026"]


def test_its_last_day(tmp_path: Path) -> None:
    assert said(tmp_path, fix_by="2026-12-10") == []


def test_what_need_not_be_put_right_is_looked_at_again(tmp_path: Path) -> None:
    told = ["“The map cannot be used with a keyboard” was to be looked at again by 9 December 2026"]
    assert said(tmp_path / "a", ground="disproportionate_burden") == told
    assert said(tmp_path / "b", ground="exemption") == told


def test_one_that_is_no_longer_there_is_told_of_by_another_rule(tmp_path: Path) -> None:
    assert said(tmp_path, rule_id="title-length") == []


def test_no_known_issues(tmp_path: Path) -> None:
    assert messages(rule, excuses(tmp_path)) == []
