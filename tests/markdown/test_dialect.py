"""What our Markdown makes of a body: headings, tables, notes, and what it notes for the author to mend."""

import pytest

from briggate.markdown.dialect import Dialect, Heading
from briggate.markdown.limits import BodyError
from tests.markdown.bodies import render, said


def test_headings_have_an_id_that_a_link_can_name() -> None:
    rendered = render("## What happens next\n\n### What happens next\n\n#### Beyond & above: £5?\n")
    assert rendered.headings == (
        Heading(2, "what-happens-next", "What happens next"),
        Heading(3, "what-happens-next_1", "What happens next"),
        Heading(4, "beyond-above-5", "Beyond & above: £5?"),
    )
    assert '<h2 id="what-happens-next">What happens next</h2>' in rendered.html


def test_headings_are_told_as_plain_text() -> None:
    headings = render("## The `<b>` tag, *now* [here](/x/) &amp; <b>there</b>\n").headings
    assert [heading.text for heading in headings] == ["The <b> tag, now here & there"]


@pytest.mark.parametrize(
    ("heading", "id"),
    [("Site search", "h-site-search"), ("网站 地图", "网站-地图"), ("!?", "h-"), ("Tŷ", "ty"), ("SITE map", "h-site-map")],
)
def test_no_heading_takes_an_id_of_the_templates_or_goes_without(heading: str, id: str) -> None:
    assert render(f"## {heading}\n").headings[0].id == id


@pytest.mark.parametrize(
    ("body", "level"),
    [
        ("# Bins\n", 1),
        ("#Bins\n", 1),
        ("Bins\n====\n", 1),
        ("Text\n# Bins\n", 1),
        ("!!! note\n    # Bins\n", 1),
        ("##### Bins\n", 5),
        ("- x\n\n    ###### Bins\n", 6),
    ],
)
def test_headings_that_no_page_has_are_slips(body: str, level: int) -> None:
    slips = render(body).slips
    assert len(slips) == 1
    assert ("main heading" if level == 1 else f"`{'#' * level}` makes a heading deeper") in slips[0].wrong


@pytest.mark.parametrize(
    "body", ["```\n# a comment\n```\n", "`# x`\n", "Text:\n\n    # x\n", "\\# x\n", "Item #1\n", "<pre>\n# x\n</pre>\n"]
)
def test_a_hash_that_makes_no_heading_is_none(body: str) -> None:
    assert render(body).slips == ()


TABLE = "| Bin | Days |\n|---|--:|\n| Green | 14 |\n"


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"], ids=["right under it", "a line between", "two lines between"])
def test_a_line_above_a_table_becomes_its_caption(between: str) -> None:
    html = render(f"Text.\n\nTable: Bins *by* day{between}{TABLE}").html
    assert "<table><caption>Bins <em>by</em> day</caption>" in html
    assert 'aria-label="Bins by day"' in html
    assert "Table:" not in html


def test_a_table_can_be_read_and_scrolled_by_everybody() -> None:
    html = render(TABLE).html
    assert html.startswith('<div class="table-scroll" role="region" aria-label="Table 1" tabindex="0"><table>')
    assert '<th scope="col">Bin</th>\n<th class="right" scope="col">Days</th>' in html
    assert '<td class="right">14</td>' in html
    assert "style" not in html


@pytest.mark.parametrize("inside", ["- Item\n\n{}", "> {}", "!!! note\n{}"])
def test_captions_work_inside_lists_quotes_and_notes(inside: str) -> None:
    lines = f"Table: Bins\n{TABLE}".rstrip("\n").split("\n")
    indent = "> " if inside.startswith(">") else "    "
    body = inside.format("\n".join(indent + line for line in lines).removeprefix("> ")) + "\n"
    assert "<caption>Bins</caption>" in render(body).html


def test_each_table_has_its_own_name_and_region() -> None:
    html = render(f"{TABLE}\n{TABLE}\n<table><caption>Third &amp; last</caption><tr><td>x</td></tr></table>\n").html
    assert [html.count(name) for name in ('aria-label="Table 1"', 'aria-label="Table 2"', 'aria-label="Third &amp; last"')] == [1, 1, 1]
    assert html.count("<div") == html.count("</div>") == 3


@pytest.mark.parametrize(
    "body", ["Table: laid for two.\n", "Table: first\n\nText.\n\n" + TABLE, "```\nTable: x\n| a | b |\n|---|---|\n```\n"]
)
def test_words_that_only_look_like_a_caption_stay(body: str) -> None:
    rendered = render(body)
    assert "Table: " in rendered.text
    assert "<caption>" not in rendered.html


def test_a_table_typed_as_an_alternative_text_is_only_words() -> None:
    html = render('<img src="x.png" alt="<table><caption>x</caption><script>alert(1)</script>">\n\n' + TABLE).html
    assert html.count("<table>") == html.count('role="region"') == 1


def test_notes_have_their_kind_and_title() -> None:
    html = render('!!! warning "Closed"\n    On Monday.\n').html
    assert html == '<div class="admonition warning">\n<p class="admonition-title">Closed</p>\n<p>On Monday.</p>\n</div>'


@pytest.mark.parametrize(
    ("kind", "fix"),
    [
        ("warming", "Did you mean “warning”?"),
        ("tip", "The kinds are note, warning, danger."),
        ("note extra", "The kinds are note, warning, danger."),
    ],
)
def test_an_unknown_kind_of_note_is_a_slip(kind: str, fix: str) -> None:
    """It would look like any paragraph."""
    assert [(slip.wrong, slip.fix) for slip in render(f"!!! {kind}\n    Text.\n").slips] == [(f"unknown kind of note “{kind}”", fix)]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c&d=(e)#f",
        "mailto:a@example.org",
        "tel:01134960001",
        "missed.md",
        "/bins/",
        "#here",
        "/a_b_c/",
        "/a/?q=x&amp;y",
    ],
)
def test_good_addresses_come_through(address: str) -> None:
    rendered = render(f"[words](<{address}>)")
    assert rendered.html == f'<p><a href="{address.replace("&amp;", "&").replace("&", "&amp;")}">words</a></p>'
    assert rendered.slips == ()


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("[x](javascript:alert)", "a link may not begin with “javascript:”"),
        ("[x](&#x6A;avascript:alert)", "a link may not begin with “javascript:”"),
        ("[x](java&#10;script:alert)", "a link may not begin with “javascript:”"),
        ("[x](ftp://example.org)", "a link may not begin with “ftp:”"),
        ("[x](sms:123)", "a link may not begin with “sms:”"),
        ("[x][1]\n\n[1]: data:text/html,x", "a link may not begin with “data:”"),
        ("![x](data:image/png;base64,AAAA)", "an image may not begin with “data:”"),
        ("[x](http://[::1)", "the address “http://[::1” cannot be read"),
        ("[x](https://)", "the address “https://” cannot be read"),
    ],
)
def test_an_address_that_nobody_may_go_to_is_a_slip(body: str, wrong: str) -> None:
    """The words would stay, look like a link that works, and lead nowhere."""
    assert [slip.wrong for slip in render(body).slips] == [wrong]


def test_text_is_the_words_alone_for_search() -> None:
    body = "## A & B\n\nSome *words*, **re**cycled, `a < b`.\n\n<p>More&nbsp;words<script>not(these)</script></p>\n"
    assert said(render(body)) == "A & B Some words, recycled, a < b. More words"


def test_no_marker_makes_a_list_of_contents() -> None:
    assert "[TOC]" in render("[TOC]\n\n## One\n").text


@pytest.mark.parametrize(
    "body", ["- " * 600 + "x", "".join("    " * n + "- x\n" for n in range(300)), "".join("    " * n + "!!! note\n\n" for n in range(400))]
)
def test_nesting_too_deep_is_said_and_does_no_harm_to_the_next_page(body: str) -> None:
    dialect = Dialect()

    def html(text: str) -> str:
        return dialect.render(text, lambda element, attribute, value: value, lambda kind, name: None, lambda name: "").html

    after = "- one\n- two\n\nText.\n"
    expected = html(after)
    with pytest.raises(BodyError, match="too deep inside each other"):
        html(body)
    assert html(after) == expected


def test_nothing_of_one_page_is_left_for_the_next() -> None:
    """Reference links, abbreviations and ids are each page's own."""
    render("[x]: /elsewhere/\n\n*[HTML]: a language\n\n## Same\n\n!!! tip\n    x\n\n[[fact none]]\n")
    rendered = render("[x] HTML\n\n## Same\n")
    assert rendered.html == '<p>[x] HTML</p>\n<h2 id="same">Same</h2>'
    assert (rendered.slips, rendered.unknown) == ((), ())
