"""Rule reviewed-in-future."""

from pathlib import Path

from briggate.checks.rules.governance.reviewed_in_future import rule
from tests.checks.harness import site_facts, told
from tests.sites import service


def test_today_is_not_the_future_and_a_guide_is_told_once(tmp_path: Path) -> None:
    files = {
        "content/bins/today.md": service("Today", last_reviewed="2026-12-10"),
        "content/bins/tomorrow.md": service("Tomorrow", last_reviewed="2026-12-11"),
        "content/bins/soon.md": service("Soon", publish_at="2027-12-01", last_reviewed="2027-11-30"),
        "content/bins/moving.md": service(
            "Moving", type="guide", parts="[{title: Before, file: moving/before.md}]", last_reviewed="2027-01-01"
        ),
        "content/bins/moving/before.md": "Pack your things.\n",
    }
    assert told(rule, site_facts(tmp_path, files)) == [
        "content/bins/moving.md:5  1 January 2027 is still to come",
        "content/bins/soon.md:5  30 November 2027 is still to come",
        "content/bins/tomorrow.md:5  11 December 2026 is still to come",
    ]
