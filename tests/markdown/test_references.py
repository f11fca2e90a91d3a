"""References: what they show, what they leave alone, and what is said of one that is written wrongly."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briggate.markdown.references import Reference, Shown, as_html, find_references, plain
from tests.markdown.bodies import lookup, render, said


def test_a_fact_is_shown_as_text_and_a_phone_number_can_be_tapped() -> None:
    shown = render("Bins: [[fact season]]. Call [[phone waste]] or write to [[email waste]].").html
    expected = (
        '<p>Bins: <span>March to November</span>. Call <a href="tel:01134960001">0113 496 0001</a> '
        'or write to <a href="mailto:waste@example.org">waste@example.org</a>.</p>'
    )
    assert shown == expected


@pytest.mark.parametrize(
    "written", ["[[fact season]]", "[[ fact season ]]", "[[fact   season]]", "[[fact\nseason]]", "[[\tfact\tseason\t]]"]
)
def test_spaces_inside_do_not_matter(written: str) -> None:
    """A long line that an editor wraps may end within a reference."""
    assert said(render(written)) == "March to November"


def test_references_work_in_headings_tables_lists_notes_and_blocks_of_html() -> None:
    body = """\
## Season: [[fact season]]

| Bin | Season |
|---|---|
| Brown | [[fact season]] |

- [[fact season]]

!!! note "In [[fact season]]"
    [[fact season]]

<div>[[fact season]]</div>
"""
    rendered = render(body)
    assert rendered.html.count("March to November") == 6
    assert rendered.headings[0].text == "Season: March to November"


@pytest.mark.parametrize(
    "body",
    ["`[[fact season]]`", "\\[[fact season]]", "```\n[[fact season]]\n```", "Text:\n\n    [[fact season]]", "<pre>[[fact season]]</pre>"],
)
def test_in_code_and_after_a_backslash_they_stay_as_written(body: str) -> None:
    rendered = render(body)
    assert "[[fact season]]" in rendered.text
    assert rendered.unknown == ()


def test_a_value_is_text_whatever_it_holds() -> None:
    """Neither HTML nor Markdown: whoever may change a fact may not change the page around it."""
    expected = '<span>&lt;img src=x onerror="alert(1)"&gt; *not* [a link](/x/)</span>'
    assert render("[[fact hostile]]").html == f"<p>{expected}</p>"
    assert said(render("<div>[[fact hostile]]</div>")) == '<img src=x onerror="alert(1)"> *not* [a link](/x/)'
    assert as_html("[[fact hostile]]", lookup) == "&lt;img src=x onerror=&quot;alert(1)&quot;&gt; *not* [a link](/x/)"


def test_a_contact_on_a_line_of_its_own_becomes_its_panel_and_within_a_sentence_its_name() -> None:
    assert render("Before.\n\n[[contact waste]]\n\nAfter.").html == "<p>Before.</p>\n<aside>panel of waste</aside>\n<p>After.</p>"
    assert said(render("Ask the [[contact waste]].")) == "Ask the Waste team."
    assert "<aside>panel of waste</aside>" in render("- One:\n\n    [[contact waste]]\n").html


@pytest.mark.parametrize("body", ["<p>panel-waste</p>", "&#xE000;waste&#xE001;", "<p>&#xE000;waste&#xE001;</p>"])
def test_nobody_else_can_ask_for_a_panel(body: str) -> None:
    assert "<aside>" not in render(body).html


@pytest.mark.parametrize(
    ("written", "reference"),
    [
        ("[[fact no-such]]", Reference("fact", "no-such", "[[fact no-such]]")),
        ("[[contact no-such]]", Reference("contact", "no-such", "[[contact no-such]]")),
        ("[[fact two words]]", Reference("fact", "two words", "[[fact two words]]")),
        ("[[fcat season]]", Reference("fcat", "season", "[[fcat season]]")),
        ("[[fact: season]]", Reference("fact", "season", "[[fact: season]]", colon=True)),
        ("[[fact:season]]", Reference("fact", "season", "[[fact:season]]", colon=True)),
        ("[[fact]]", Reference("fact", "", "[[fact]]")),
    ],
)
def test_one_that_shows_nothing_stays_and_is_told(written: str, reference: Reference) -> None:
    rendered = render(f"Before {written} after.")
    assert rendered.unknown == (reference,)
    assert said(rendered) == f"Before {written} after."


@pytest.mark.parametrize("written", ["[[1]]", "[[note]]", "[[]]", "[[ ]]", "[[https://example.org]]", "[[a: b]]", "[[é è]]", "[a][b]"])
def test_brackets_that_mean_nothing_are_left_alone(written: str) -> None:
    assert list(find_references(written)) == []
    assert render(f"Text {written}").unknown == ()


def test_misspellings_say_what_to_write() -> None:
    told = [reference.misspelling for reference in find_references("[[fact: season]] [[fcat season]] [[xyz a]] [[phone]] [[fact season]]")]
    assert told == [
        ("“[[fact: season]]” has a colon", "Write [[fact season]]."),
        ("unknown kind of reference “fcat”", "Did you mean “fact”?"),
        ("unknown kind of reference “xyz”", "References are fact, phone, email, hours, contact."),
        ("the reference “[[phone]]” says no name", "Write the name too, such as [[phone waste]]."),
        None,
    ]


def test_in_plain_texts_what_is_unknown_stays() -> None:
    assert plain("In [[fact season]], not [[fact other]].", lookup) == "In March to November, not [[fact other]]."
    assert as_html("<b> [[fact other]] [[phone waste]]", lookup) == '&lt;b&gt; [[fact other]] <a href="tel:01134960001">0113 496 0001</a>'


@given(st.text("[] factseon:-\n<&'\"", max_size=60))
def test_html_of_any_text_says_the_same_as_the_text(text: str) -> None:
    """However brackets stand, nothing is lost, doubled or left unescaped."""
    shown = as_html(text, lambda kind, name: Shown("<x>"))
    assert unescape(shown) == plain(text, lambda kind, name: Shown("<x>"))
    assert "<" not in shown


def test_a_long_row_of_brackets_takes_no_time() -> None:
    """Ten seconds of it, if every bracket began a search to the end."""
    text = "[[fact " * 50_000 + "[" * 50_000 + " " * 50_000
    assert plain(text, lookup) == text
