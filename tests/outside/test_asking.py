"""Outside links are asked for against a server that misbehaves in every way there is."""

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from briggate.model.answer import Answer
from briggate.outside import Asking, ask

HOW = Asking("https://tinytown.example.org/", Date(2026, 6, 10), wait=0.4, between=0, tries=3, longest_pause=0.05, whole=20)


class Misbehaving(BaseHTTPRequestHandler):
    """Does what the path says. Counts what it is asked."""

    asked: ClassVar[Counter[tuple[str, str]]] = Counter()
    agents: ClassVar[set[str]] = set()
    at_once = most_at_once = 0
    lock = threading.Lock()

    def do_HEAD(self) -> None:
        self._do("HEAD")

    def do_GET(self) -> None:
        self._do("GET")

    def _do(self, method: str) -> None:
        cls = type(self)
        with cls.lock:
            cls.at_once += 1
            self.is_waited_for = True
            cls.most_at_once = max(cls.most_at_once, cls.at_once)
            cls.asked[method, self.path] += 1
            cls.agents.add(self.headers.get("User-Agent", ""))
            times = cls.asked[method, self.path]
        try:
            getattr(self, f"_{self.path[1:].partition('/')[0].replace('.', '_')}", self._missing)(method, times)
        finally:
            self._answer()

    def _answer(self) -> None:
        """From now on whoever asked may ask for something else."""
        with type(self).lock:
            type(self).at_once -= self.is_waited_for
            self.is_waited_for = False

    def _say(self, status: int, body: bytes = b"", **headers: str) -> None:
        time.sleep(0.002)  # so that two who ask at once are here at once
        self._answer()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def _robots_txt(self, method: str, times: int) -> None:
        self._say(200, b"User-agent: *\nDisallow: /secret/\n")

    def _good(self, method: str, times: int) -> None:
        self._say(200, b"Hello")

    _secret = _good

    def _missing(self, method: str, times: int) -> None:
        self._say(404)

    def _gone(self, method: str, times: int) -> None:
        self._say(410)

    def _nohead(self, method: str, times: int) -> None:
        self._say(405 if method == "HEAD" else 200)

    def _lieshead(self, method: str, times: int) -> None:
        self._say(404 if method == "HEAD" else 200)

    def _forbidden(self, method: str, times: int) -> None:
        self._say(403)

    def _flaky(self, method: str, times: int) -> None:
        self._say(503 if times < 3 else 200)

    def _down(self, method: str, times: int) -> None:
        self._say(500)

    def _busy(self, method: str, times: int) -> None:
        self._say(429 if times < 2 else 200, Retry_After="86400")

    def _slow(self, method: str, times: int) -> None:
        time.sleep(0.8)
        self._say(200)

    def _hangup(self, method: str, times: int) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)

    def _garbage(self, method: str, times: int) -> None:
        self.wfile.write(b"\x00\xff what is HTTP?\r\n\r\n")

    def _endless(self, method: str, times: int) -> None:
        self.send_response(405 if method == "HEAD" else 200)
        self.end_headers()
        if method == "GET":
            try:
                for _ in range(2_000):
                    self.wfile.write(b"x" * 10_000)
            except OSError:
                return

    def _moved(self, method: str, times: int) -> None:
        self._say(301, Location="/good/")

    def _movedaway(self, method: str, times: int) -> None:
        self._say(302, Location="/nothing/")

    def _circle(self, method: str, times: int) -> None:
        self._say(302, Location="/circle2/")

    def _circle2(self, method: str, times: int) -> None:
        self._say(302, Location="/circle/")

    def _longer(self, method: str, times: int) -> None:
        self._say(302, Location=f"{self.path}x")

    def _tofile(self, method: str, times: int) -> None:
        self._say(302, Location="file:///etc/passwd")

    def _badlength(self, method: str, times: int) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "many")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    Misbehaving.asked, Misbehaving.agents = Counter(), set()
    Misbehaving.at_once = Misbehaving.most_at_once = 0
    made = ThreadingHTTPServer(("127.0.0.1", 0), Misbehaving)
    made.daemon_threads = True
    thread = threading.Thread(target=made.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/good/", Answer("answers", "200")),
        ("/nothing/", Answer("gone", "404")),
        ("/gone/", Answer("gone", "410")),
        ("/nohead/", Answer("answers", "200")),
        ("/lieshead/", Answer("answers", "200")),
        ("/forbidden/", Answer("unsure", "403")),
        ("/flaky/", Answer("answers", "200")),
        ("/down/", Answer("unsure", "500")),
        ("/busy/", Answer("answers", "200")),
        ("/slow/", Answer("unsure", "no answer within 0.4 s")),
        ("/hangup/", Answer("unsure", "the connection failed")),
        ("/garbage/", Answer("unsure", "the connection failed")),
        ("/endless/", Answer("answers", "200")),
        ("/badlength/", Answer("answers", "200")),
        ("/movedaway/", Answer("gone", "404")),
        ("/circle/", Answer("unsure", "it is redirected in a circle")),
        ("/longer/", Answer("unsure", "it is redirected more than 10 times")),
        ("/tofile/", Answer("unsure", "it is redirected to no web page")),
        ("/secret/", Answer("unsure", "its robots.txt asks programs not to look")),
    ],
)
def test_what_each_way_of_answering_means(server: str, path: str, answer: Answer) -> None:
    assert ask([server + path], HOW)[server + path] == answer


def test_says_where_a_page_has_moved(server: str) -> None:
    assert ask([f"{server}/moved/"], HOW) == {f"{server}/moved/": Answer("answers", "200", f"{server}/good/")}


def test_asks_one_host_one_thing_at_a_time_and_says_who_asks(server: str) -> None:
    ask([f"{server}/good/{number}" for number in range(30)], HOW)
    assert Misbehaving.most_at_once == 1
    assert Misbehaving.agents == {"briggate (checks that the links of https://tinytown.example.org/ work)"}
    assert Misbehaving.asked["GET", "/robots.txt"] == 1


def test_an_anchor_is_not_asked_for_and_a_forbidden_page_never(server: str) -> None:
    ask([f"{server}/good/#part", f"{server}/secret/a"], HOW)
    assert ("HEAD", "/good/") in Misbehaving.asked
    assert not [path for _, path in Misbehaving.asked if "secret" in path]


def test_certain_answers_are_kept_for_the_day_and_uncertain_ones_are_not(server: str, tmp_path: Path) -> None:
    urls = [f"{server}/good/", f"{server}/gone/", f"{server}/down/"]
    first = ask(urls, HOW, tmp_path / "cache")
    before = Counter(Misbehaving.asked)
    assert ask(urls, HOW, tmp_path / "cache") == first
    again = {path for (_, path), count in (Misbehaving.asked - before).items() if count}
    assert again == {"/down/", "/robots.txt"}
    ask(urls, replace(HOW, today=Date(2026, 6, 11)), tmp_path / "cache")
    assert Misbehaving.asked["HEAD", "/good/"] == 2


def test_a_server_that_is_not_there_and_addresses_that_are_none() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    urls = [f"http://127.0.0.1:{port}/", "http://[::bad/", "https://", "mailto:a@example.org", "/bins/"]
    found = ask(urls, HOW)
    assert {url: answer.outcome for url, answer in found.items()} == {urls[0]: "unsure", urls[1]: "unsure", urls[2]: "unsure"}


def test_ends_when_its_time_is_over(server: str) -> None:
    urls = [f"{server}/slow/{number}" for number in range(40)]
    began = time.monotonic()
    found = ask(urls, replace(HOW, whole=1.5))
    assert len(found) == 40
    assert Answer("unsure", "there was no time left to ask") in found.values()
    assert time.monotonic() - began < 10
