"""What is said of a waiver that sets nothing aside, wholly or on a page."""

from pathlib import Path

from briggate.checks.rules.governance.waiver_unmatched import rule
from tests.checks.harness import excuses, hits
from tests.sites import page

LONG = "Bins, boxes, bags and everything else that the council empties or takes away"
WAIVER = "- rule: {rule}\n  pages: [{pages}]\n  reason: The scheme's name is set by law.\n  approver: waste\n  ends: {ends}\n"


def said(folder: Path, rule_id: str = "title-length", pages: str = "/bins/", ends: str = "2027-12-31", title: str = "Bins") -> list[str]:
    files = {
        "checks/waivers.yml": "# one\n" + WAIVER.format(rule=rule_id, pages=pages, ends=ends),
        "content/bins/index.md": page(title, redirect_from="[/rubbish/]"),
    }
    found = hits(rule, excuses(folder, files))
    assert all(hit.where == ("checks/waivers.yml", 2) for hit in found)
    return [f"{hit.message}. {hit.fix}" for hit in found]


def test_nothing_is_left(tmp_path: Path) -> None:
    fix = "Take the waiver out: there is nothing left for it to set aside."
    assert said(tmp_path) == [f"the waiver matches nothing: title-length finds no fault on /bins/. {fix}"]


def test_nothing_is_left_and_it_has_ended(tmp_path: Path) -> None:
    assert len(said(tmp_path, ends="2026-01-01")) == 1


def test_nothing_is_left_on_one_page_of_two(tmp_path: Path) -> None:
    told = "title-length finds no fault on / any more. Take / out of its `pages`."
    assert said(tmp_path, pages="/, /bins/", title=LONG) == [told]


def test_one_that_sets_something_aside(tmp_path: Path) -> None:
    assert said(tmp_path, title=LONG) == []


def test_one_that_does_so_by_an_old_address(tmp_path: Path) -> None:
    assert said(tmp_path, pages="/rubbish/", title=LONG) == []


def test_one_whose_rule_did_not_look(tmp_path: Path) -> None:
    assert said(tmp_path, rule_id="image-alt") == []


def test_no_waivers(tmp_path: Path) -> None:
    assert hits(rule, excuses(tmp_path)) == []
