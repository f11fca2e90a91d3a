"""Rule lgsl-unknown."""

from pathlib import Path

from briggate.checks.rules.governance.lgsl_unknown import rule
from tests.checks.harness import hits, site_facts, told
from tests.sites import service


def test_codes_that_cannot_be_are_told_and_others_are_left_to_people(tmp_path: Path) -> None:
    files = {
        "content/bins/days.md": service("Check your bin collection day", lgsl="[524, 1788]"),
        "content/bins/hole.md": service("Report a pothole", lgsl="[5570]"),
        "content/bins/long.md": service("Xyzzy", lgsl="[55700]"),
        "content/bins/nought.md": service("Adopt a child", lgsl='["0160"]'),
        "content/bins/gone.md": service("Gone", lgsl="[55700]", withdrawn="{date: 2026-11-30, reason: Nobody came.}"),
    }
    facts = site_facts(tmp_path, files)
    assert told(rule, facts) == [
        "content/bins/hole.md:7  (cannot tell) 5570 is not among the services that GOV.UK sends people to councils for",
        "content/bins/long.md:7  there is no service with the code 55700",
        "content/bins/nought.md:7  there is no service with the code 0160",
    ]
    assert [hit.fix for hit in hits(rule, facts)] == [
        "By the page's title, 557 (Potholes) may be meant.",
        "Look the code up in the list, and correct it or take it out.",
        "By the page's title, 160 (Adoption) may be meant.",
    ]
