"""Rule review-overdue."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briggate.checks.rules.governance.review_overdue import rule
from briggate.checks.rules.governance.review_overdue_beyond_grace import rule as beyond_grace
from briggate.checks.site_facts import SiteFacts
from tests.checks.harness import site_facts, told
from tests.sites import page, service

LONG_AGO = {"last_reviewed": "2020-01-02"}
FILES = {
    "site_config/owners.yml": "waste: {name: Waste and recycling}\n",
    "checks/budgets.yml": "review_grace_days: 10\n",
    "content/index.md": page("Tinytown Council", type="home", last_reviewed="2026-12-01"),
    "content/bins/index.md": page("Bins", last_reviewed="2026-12-01"),
    "content/bins/year.md": service("Year", last_reviewed="2025-12-10"),
    "content/bins/leap.md": service("Leap", last_reviewed="2026-08-31", review_in="6"),
    "content/bins/gone.md": service("Gone", withdrawn="{date: 2026-11-30, reason: Nobody came.}", **LONG_AGO),
    "content/bins/soon.md": service("Soon", publish_at="2027-12-01", **LONG_AGO),
    "content/bins/over.md": service("Over", unpublish_at="{at: 2026-06-01, redirect: /bins/}", **LONG_AGO),
    "content/alerts/snow.md": page("Snow", **LONG_AGO, **{"severity": "minor", "from": "2026-12-08", "to": "2026-12-20", "type": "alert"}),
    "content/bins/moving.md": service(
        "Moving", type="guide", parts="[{title: Before, file: moving/before.md}]", last_reviewed="2026-11-01", review_in="36"
    ),
    "content/bins/moving/before.md": "Pack your things.\n",
    "content/bins/always.md": service("Always", last_reviewed="9999-12-31"),
}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> SiteFacts:
    return site_facts(tmp_path_factory.mktemp("site"), FILES)


def on(facts: SiteFacts, day: str) -> SiteFacts:
    """The same built site, looked at on another day."""
    clock = facts.site.clock.at(datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC))
    return replace(facts, site=replace(facts.site, clock=clock))


def test_pages_that_are_due_today_or_need_no_review_are_not_overdue(facts: SiteFacts) -> None:
    assert told(rule, facts) == []
    assert told(beyond_grace, facts) == []


def test_a_page_is_overdue_the_day_after_and_beyond_grace_when_that_is_over(facts: SiteFacts) -> None:
    message = "content/bins/year.md:5  Waste and recycling should have confirmed this page by 10 December 2026"
    assert told(rule, on(facts, "2026-12-11")) == [message]
    assert told(rule, on(facts, "2026-12-20")) == [message]
    assert told(beyond_grace, on(facts, "2026-12-20")) == []
    assert told(rule, on(facts, "2026-12-21")) == []
    assert told(beyond_grace, on(facts, "2026-12-21")) == [f"{message}, and the 10 days of grace are over"]


def test_a_month_without_that_day_ends_on_its_last(facts: SiteFacts) -> None:
    assert [each for each in told(rule, on(facts, "2027-02-28")) if "leap" in each] == []
    assert [each for each in told(rule, on(facts, "2027-03-01")) if "leap" in each] == [
        "content/bins/leap.md:5  Waste and recycling should have confirmed this page by 28 February 2027"
    ]


def test_a_guide_answers_for_its_parts(facts: SiteFacts) -> None:
    assert [each for each in told(rule, on(facts, "2029-11-02")) if "moving" in each] == [
        "content/bins/moving.md:5  Waste and recycling should have confirmed this page by 1 November 2029"
    ]
