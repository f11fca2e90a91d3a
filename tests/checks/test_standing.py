"""Whom a finding stops (decision 15): a table of what a change did, what the rule depends on, and whether the fault was there before."""

from dataclasses import replace
from typing import Literal

import pytest

from briggate.checks.repeated import identity
from briggate.checks.rule import Rule
from briggate.checks.standing import Touch, Touched, needs_before, stand_in_whole_site, stand_since
from briggate.governance.decision import Change
from briggate.model.finding import Finding, Place

type DependsOn = Literal["site", "calendar", "outside"]
HERE, THERE = "content/bins/here.md", "content/bins/there.md"
RULES = {name: Rule(name, "T", "W", "R", "F", (), depends_on=name) for name in ("site", "calendar", "outside")}  # type: ignore[arg-type]


def finding(rule: str = "site", file: str = HERE, line: int = 3, **more: object) -> Finding:
    return Finding(rule, "error", "failed", Place(file, line), "wrong", "mend it", "/bins/", **more)  # type: ignore[arg-type]


def touched(touch: Touch = "page", **others: Touch) -> Touched:
    """What touches HERE, with the status in its lines 5 and 6."""
    return Touched("HEAD", {HERE: touch, **others}, {HERE: frozenset({5, 6})} if touch == "status" else {})


def standing(what: Finding, by: Touched, before: list[Finding] | None) -> str:
    known = None if before is None else frozenset(map(identity, before))
    return next(iter(stand_since([what], by, RULES, known))).standing


@pytest.mark.parametrize(
    ("rule", "file", "was_there", "stands"),
    [
        ("site", HERE, False, "blocks"),
        ("site", HERE, True, "blocks"),
        ("site", THERE, False, "blocks"),
        ("site", THERE, True, "already there"),
        ("calendar", HERE, False, "blocks"),
        ("calendar", HERE, True, "already there"),
        ("calendar", THERE, False, "already there"),
        ("calendar", THERE, True, "already there"),
        ("outside", HERE, False, "blocks"),
        ("outside", HERE, True, "already there"),
        ("outside", THERE, False, "already there"),
    ],
)
def test_an_ordinary_change(rule: str, file: str, was_there: bool, stands: str) -> None:
    what = finding(rule, file)
    assert standing(what, touched(), [what] if was_there else []) == stands


@pytest.mark.parametrize(
    ("touch", "file", "line", "stands"),
    [
        ("alert", HERE, 3, "blocks"),
        ("alert", THERE, 3, "already there"),
        ("status", HERE, 5, "blocks"),
        ("status", HERE, 6, "blocks"),
        ("status", HERE, 7, "already there"),
        ("status", THERE, 5, "already there"),
    ],
)
@pytest.mark.parametrize("before", [[], None], ids=["new", "nobody knows"])
def test_an_alert_or_a_status_is_stopped_by_its_own_faults_alone(
    touch: Touch, file: str, line: int, stands: str, before: list[Finding] | None
) -> None:
    assert standing(finding("site", file, line), touched(touch), before) == stands


def test_an_alert_among_other_changes_hurries_none_of_them() -> None:
    both = touched("alert", **{THERE: "page"})
    assert not both.is_urgent
    assert standing(finding("site", "content/bins/third.md"), both, []) == "blocks"
    assert touched("alert", **{THERE: "status"}).is_urgent


def test_no_change_at_all_is_not_urgent() -> None:
    assert not Touched("HEAD", {}, {}).is_urgent


def test_where_nobody_can_tell_what_was_there_it_counts_as_new() -> None:
    assert standing(finding("site", THERE), touched(), None) == "blocks"
    assert standing(finding("calendar", THERE), touched(), None) == "already there"


def test_a_fault_that_has_moved_down_a_page_is_the_same() -> None:
    assert standing(finding("site", THERE, 30), touched(), [finding("site", THERE, 3)]) == "already there"


def test_another_fault_of_the_same_rule_is_another() -> None:
    assert standing(replace(finding("site", THERE), message="another"), touched(), [finding("site", THERE)]) == "blocks"


def test_what_the_theme_repeats_is_the_same_on_whichever_page_it_is_told() -> None:
    def logo(page: str, src: str) -> Finding:
        return Finding("site", "error", "failed", Place("", 0, "file", "theme"), "no alt", "mend it", page, f'<img src="{src}">')

    assert standing(logo("/aardvarks/", "../logo.png"), touched(), [logo("/", "logo.png")]) == "already there"
    assert standing(replace(logo("/", "logo.png"), message="another"), touched(), [logo("/", "logo.png")]) == "blocks"


@pytest.mark.parametrize("excused", ["waived", "known issue", "already there"])
def test_what_is_excused_stays_excused(excused: str) -> None:
    what = finding(standing=excused)
    assert standing(what, touched(), []) == excused
    assert [each.standing for each in stand_in_whole_site([finding("calendar", standing=excused)], RULES)] == [excused]


def test_a_whole_site_is_stopped_by_what_is_its_own() -> None:
    found = [finding(rule) for rule in ("site", "calendar", "outside")]
    assert [each.standing for each in stand_in_whole_site(found, RULES)] == ["blocks", "already there", "already there"]


@pytest.mark.parametrize(
    ("rule", "file", "needed"), [("site", HERE, False), ("site", THERE, True), ("calendar", HERE, True), ("calendar", THERE, False)]
)
def test_the_site_before_is_looked_at_only_where_the_verdict_turns_on_it(rule: str, file: str, needed: bool) -> None:
    assert needs_before([finding(rule, file)], touched(), RULES) is needed
    assert needs_before([finding(rule, file, standing="waived")], touched(), RULES) is False


@pytest.mark.parametrize("touch", ["page", "alert", "status"])
def test_who_may_change_main_is_of_the_change_whatever_it_touches(touch: Touch) -> None:
    """An urgent change is stopped by its own faults alone: that nobody approved it is one, wherever a finding can point."""
    refused = Rule("refused", "T", "W", "R", "F", ())
    refused.over(Change)(lambda change: iter(()))
    for found in (finding("refused", THERE), finding("refused", HERE)):
        assert not needs_before([found], touched(touch), {"refused": refused})
        assert [each.standing for each in stand_since([found], touched(touch), {"refused": refused}, frozenset())] == ["blocks"]
