"""Text without a mark is not tried against Python-Markdown's inline patterns: nothing that comes out may show it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briggate.markdown import extension
from briggate.markdown.dialect import Dialect
from briggate.markdown.front_matter import split_front_matter
from briggate.markdown.references import Shown

CONTENT = Path(__file__).parents[2] / "content"
PIECES = [
    "word",
    " ",
    "  \n",
    "\n",
    "\n\n",
    "*",
    "**",
    "_",
    "`",
    "[a](b.md)",
    "![",
    "]",
    "[x]",
    "<b>",
    "&amp;",
    "&",
    "\\*",
    "- ",
    "## ",
    "> ",
    "www.a.b",
]


def rendered(body: str) -> str:
    return Dialect().render(body, lambda element, attribute, value: value, lambda kind, name: Shown("shown"), lambda name: "").html


def rendered_by_the_book(body: str) -> str:
    """With every pattern tried on every text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extension, "_INLINE_MARK", re.compile(""))
        return rendered(body)


def test_every_page_reads_the_same() -> None:
    bodies = [split_front_matter(path.read_text(encoding="utf-8")).body for path in sorted(CONTENT.rglob("*.md"))]
    assert len(bodies) > 100
    assert [rendered(body) for body in bodies] == [rendered_by_the_book(body) for body in bodies]


@pytest.mark.parametrize(
    "body",
    [
        "one `code` two",
        "one *two* three",
        "one _two_ three",
        "one [two](/three/) four",
        "one [two] four\n\n[two]: /three/",
        "one ![two](three.png) four",
        "one <https://example.org/> two",
        "one <b>two</b> three",
        r"one \# two",
        "one  \ntwo",
    ],
)
def test_each_mark_alone_is_seen(body: str) -> None:
    """Where a mark is overlooked, what it marks stays as it was written."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extension, "_INLINE_MARK", re.compile("(?!)"))
        overlooked = rendered(body)
    assert rendered(body) == rendered_by_the_book(body)
    assert rendered(body) != overlooked


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=25).map("".join))
def test_any_text_reads_the_same(body: str) -> None:
    assert rendered(body) == rendered_by_the_book(body)
