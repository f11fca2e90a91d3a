"""A folder is served as a council's server would serve it."""

import socket
import struct
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from briggate.browser.serving import HeaderRule, read_headers, served
from tests.sites import write_files

HEADERS = "# for every page\n/*\n  X-Content-Type-Options: nosniff\n  Link: one\n/assets/*\n  Link: two\n  ! X-Content-Type-Options\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"index.html": "<h1>Home</h1>", "bins/index.html": "<h1>Bins</h1>", "404.html": "<h1>Not here</h1>", "_headers": HEADERS}
    return write_files(tmp_path, {**files, "assets/a.js": "1", "assets/a.svg": "<svg/>"})


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with served(folder, pages={"/case.html": "<h1>Case</h1>", "/case/": "<h1>Case</h1>", "/case.css": "p{}"}) as address:
        yield address


def answer(address: str, path: str, method: str = "GET") -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(urlsplit(address).netloc)
    connection.request(method, path)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response, text


@pytest.mark.parametrize(
    ("path", "status", "kind", "text"),
    [
        ("/", 200, "text/html; charset=utf-8", "<h1>Home</h1>"),
        ("/bins/?q=1", 200, "text/html; charset=utf-8", "<h1>Bins</h1>"),
        ("/assets/a.js", 200, "text/javascript; charset=utf-8", "1"),
        ("/assets/a.svg", 200, "image/svg+xml", "<svg/>"),
        ("/gone/", 404, "text/html; charset=utf-8", "<h1>Not here</h1>"),
        ("/case.html", 200, "text/html; charset=utf-8", "<h1>Case</h1>"),
        ("/case/", 200, "text/html; charset=utf-8", "<h1>Case</h1>"),
        ("/case.css", 200, "text/css; charset=utf-8", "p{}"),
    ],
)
def test_what_is_sent(address: str, path: str, status: int, kind: str, text: str) -> None:
    response, said = answer(address, path)
    assert (response.status, response.headers["Content-Type"], said) == (status, kind, text)


def test_a_question_without_the_page_itself(address: str) -> None:
    response, text = answer(address, "/gone/", "HEAD")
    assert (response.status, text) == (404, "")


def test_headers_of_every_rule_that_applies(address: str) -> None:
    page, _ = answer(address, "/bins/")
    asset, _ = answer(address, "/assets/a.js")
    assert (page.headers["X-Content-Type-Options"], page.headers["Link"]) == ("nosniff", "one")
    assert (asset.headers["X-Content-Type-Options"], asset.headers["Link"]) == (None, "one, two")


def test_no_headers_where_nobody_wants_them(folder: Path) -> None:
    with served(folder, with_headers=False) as address:
        assert answer(address, "/")[0].headers["Link"] is None


def test_which_paths_a_rule_is_for() -> None:
    rule = HeaderRule("/assets/*.js", ())
    assert [rule.applies_to(path) for path in ("/assets/a.js", "/assets/a.css", "/a.js")] == [True, False, False]


def test_a_folder_without_headers(tmp_path: Path) -> None:
    assert read_headers(tmp_path / "_headers") == ()


def test_a_browser_that_ends_in_the_middle_of_a_question_is_passed_over(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "index.html").write_text("here", encoding="utf-8")
    with served(tmp_path) as address:
        with socket.create_connection(("127.0.0.1", urlsplit(address).port or 0)) as broken:
            broken.sendall(b"GET / HT")
            broken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # its end is a reset
        assert urlopen(address).read() == b"here"
    assert capfd.readouterr().err == ""
