"""Our short cuts through Python-Markdown: nothing that comes out may show that they were taken."""

import random
from pathlib import Path

import pytest
from benchmarks.corpus import WordModel, sentences_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown.util import BLOCK_LEVEL_ELEMENTS

from briggate.markdown import quick_blocks, quick_inline
from briggate.markdown.dialect import Dialect
from briggate.markdown.front_matter import split_front_matter
from tests.markdown.by_the_book import DialectByTheBook, by_the_book, quick

PROJECT = Path(__file__).parents[2]
LINES = [
    *("word", "Two words here.", "  ", "", "", "    ", "     x", "\tx", " \t y", "   z", "a\u00a0b", "\u2003", "\x0bx", "\x1cx", "网站"),
    *("## Heading", "# 1 #", "#x", "   ## y", "##", "## a \\# b", "## [l](/x/) *e* `c` &amp; <b>t</b>", "## Same", "## Same_1", "##### ?"),
    *("Under", "===", "---", "-", "= ", "***", "- - -", "_ _ _", "  * * *", "- ", "-x", "- one", "- two", "  - three", "    - deep", "* s"),
    *("+ plus", "1. one", "2. two", "3) three", "١. one", "    1. deep", "10. ten", "1.", "        - deeper", "    para in item"),
    *("> quote", ">quote", "  > > two", "> - x", ">", ": x", ":   definition", "  :   also", "term", "    more"),
    *("!!! note", '!!! warning "Title *x*"', '!!! danger ""', "!!!", "!!! tip extra", "   !!! note", "!!!note", "    !!! note"),
    *("| a | b |", "|---|---|", "a|b", "-|:-:", "|:--|--:|", "| `x|y` | \\| |", "|", "||", "Table: Caption", "Table:", "Table: a|b"),
    *("```", "~~~", "``` python", "```` {.x #y}", "    ```", "```x`y", "~~~~", "code < & >"),
    *("<div>", "</div>", "<p>a</p>", "<hr>", "<br>", "<!-- c -->", "<!--", "-->", "<b>x</b> y", "<pre>[[fact season]]</pre>", "<?x?>"),
    *("<script>", "</script>", "<DIV class=a>", "<custom-tag>", "<table><tr><td>x", "<a href='/h/'>h</a>", "<img src=i.png>", "</", "< a"),
    *("[[contact waste]]", "[[fact season]]", "  [[contact waste]]  ", "\u2003[[contact waste]]", "[[fact none]]", "[[contact none]]"),
    *("[x]: /ref/ 'Title'", "[y]: <https://example.org/>", "   [z]:", "      /next/", "[x]", "[x][y]", "[Y][]", "![x]", "![i][y]", "[]: /"),
    *("*[HTML]: a language", "*[XY] : two", "*[Q]:", "HTML and XY, HTML", "*[HTML]: ''", "[^1]: a note", "text[^1]"),
    *("[TOC]", "\\", "\\*", "a  ", "&", "&#65", "&#65 x", "&#x41;", "&copy; &nope;", "{: #id }", "\x02klzzwxh:0001\x03", "\x02amp\x03"),
]
SPANS = [
    *("word", " ", " ", "  \n", "\n", "*", "**", "***", "_", "__", "`", "``", "\\", "\\`", "\\*", "\\\\", "!", "!!", "[", "]", "(", ")"),
    *("[a](/b/)", '[a](/b/ "T")', "[a](</b c/>)", "[a](/gone/)", "[a [b] c](/d/)", "![i](p.png)", "![*i*](p.png 't')", "[x]", "[x][y]"),
    *("[[", "]]", "![[", "[[fact season]]", "[[fact tymor]]", "[[phone waste]]", "[[contact waste]]", "[[fact none]]", "[[[fact season]]"),
    *("<", ">", "<b>", "</b>", "<https://example.org/>", "<a@example.org>", "<mailto:a@example.org>", "&", "&amp;", "&#42;", "&#", ";"),
    *("HTML", "a_b_c", "5*6*7", "é", "\u00a0", "|", '"', "'", "x\\", "[a](javascript:x)", "![a](data:x)", "<img src=/gone/>", '[a](b "'),
]
lines = st.lists(st.one_of(st.sampled_from(LINES), st.lists(st.sampled_from(SPANS), max_size=6).map("".join)), max_size=14).map("\n".join)
spans = st.lists(st.one_of(st.sampled_from(SPANS), st.text(max_size=4)), max_size=25).map("".join)
nested = st.lists(
    st.tuples(st.sampled_from(["", "    ", "    ", "        ", "> ", "- ", "\t", "   "]), st.sampled_from(LINES)), max_size=12
)


def test_every_page_of_this_repository_reads_the_same() -> None:
    bodies = [
        split_front_matter(path.read_text(encoding="utf-8", errors="replace")).body
        for folder in ("content", "docs", "tests")
        for path in sorted((PROJECT / folder).rglob("*.md"))
    ]
    assert len(bodies) > 300
    for body in bodies:
        assert quick(body) == by_the_book(body)


def test_made_up_pages_read_the_same() -> None:
    """Those that the benchmarks build."""
    chance = random.Random(1)
    model = WordModel(sentences_of(PROJECT / "content"))
    for number in range(100):
        parts = [model.sentence(chance) for _ in range(12)]
        body = f"{parts[0]}\n\n## {parts[1]}\n\n- {parts[2]}\n- {parts[3]}\n\n!!! note\n    {parts[4]}\n\n1. {parts[5]} [x](/{number}/)\n"
        assert quick(body) == by_the_book(body)


@settings(max_examples=500, deadline=None)
@given(st.one_of(lines, spans, nested.map(lambda each: "\n".join(before + line for before, line in each))))
@example("a  \n\n  \n  ")
@example("&#65 x")
@example("   ")
@example("*[HTML]: l\n\n*HTML* HTML **x** HTML <b>HTML</b> `HTML` HTML [HTML](/HTML/)HTML\n\n- HTML HTML\n")
@example("- a\n\n    [[contact waste]]\n\n    Table: x\n    a|b\n    -|-\n")
def test_any_text_reads_the_same(body: str) -> None:
    assert quick(body) == by_the_book(body)


BLOCKS = {
    "admonition": "!!! note\n    x\n\n    y",
    "empty": "    x\n\n\n\n    y",
    "indent": "- x\n\n    y",
    "defindent": "x\n:   y\n\n    z",
    "panel": "[[contact waste]]",
    "code": "    x",
    "caption": "Table: x\na|b\n-|-",
    "table": "a|b\n-|-",
    "hashheader": "x\n## y",
    "setextheader": "x\n---",
    "hr": "x\n***",
    "olist": "1. x",
    "ulist": "- x",
    "deflist": "x\n:   y",
    "quote": "x\n> y",
    "abbr": "x\n*[x]: y",
    "reference": "[x]\n\ny\n[x]: /z/",
}
INLINE = {
    "backtick": "a `b`",
    "escape": r"a \# b",
    "reference-by-name": "a [[fact season]]",
    "reference": "a [b][c]\n\n[c]: /d/",
    "link": "a [b](/c/)",
    "image_link": "a ![b](c.png)",
    "image_reference": "a ![b][c]\n\n[c]: d.png",
    "short_reference": "a [b]\n\n[b]: /c/",
    "short_image_ref": "a ![b]\n\n[b]: c.png",
    "autolink": "a <https://example.org/>",
    "automail": "a <a@example.org>",
    "linebreak": "a  \nb",
    "html": "a <b>c</b>",
    "entity": "a &copy; b\n\n*[copy]: c",
    "em_strong": "a *b*",
}


def test_each_step_with_a_mark_has_an_example() -> None:
    assert (set(BLOCKS), set(INLINE)) == (set(quick_blocks._MARKS), set(quick_inline._MARKS))


@pytest.mark.parametrize("name", sorted(set(BLOCKS) - {"indent"}))
def test_a_block_is_only_read_where_its_mark_is_seen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a mark is overlooked, something else comes out: so the examples do look at the marks. `defindent` does what `indent` does."""
    body = BLOCKS[name]
    assert quick(body) == by_the_book(body)
    monkeypatch.setitem(quick_blocks._MARKS, name, "~")
    assert _anew(body) != by_the_book(body)


@pytest.mark.parametrize("name", INLINE)
def test_a_span_is_only_read_where_its_mark_is_seen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    body = INLINE[name]
    assert quick(body) == by_the_book(body)
    monkeypatch.setitem(quick_inline._MARKS, name, ("~~",))
    assert _anew(body) != by_the_book(body)


def test_python_markdown_has_no_step_that_we_do_not_know() -> None:
    """A new version of it may bring one, or name one anew: then its mark is to be looked for."""
    engine, book = Dialect()._new_engine(), DialectByTheBook()._new_engine()
    assert {name for name in quick_blocks._MARKS if name in book.parser.blockprocessors} == set(quick_blocks._MARKS)
    assert len(book.parser.blockprocessors) == len(quick_blocks._MARKS) + 1  # and the paragraph, which takes what is left
    assert len(book.inlinePatterns) == len(quick_inline._MARKS)
    assert all(not pattern.ANCESTOR_EXCLUDES for pattern in book.inlinePatterns)
    assert set(book.block_level_elements) == set(BLOCK_LEVEL_ELEMENTS)
    for ours, theirs in (
        (engine.preprocessors, book.preprocessors),
        (engine.treeprocessors, book.treeprocessors),
        (engine.postprocessors, book.postprocessors),
    ):
        assert sorted(ours._priority) == sorted(theirs._priority)


def _anew(body: str) -> object:
    """Read by a dialect that is made now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.markdown.by_the_book._QUICK", Dialect())
        return quick(body)
