"""Rule hidden-characters, for what no file of cases can hold: characters that end a line."""

from pathlib import Path

import pytest

from briggate.checks.rules.content.hidden_characters import rule
from tests.checks.harness import messages, source_page


@pytest.mark.parametrize(("character", "name"), [("\u2028", "line separator"), ("\u2029", "paragraph separator")])
def test_other_ends_of_lines_come_with_pasted_text(character: str, name: str, tmp_path: Path) -> None:
    page = source_page(f"Your bins{character} go out.\n", tmp_path)
    assert messages(rule, page) == [f"“bins” holds a character that nobody can see ({name})"]


def test_many_on_many_lines_are_placed_on_their_own(tmp_path: Path) -> None:
    page = source_page("Bi\u200bns.\n\nNone.\n\n```\nbi\u200bns\n```\n", tmp_path)
    assert [hit.where - page.page.body_line for hit in rule.function(page)] == [0, 5]  # type: ignore[misc]
