"""A server on this machine that sends a folder as a council's server would."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import AF_INET, SOCK_DGRAM, socket
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from briggate.browser.faults import NoBrowser

HTML = "text/html; charset=utf-8"


LOOPBACK = "127.0.0.1"


def facing(grid: str) -> str:
    """The address of this machine that it turns to a Selenium Grid, or to itself. Raises NoBrowser."""
    if not grid:
        return LOOPBACK
    parts = urlsplit(grid)
    try:
        with socket(AF_INET, SOCK_DGRAM) as towards:  # to connect one of these sends nothing
            towards.connect((parts.hostname or "", parts.port or 4444))
            return str(towards.getsockname()[0])
    except (OSError, ValueError) as error:
        raise NoBrowser(f"{grid}  cannot be reached: {error}  Give a Selenium Grid's address: http://grid.example.org:4444.") from error


@contextmanager
def served(folder: Path, *, with_headers: bool = True, pages: Mapping[str, str] | None = None, grid: str = "") -> Iterator[str]:
    """The address, ending in `/`, at which a folder is served on this machine, with the headers that its `_headers` file asks for.

    `pages` are served too, by path (`/case.html`), and may be added to while the server runs. `grid`: the address of a Selenium Grid
    whose browsers are to find it; the server's own address stays one on this machine, whose pages browsers trust as they do https.
    """
    rules = read_headers(folder / "_headers") if with_headers else ()
    server = _Server((facing(grid), 0), partial(_Handler, rules=rules, pages={} if pages is None else pages, directory=str(folder)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True)
class HeaderRule:
    """A path of a `_headers` file (`*` stands for anything) and the headers under it; `! Name` takes one away."""

    path: str
    headers: tuple[tuple[str, str], ...]

    def applies_to(self, path: str) -> bool:
        return re.fullmatch(".*".join(map(re.escape, self.path.split("*"))), path) is not None


def read_headers(file: Path) -> tuple[HeaderRule, ...]:
    """The rules of a `_headers` file, if there is one: a path on a line of its own, its `Name: value` lines indented under it."""
    return header_rules(file.read_text(encoding="utf-8")) if file.exists() else ()


def header_rules(text: str) -> tuple[HeaderRule, ...]:
    """Those of the text of such a file."""
    rules: list[HeaderRule] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            rules.append(HeaderRule(urlsplit(line.strip()).path, ()))
            continue
        name, _, value = line.strip().partition(":")
        if rules:
            rules[-1] = HeaderRule(rules[-1].path, (*rules[-1].headers, (name.strip(), value.strip())))
    return tuple(rules)


def headers_at(rules: Iterable[HeaderRule], path: str) -> dict[str, str]:
    """The headers that the rules ask for under a path."""
    headers: dict[str, str] = {}
    for name, value in (header for rule in rules if rule.applies_to(path) for header in rule.headers):
        if name.startswith("! "):
            headers.pop(name[2:], None)
        else:
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of browsers that end in the middle of a question."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    """A folder as a static host serves it: `404.html` for what is not there, and the headers of `_headers`."""

    protocol_version = "HTTP/1.1"  # one connection for many files

    def __init__(self, *args: Any, rules: tuple[HeaderRule, ...], pages: Mapping[str, str], **kwargs: Any) -> None:
        self._rules, self._pages = rules, pages
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        text = self._pages.get(path)
        if text is None:
            super().do_GET()
        else:
            self._send(200, text.encode(), self.guess_type(path) if "." in path.rpartition("/")[2] else HTML)

    def end_headers(self) -> None:
        for name, value in headers_at(self._rules, urlsplit(self.path).path).items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        self._send(404, page.read_bytes())
        return None

    def _send(self, code: int, body: bytes, kind: str = HTML) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("javascript", "json")) else kind

    def log_message(self, *_: object) -> None:
        """Says nothing: what matters is what the browser got."""
