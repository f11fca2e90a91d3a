"""Rule services-list."""

from pathlib import Path

from briggate.checks.rules.governance.services_list import rule
from tests.checks.harness import site_facts, told
from tests.sites import service

LIST = """\
tiers: [unitary]
not_provided:
  "528": A charity does.
  "52444": Nobody does.
  "524": Another council does.
  "557": The county does.
"""


def test_codes_that_are_unknown_or_have_a_page_are_told_at_their_line(tmp_path: Path) -> None:
    files = {
        "checks/services.yml": LIST,
        "content/bins/days.md": service("Bin days", lgsl="[524]"),
        "content/bins/hole.md": service("Potholes", lgsl="[557]", withdrawn="{date: 2026-11-30, reason: The county does it.}"),
    }
    assert told(rule, site_facts(tmp_path, files)) == [
        "checks/services.yml:4  there is no service with the code 52444 on the list",
        "checks/services.yml:5  “Bin collection days” (524) is said not to be provided, and /bins/days/ is for it",
    ]
