"""Long text needs headings, lists or tables in it: how much is too much, and what parts it."""

from pathlib import Path

import pytest

from briggate.checks.rules.content.words_without_heading import rule
from tests.checks.harness import hits, source_page

TEN = "one two three four five six seven eight nine ten. "


def paragraphs(number: int) -> str:
    """A hundred words each."""
    return (TEN * 10 + "\n\n") * number


def test_tells_of_the_paragraph_where_it_begins(tmp_path: Path) -> None:
    page = source_page("## What to do\n\n" + paragraphs(4) + "More.\n", tmp_path)
    (hit,) = hits(rule, page)
    message = "401 words from “one two three four five six…” on have no heading or list among them, and 400 are enough"
    assert (hit.where.line, hit.message) == (page.page.body_line + 2, message)


def test_every_long_stretch_is_told_of(tmp_path: Path) -> None:
    assert len(hits(rule, source_page(paragraphs(5) + "## And then\n\n" + paragraphs(5), tmp_path))) == 2


@pytest.mark.parametrize("between", ["", "## Then\n\n", "- an item\n\n", "1. a step\n\n", "| a | b |\n|---|---|\n| 1 | 2 |\n\n"])
def test_is_quiet_below_the_budget_and_where_something_parts_the_text(between: str, tmp_path: Path) -> None:
    text = paragraphs(2) + between + paragraphs(2) + between + paragraphs(2) if between else paragraphs(4)
    assert hits(rule, source_page(text, tmp_path)) == []
