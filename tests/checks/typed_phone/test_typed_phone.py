"""Rule typed-phone."""

from pathlib import Path

import pytest

from briggate.checks.rules.content.typed_phone import rule
from tests.checks.harness import hits, source_page

CONTACTS = {"site_config/contacts/waste.yml": "waste: {name: Waste, phones: [{number: 0113 496 0111}, {number: 0113 496 0222}]}\n"}


@pytest.mark.parametrize("number", ["0113 496 0111", "+44 (0) 113 496 0111", "+44 113 4960111", "0044 113 496 0111", "18001 0113 496 0111"])
def test_however_it_is_written_a_number_that_is_known_has_its_name_in_the_fix(number: str, tmp_path: Path) -> None:
    [hit] = hits(rule, source_page(f"Ring {number}.\n", tmp_path, files=CONTACTS))
    assert hit.fix == "Write [[phone waste]] in its place."


def test_a_team_s_second_number_is_shown_by_its_panel_alone(tmp_path: Path) -> None:
    [hit] = hits(rule, source_page("Ring 0113 496 0222.\n", tmp_path, files=CONTACTS))
    assert hit.fix == "Write [[contact waste]], which shows it."


def test_a_number_that_nobody_knows_is_to_be_put_down_first(tmp_path: Path) -> None:
    [hit] = hits(rule, source_page("Ring 0113 496 0333.\n", tmp_path, files=CONTACTS))
    assert hit.fix == rule.fix


def test_says_the_line_of_each(tmp_path: Path) -> None:
    page = source_page("First.\n\n<div>\n<p>Ring\n0113 496 0111</p>\n</div>\n\nRing 0113\n496 0222.\n", tmp_path)
    first = page.page.body_line
    assert [hit.where - first for hit in hits(rule, page)] == [7, 4]
