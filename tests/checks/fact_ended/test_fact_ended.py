"""Rule fact-ended."""

from pathlib import Path

from briggate.checks.rules.governance.fact_ended import rule
from tests.checks.harness import site_facts, told
from tests.sites import page, service

FACTS = """\
always: {value: nothing}
today: {value: little, valid_to: 2026-12-10}
changed: {value: much, valid_to: 2027-03-31, later: [{starts: 2026-04-01, value: more}]}
fee:
  value: a small fee
  valid_to: 2026-12-09
unused: {value: none, valid_to: 2025-03-31}
fees: {value: some, valid_to: 2025-03-31}
"""


def test_facts_past_their_last_day_are_told_with_the_pages_that_show_them(tmp_path: Path) -> None:
    files = {
        "site_config/facts/waste.yml": FACTS,
        "content/bins/skips.md": service("Skips", "It costs [[fact always]], [[fact today]] or [[fact changed]].\n"),
        "content/bins/hire.md": service("Hire", cost='"[[fact fee]]"'),
        "site_config/contacts/waste.yml": "fee: {name: Skips, phones: [{number: 0113 496 0001}]}\n",
        "content/bins/call.md": service("Call", "[[phone fee]]\n"),
        "content/bins/lend.md": service("Lend", "[[fact fee]]\n"),
        "content/bins/tip.md": service("Tip", "Once [[ fact  fee ]], twice [[fact fee]].\n"),
        "content/bins/yard.md": page("Yard", type="venue", location="{address: [Yard]}"),
        "content/bins/gone.md": service("Gone", "[[fact fee]]\n", unpublish_at="{at: 2026-06-01, redirect: /bins/}"),
        **{f"content/bins/{number}.md": service(f"M{number}", "[[fact fees]]\n") for number in range(4)},
    }
    file = "site_config/facts/waste.yml"
    assert told(rule, site_facts(tmp_path, files)) == [
        f"{file}:4  “fee” held until 9 December 2026, and it is still shown on /bins/hire/, /bins/lend/, /bins/tip/",
        f"{file}:7  “unused” held until 31 March 2025, and no page shows it",
        f"{file}:8  “fees” held until 31 March 2025, and it is still shown on /bins/0/, /bins/1/, /bins/2/ and 1 more",
    ]
