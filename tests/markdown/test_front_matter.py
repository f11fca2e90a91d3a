"""Splitting a page from its front matter: where lines count from, and that nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briggate.markdown.front_matter import FrontMatterSplit, split_front_matter


def test_a_page_with_front_matter() -> None:
    assert split_front_matter("---\ntitle: Bins\n---\n\nText\n") == FrontMatterSplit("title: Bins\n", 2, "\nText\n", 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Text\n", FrontMatterSplit(None, 1, "Text\n", 1)),
        ("", FrontMatterSplit(None, 1, "", 1)),
        ("\n---\ntitle: x\n---\n", FrontMatterSplit(None, 1, "\n---\ntitle: x\n---\n", 1)),
        (" ---\nx\n---\n", FrontMatterSplit(None, 1, " ---\nx\n---\n", 1)),
        ("----\nx\n----\n", FrontMatterSplit(None, 1, "----\nx\n----\n", 1)),
        ("---\n---\n", FrontMatterSplit("", 2, "", 3)),
        ("---  \ntitle: x\n---\t\nText", FrontMatterSplit("title: x\n", 2, "Text", 4)),
        ("---\ntitle: x\n...\nText", FrontMatterSplit("title: x\n", 2, "Text", 4)),
        ("---\ntitle: x\n--- y\n---\nText", FrontMatterSplit("title: x\n--- y\n", 2, "Text", 5)),
        ("---\na: x\n---\nb\n---\nc", FrontMatterSplit("a: x\n", 2, "b\n---\nc", 4)),
        ("---\ntitle: x\n", FrontMatterSplit("title: x\n", 2, "", 4, closed=False)),
        ("---", FrontMatterSplit("", 2, "", 3, closed=False)),
    ],
)
def test_odd_pages(text: str, expected: FrontMatterSplit) -> None:
    assert split_front_matter(text) == expected


@given(st.lists(st.sampled_from(["---", "...", "--- ", "title: x", "", " ---", "text", "----"])).map("\n".join))
def test_nothing_is_lost_and_lines_count_right(text: str) -> None:
    split = split_front_matter(text)
    lines = text.split("\n")
    if split.yaml is None:
        assert (split.body, split.body_line) == (text, 1)
    elif split.closed:
        closing = lines[split.body_line - 2]
        rest = f"\n{split.body}" if len(lines) >= split.body_line else split.body
        assert f"{lines[0]}\n{split.yaml}{closing}{rest}" == text
        assert lines[split.yaml_line - 1 :][: split.yaml.count("\n")] == split.yaml.split("\n")[:-1]
    else:
        assert text == (f"{lines[0]}\n{split.yaml}" if len(lines) > 1 else lines[0])
        assert split.body == ""
