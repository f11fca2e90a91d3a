"""Rule status-ended."""

from pathlib import Path

from briggate.checks.rules.governance.status_ended import rule
from tests.checks.harness import site_facts, told
from tests.sites import service


def test_a_status_is_told_from_the_minute_it_ends_on(tmp_path: Path) -> None:
    """The moment of the check is nine o'clock."""
    over = {"status": "limited", "status_text": "Few skips."}
    files = {
        "content/bins/holds.md": service("Holds", **over, status_to="2026-12-10 09:01"),
        "content/bins/normal.md": service("Normal", status_to="2026-12-01"),
        "content/bins/soon.md": service("Soon", **over, status_to="2026-12-01", publish_at="2027-02-01"),
        "content/bins/over.md": service("Over", **over, status_to="2026-12-10 09:00"),
    }
    assert told(rule, site_facts(tmp_path, files)) == ["content/bins/over.md:9  the status “limited” ended on 10 December 2026"]
