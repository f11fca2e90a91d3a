"""What is said of a waiver past its last day, and of which nothing is."""

from pathlib import Path

from briggate.checks.rules.governance.waiver_ended import rule
from tests.checks.harness import excuses, messages
from tests.sites import page

LONG = page("Bins, boxes, bags and everything else that the council empties or takes away")
WAIVER = "- rule: {rule}\n  pages: [{pages}]\n  reason: The scheme's name is set by law.\n  approver: waste\n  ends: {ends}\n"


def said(folder: Path, rule_id: str = "title-length", pages: str = "/bins/", ends: str = "2026-12-09", title: str = LONG) -> list[str]:
    files = {"checks/waivers.yml": WAIVER.format(rule=rule_id, pages=pages, ends=ends), "content/bins/index.md": title}
    return messages(rule, excuses(folder, files))


def test_the_day_after_its_last(tmp_path: Path) -> None:
    assert said(tmp_path) == ["the waiver of title-length for /bins/ ended on 9 December 2026"]


def test_its_last_day(tmp_path: Path) -> None:
    assert said(tmp_path, ends="2026-12-10") == []


def test_one_that_matches_nothing_any_more_is_told_of_by_another_rule(tmp_path: Path) -> None:
    assert said(tmp_path, title=page("Bins")) == []


def test_one_whose_rule_did_not_look_is_told_of(tmp_path: Path) -> None:
    """Nobody can say that it matches nothing, and that it has ended is true."""
    assert said(tmp_path, rule_id="image-alt", pages="/, /bins/") == ["the waiver of image-alt for / and /bins/ ended on 9 December 2026"]


def test_no_waivers(tmp_path: Path) -> None:
    assert messages(rule, excuses(tmp_path)) == []
