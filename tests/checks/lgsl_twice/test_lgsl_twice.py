"""Rule lgsl-twice."""

from pathlib import Path

from briggate.checks.rules.governance.lgsl_twice import rule
from tests.checks.harness import site_facts, told
from tests.sites import page, service


def test_pages_that_belong_together_share_a_code(tmp_path: Path) -> None:
    files = {
        "site_config/council.yml": (
            "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"
        ),
        # a guide, whose parts have no codes of their own, and a service under it
        "content/bins/moving.md": service("Moving", type="guide", parts="[{title: Before, file: moving/before.md}]", lgsl="[92]"),
        "content/bins/moving/before.md": "Pack your things.\n",
        "content/bins/moving/van.md": service("Van hire", lgsl="[92]"),
        # different things to do with one service
        "content/bins/pay.md": service("Pay", lgsl="[57]", lgil="[28]"),
        "content/bins/bill.md": service("Bill", lgsl="[57]", lgil="[8, 0]"),
        # the same page in another language, one that has been withdrawn, one still to come
        "content/bins/days.md": service("Days", lgsl="[524, 524]"),
        "content/bins/gone.md": service("Gone", lgsl="[524]", withdrawn="{date: 2026-11-30, reason: Nobody came.}"),
        "content/bins/soon.md": service("Soon", lgsl="[524]", publish_at="2027-02-01"),
        "content/cy/index.md": page("Cyngor", type="home", lang="cy"),
        "content/cy/biniau/index.md": page("Biniau", lang="cy"),
        "content/cy/biniau/dyddiau.md": page("Dyddiau", type="service", lang="cy", topics="[cy/biniau]", lgsl="[524]"),
    }
    assert told(rule, site_facts(tmp_path, files)) == []


def test_a_code_on_pages_apart_is_told_on_each_but_the_first(tmp_path: Path) -> None:
    files = {
        "content/bins/a.md": service("A", lgsl="[412, 524]"),
        "content/bins/b.md": service("B", lgsl="\n  - 999\n  - 524"),
        "content/bins/c.md": service("C", lgsl="[524]", lgil="[8]"),
        "content/bins/d.md": service("D", lgsl="[999]", lgil="[8]"),
        "content/bins/e.md": service("E", lgsl="[55]", lgil="[8, 11]"),
        "content/bins/f.md": service("F", lgsl="[55]", lgil="[0, 8]"),
    }
    assert told(rule, site_facts(tmp_path, files)) == [
        "content/bins/b.md:9  “A” (/bins/a/) has the code 524 (Bin collection days) too",
        "content/bins/c.md:7  “A” (/bins/a/) has the code 524 (Bin collection days) too",
        "content/bins/d.md:7  “B” (/bins/b/) has the code 999 too",
        "content/bins/f.md:7  “E” (/bins/e/) has the code 55 (Business rates relief) too",
    ]
