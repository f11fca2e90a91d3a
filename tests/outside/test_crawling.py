"""A running site is read politely, whole where it has a sitemap, and what could not be read is told."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from briggate.outside import Crawling, crawl

HOW = Crawling(between=0, wait=2)
PAGE = "<!doctype html><title>A page</title>"


class Site(BaseHTTPRequestHandler):
    """Serves what a test has put there: (status, content type, text) by path."""

    files: ClassVar[dict[str, tuple[int, str, str]]] = {}
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        status, kind, text = self.files.get(self.path, (404, "text/plain", "nothing"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if 300 <= status < 400:
            self.send_header("Location", text)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    Site.files, Site.asked = {}, []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def html(links: str = "") -> tuple[int, str, str]:
    return 200, "text/html; charset=utf-8", PAGE + links


def test_the_pages_of_a_sitemap_and_no_other(site: str) -> None:
    places = (
        "".join(f"<url><loc>{site}{path}</loc></url>" for path in ("/", "/bins/", "/gone/")) + "<url><loc>https://example.org/</loc></url>"
    )
    Site.files = {
        "/sitemap.xml": (200, "application/xml", f"<urlset>{places}</urlset>"),
        "/": html('<a href="/hidden/">Hidden</a>'),
        "/bins/": html(),
        "/hidden/": html(),
    }
    found = crawl(f"{site}/", HOW)
    assert list(found.pages) == [f"{site}/", f"{site}/bins/"]
    assert found.not_read == {f"{site}/gone/": "it answers 404"}


def test_sitemaps_of_sitemaps_that_robots_txt_names(site: str) -> None:
    Site.files = {
        "/robots.txt": (200, "text/plain", f"Sitemap: {site}/maps.xml\n"),
        "/maps.xml": (200, "application/xml", f"<sitemapindex><sitemap><loc>{site}/one.xml</loc></sitemap></sitemapindex>"),
        "/one.xml": (200, "application/xml", f"<urlset><url><loc>{site}/a?x=1&amp;y=2</loc></url></urlset>"),
        "/a?x=1&y=2": html(),
    }
    assert list(crawl(f"{site}/", HOW).pages) == [f"{site}/a?x=1&y=2"]


def test_links_are_followed_as_deep_as_was_asked_and_no_deeper(site: str) -> None:
    Site.files = {f"/{number}": html(f'<a href="/{number + 1}#part">On</a>') for number in range(6)}
    found = crawl(f"{site}/0", Crawling(depth=2, between=0, wait=2))
    assert list(found.pages) == [f"{site}/{number}" for number in range(3)]


def test_only_what_is_below_where_it_began(site: str) -> None:
    Site.files = {"/sub/": html('<a href="/other/">Other</a><a href="a">A</a><a href="mailto:a@example.org">Write</a>'), "/sub/a": html()}
    assert list(crawl(f"{site}/sub/", HOW).pages) == [f"{site}/sub/", f"{site}/sub/a"]
    assert "/other/" not in Site.asked


def test_what_robots_txt_forbids_is_left_alone_and_told(site: str) -> None:
    Site.files = {
        "/robots.txt": (200, "text/plain", "User-agent: *\nDisallow: /private/\n"),
        "/": html('<a href="/private/">Private</a>'),
        "/private/": html(),
    }
    found = crawl(f"{site}/", HOW)
    assert found.not_read == {f"{site}/private/": "its robots.txt asks programs not to look"}
    assert "/private/" not in Site.asked


def test_what_is_no_page_is_no_fault_and_a_redirect_is_followed(site: str) -> None:
    Site.files = {
        "/": html('<a href="/a.pdf">PDF</a><a href="/old">Old</a>'),
        "/a.pdf": (200, "application/pdf", "%PDF"),
        "/old": (301, "", "/new"),
    }
    Site.files["/new"] = html()
    found = crawl(f"{site}/", HOW)
    assert (list(found.pages), found.not_read) == ([f"{site}/", f"{site}/old"], {})


def test_more_pages_than_were_asked_for_are_counted(site: str) -> None:
    Site.files = {"/": html("".join(f'<a href="/{number}">On</a>' for number in range(9)))} | {f"/{number}": html() for number in range(9)}
    found = crawl(f"{site}/", Crawling(pages_most=4, between=0, wait=2))
    assert (len(found.pages), found.left_out) == (4, 6)


def test_a_server_that_is_not_there_is_told() -> None:
    found = crawl("http://127.0.0.1:9/", HOW)
    assert found.pages == {}
    assert list(found.not_read) == ["http://127.0.0.1:9/"]
