"""What a built page says of itself, and where its links lead."""

import pytest

from briggate.checks.extraction import address_of, facts_of
from briggate.checks.html_page import HtmlPage
from briggate.checks.site_facts import PageFacts

SITE = "https://tinytown.example.org/"


def facts(html: str, address: str = "/bins/brown/", site_url: str = SITE) -> PageFacts:
    file = f"{address[1:]}index.html" if address.endswith("/") else address[1:]
    return facts_of(HtmlPage(html, file, address), site_url, None)


@pytest.mark.parametrize(
    ("file", "address"),
    [("index.html", "/"), ("bins/index.html", "/bins/"), ("404.html", "/404.html"), ("bins/myindex.html", "/bins/myindex.html")],
)
def test_the_address_of_a_file(file: str, address: str) -> None:
    assert address_of(file) == address


@pytest.mark.parametrize(
    ("href", "target", "anchor"),
    [
        ("../", "/bins/", ""),
        ("../../", "/", ""),
        ("..", "/bins/", ""),
        (".", "/bins/brown/", ""),
        ("./", "/bins/brown/", ""),
        ("", "/bins/brown/", ""),
        ("#part", "/bins/brown/", "part"),
        ("?q=1#part", "/bins/brown/", "part"),
        ("../green/#part%20two", "/bins/green/", "part two"),
        ("plan.pdf?v=2", "/bins/brown/plan.pdf", ""),
        ("a%20plan.pdf", "/bins/brown/a plan.pdf", ""),
        ("/caf%C3%A9/", "/café/", ""),
        ("/bins/green/", "/bins/green/", ""),
        ("../../../../x/", "/x/", ""),
        ("https://tinytown.example.org/bins/", "/bins/", ""),
        ("https://tinytown.example.org/", "/", ""),
        ("http://tinytown.example.org/bins/#a", "/bins/", "a"),
        ("//tinytown.example.org/bins/", "/bins/", ""),
        ("//example.org/x/", "https://example.org/x/", ""),
        ("https://example.org/x/#a", "https://example.org/x/#a", ""),
        ("mailto:bins@example.org", "mailto:bins@example.org", ""),
        ("tel:01134960123", "tel:01134960123", ""),
        ("https://[half", "https://[half", ""),
        ("  ../green/  ", "/bins/green/", ""),
    ],
)
def test_where_a_link_leads(href: str, target: str, anchor: str) -> None:
    (link,) = facts(f'<main><a href="{href}">Brown bins</a></main>').links
    assert (link.target, link.anchor, link.text, link.in_main) == (target, anchor, "Brown bins", True)


def test_the_whole_address_of_the_home_page_without_its_slash() -> None:
    """Else it would count as a link of the page to itself."""
    assert facts('<a href="https://tinytown.example.org">Home</a>').links[0].target == "/"
    assert facts('<a href="https://tinytown.example.org/town">Home</a>', site_url=f"{SITE}town/").links[0].target == "/"


@pytest.mark.parametrize(
    ("href", "target"),
    [("/town/bins/", "/bins/"), ("../", "/bins/"), (f"{SITE}town/bins/", "/bins/"), ("/town/", "/"), ("/elsewhere/", "/elsewhere/")],
)
def test_a_site_in_a_folder_of_a_server(href: str, target: str) -> None:
    assert facts(f'<a href="{href}">x</a>', site_url=f"{SITE}town/").links[0].target == target


def test_a_page_that_is_a_file() -> None:
    assert [link.target for link in facts('<a href="bins/">a</a><a href="x.html">b</a>', "/404.html").links] == ["/bins/", "/x.html"]


def test_every_element_that_leads_somewhere_by_its_kind_and_number() -> None:
    html = (
        '<link rel="StyleSheet" href="/a.css"><script src="/b.js"></script><a href="/c/">c</a><a>no link</a><a href="/d/">d</a>'
        '<img src="/e.png" srcset="/f.png 2x, /g.png 3x" alt="E"><video src="/h.mp4" poster="/i.png"><track src="/j.vtt"></video>'
        '<iframe src="/k/"></iframe><form action="/l/"></form><object data="/m.pdf"></object><map><area href="/n/" alt="N"></map>'
        '<picture><source srcset="/o.webp"></picture><audio src="/p.mp3"></audio><embed src="/q.swf">'
    )
    found = {link.target: (link.kind, link.tag_number, link.text, link.rel) for link in facts(html, "/").links}
    assert found == {
        "/a.css": ("link", 0, "", "stylesheet"),
        "/b.js": ("script", 0, "", ""),
        "/c/": ("a", 0, "c", ""),
        "/d/": ("a", 2, "d", ""),
        "/e.png": ("img", 0, "E", ""),
        "/f.png": ("img", 0, "E", ""),
        "/g.png": ("img", 0, "E", ""),
        "/h.mp4": ("video", 0, "", ""),
        "/i.png": ("video", 0, "", ""),
        "/j.vtt": ("track", 0, "", ""),
        "/k/": ("iframe", 0, "", ""),
        "/l/": ("form", 0, "", ""),
        "/m.pdf": ("object", 0, "", ""),
        "/n/": ("area", 0, "N", ""),
        "/o.webp": ("source", 0, "", ""),
        "/p.mp3": ("audio", 0, "", ""),
        "/q.swf": ("embed", 0, "", ""),
    }


@pytest.mark.parametrize("content", ["0; url=../green/", "0;URL='../green/'", "3 ; url = ../green/"])
def test_a_page_that_sends_people_on(content: str) -> None:
    said = facts(f'<meta charset="utf-8"><meta http-equiv="Refresh" content="{content}">')
    assert said.redirects_to == "/bins/green/"
    assert [(link.kind, link.tag_number) for link in said.links] == [("refresh", 1)]


def test_a_page_that_only_loads_itself_again_sends_nobody_on() -> None:
    assert facts('<meta http-equiv="refresh" content="300">').redirects_to == ""


def test_what_a_page_says() -> None:
    head = '<title>Brown  bins</title><meta name="description" content="What goes in."><meta name="robots" content="noindex,follow">'
    main = '<main><h1>Brown bins</h1>\n<div class="md-typeset"><p id="a">Two words</p></div></main>'
    said = facts(f'<html lang="cy"><head>{head}</head><body><a href="/">Home</a>{main}</body></html>')
    assert (said.title, said.description, said.h1, said.language) == ("Brown bins", "What goes in.", "Brown bins", "cy")
    assert (said.noindex, said.ids, said.words, said.redirects_to) == (True, frozenset({"a"}), 4, "")
    assert [link.in_main for link in said.links] == [False]
    other = facts('<html><main><h1>Green bins</h1><div class="md-typeset"><p>Two  words</p></div></main>')
    assert (said.text_digest == other.text_digest, other.noindex, other.source) == (True, False, "")


def test_a_link_of_a_whole_page_of_words_is_kept_in_part() -> None:
    (link,) = facts(f'<a href="/c/">{"word " * 1000}</a>').links
    assert link.text == ("word " * 1000)[:120]


def test_an_empty_page() -> None:
    said = facts("")
    assert (said.title, said.description, said.h1, said.words, said.links, said.bytes) == ("", "", "", 0, (), 0)
