"""Rule third-party-request."""

from pathlib import Path

from briggate.checks.rules.html.third_party_request import rule
from tests.checks.harness import site_facts, told
from tests.sites import page


def template(*html: str) -> str:
    return '{% extends "base.html" %}{% block content %}<h1>{{ page.title }}</h1>' + "".join(html) + "{% endblock %}\n"


def found(folder: Path, *html: str, **files: str) -> list[str]:
    """What is found where /map/ shows some HTML."""
    texts = {f"site_config/{name}.yml": text for name, text in files.items()}
    subject = site_facts(folder, {"content/map.md": page("Map", type="page"), "theme/page.html": template(*html), **texts})
    return [line.partition("  ")[2] for line in told(rule, subject)]


def test_everything_that_a_page_loads_is_found_once_for_each_host(tmp_path: Path) -> None:
    html = (
        '<script src="https://cdn.example.org/a.js"></script><script src="//cdn.example.org/b.js"></script>',
        '<link rel="preload STYLESHEET" href="https://fonts.example.org/a.css"><link rel="preconnect" href="https://fonts.example.org">',
        '<img src="https://img.example.org/a.png" alt=""><img srcset="a.png 1x, https://two.example.org/b.png 2x" src="a.png" alt="">',
        '<iframe src="https://maps.example.org/" title="Map of Leeds"></iframe>',
        '<video poster="https://img.example.org/p.png"><source src="https://film.example.org/a.mp4"><track src="https://film.example.org/a.vtt"></video>',
        '<form action="https://forms.example.org/send"></form>',
    )
    assert sorted(found(tmp_path, *html)) == [
        "the page loads a frame from maps.example.org",
        "the page loads a script from cdn.example.org",
        "the page loads an image from img.example.org",
        "the page loads an image from two.example.org",
        "the page loads film or sound from film.example.org",
        "the page loads film or sound from img.example.org",
        "the page loads something ahead of time from fonts.example.org",
        "what is typed into a form goes to forms.example.org",
    ]


def test_a_link_a_canonical_address_and_files_of_this_site_are_no_requests(tmp_path: Path) -> None:
    assert (
        found(
            tmp_path,
            '<a href="https://example.org/">Elsewhere</a><link rel="alternate" hreflang="cy" href="https://cy.example.org/">',
            '<link rel="author" href="https://example.org/us">',
            '<img src="https://tinytown.example.org/a.png" alt=""><img src="/b.png" alt="">',
            '<form action="/search/"></form><form action="https://tinytown.example.org/search/"></form><form></form>',
        )
        == []
    )


def test_the_council_allows_a_host_for_a_use_on_a_page(tmp_path: Path) -> None:
    origins = "- {origin: https://maps.example.org, use: frame, owner: waste, reason: The map of tips, pages: [/map/]}\n"
    html = (
        '<iframe src="https://maps.example.org/" title="Map of Leeds"></iframe><link rel="preconnect" href="https://maps.example.org">',
        '<script src="https://maps.example.org/a.js"></script>',
    )
    assert found(tmp_path, *html, origins=origins) == ["the page loads a script from maps.example.org"]


def test_what_is_allowed_on_one_page_is_not_on_another(tmp_path: Path) -> None:
    origins = "- {origin: https://maps.example.org, use: frame, owner: waste, reason: The map of tips, pages: [/bins/]}\n"
    assert found(tmp_path, '<iframe src="https://maps.example.org/" title="Map of Leeds"></iframe>', origins=origins) == [
        "the page loads a frame from maps.example.org"
    ]
