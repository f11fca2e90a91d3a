"""What is said of a known issue that is no longer there, wholly or on a page."""

from pathlib import Path

from briggate.checks.rules.governance.known_issue_unmatched import rule
from tests.checks.harness import excuses, hits
from tests.sites import page

LONG = "Bins, boxes, bags and everything else that the council empties or takes away"
ISSUE = """\
- title: The title is cut off
  rule: {rule}
  pages: [{pages}]
  wcag: [2.4.2]
  ground: exemption
  effect: Nobody hears its end.
  alternative: Call us.
  fix_by: 2027-05-04
  owner: waste
"""


def said(folder: Path, rule_id: str = "title-length", pages: str = "/bins/", title: str = "Bins") -> list[str]:
    files = {"checks/known_issues.yml": ISSUE.format(rule=rule_id, pages=pages), "content/bins/index.md": page(title)}
    return [f"{hit.message}. {hit.fix}" for hit in hits(rule, excuses(folder, files))]


def test_nothing_is_left(tmp_path: Path) -> None:
    fix = "Take the entry out: the statement then no longer tells of it."
    assert said(tmp_path) == [f"“The title is cut off” is no longer there: title-length finds no fault on /bins/. {fix}"]


def test_nothing_is_left_on_one_page_of_two(tmp_path: Path) -> None:
    fix = "Take / out of its `pages`: the statement then no longer names it."
    told = [f"“The title is cut off” is no longer on /: title-length finds no fault there. {fix}"]
    assert said(tmp_path, pages="/, /bins/", title=LONG) == told


def test_one_that_is_still_there(tmp_path: Path) -> None:
    assert said(tmp_path, title=LONG) == []


def test_one_that_no_rule_can_see(tmp_path: Path) -> None:
    assert said(tmp_path, rule_id="none") == []


def test_one_whose_rule_did_not_look(tmp_path: Path) -> None:
    assert said(tmp_path, rule_id="image-alt") == []


def test_no_known_issues(tmp_path: Path) -> None:
    assert hits(rule, excuses(tmp_path)) == []
