"""Rule typed-email."""

from pathlib import Path

from briggate.checks.rules.content.typed_email import rule
from tests.checks.harness import hits, source_page

CONTACTS = {"site_config/contacts/waste.yml": "waste:\n  name: Waste\n  email: waste@example.org\n"}


def test_an_address_that_is_known_has_its_name_in_the_fix(tmp_path: Path) -> None:
    [known, other] = hits(rule, source_page("Write to Waste@Example.org or <other@example.org>.\n", tmp_path, files=CONTACTS))
    assert (known.fix, other.fix) == ("Write [[email waste]] in its place.", rule.fix)


def test_one_address_on_two_lines_is_told_twice_and_on_one_line_once(tmp_path: Path) -> None:
    page = source_page("<a@example.org>, A@example.org.\n\nAgain: a@example.org\n", tmp_path)
    assert [hit.where - page.page.body_line for hit in hits(rule, page)] == [0, 2]
