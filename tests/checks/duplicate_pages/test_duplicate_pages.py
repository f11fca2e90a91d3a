"""Rule duplicate-pages."""

from pathlib import Path

from briggate.checks.rules.governance.duplicate_pages import rule
from tests.checks.harness import site_facts, told
from tests.sites import page, service

TEXT = """\
We lend skips to people who live in Tinytown. You can keep one for a week, on your drive or on the road outside your home.

## What you may put in

- soil, bricks and rubble
- wood, but no fences that were treated with creosote
- carpets and old furniture

Do not put in paint, batteries, gas bottles, fridges or tyres. Take those to a recycling centre, where somebody will show you what
goes where. If you leave any of them in the skip we charge you for what it costs us to sort it out again.
"""
OTHER = """\
Our libraries are open every day but Sunday. Ask at the desk for a card: it is free, and you get it there and then if you bring
something with your name and address. Children under sixteen need a parent to sign for them. With a card you may borrow twelve books
at a time, for three weeks, and renew each of them twice, unless somebody else is waiting for it.
"""


def test_short_texts_and_pages_that_stand_in_for_each_other_are_not_copies(tmp_path: Path) -> None:
    files = {
        "content/bins/skips.md": service("Skips", TEXT),
        "content/bins/libraries.md": service("Libraries", OTHER + TEXT[:200]),
        "content/bins/gone.md": service("Gone", TEXT, withdrawn="{date: 2026-11-30, reason: There is a new page.}"),
        "content/bins/soon.md": service("Soon", TEXT, publish_at="2027-02-01"),
        "content/alerts/snow.md": page("Snow", TEXT, **{"severity": "minor", "from": "2026-12-08", "to": "2026-12-20", "type": "alert"}),
        "content/bins/one.md": service("One", "Call us. We send a form.\n"),
        "content/bins/two.md": service("Two", "Call us. We send a form.\n"),
    }
    assert told(rule, site_facts(tmp_path, files)) == []


def test_copies_whole_or_with_few_changes_are_told_each_once(tmp_path: Path) -> None:
    files = {
        "content/bins/skips.md": service("Skips", TEXT),
        "content/bins/containers.md": service("Containers", TEXT.replace("- ", "* ").upper()),
        "content/bins/hire.md": service("Hire a skip", TEXT.replace("a week", "ten days").replace("tyres", "old tyres")),
        "content/bins/libraries.md": service("Libraries", OTHER),
    }
    assert told(rule, site_facts(tmp_path, files)) == [
        "content/bins/hire.md:8  this page says nearly the same as “Containers” (/bins/containers/)",
        "content/bins/skips.md:8  this page says the same as “Containers” (/bins/containers/)",
    ]
