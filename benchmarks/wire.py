"""A server on this machine that sends a folder compressed, and remembers what it sent: whoever asked for it, a worker too."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from briggate.browser.serving import HeaderRule

COMPRESSED = (".css", ".html", ".js", ".json", ".svg", ".txt", ".xml")
"""Kinds of files that are sent gzipped, if that makes them smaller. What Pagefind writes is compressed already, but for its scripts."""
LARGE = 20_000
"""Bytes from which a file is compressed before the first question, lest somebody wait for it."""


class Sent(NamedTuple):
    path: str
    size: int
    """Bytes, headers among them."""


class Served:
    """A folder being served. `sent` grows with every answer; `clear` begins anew."""

    def __init__(self, folder: Path, address: str, rules: tuple[HeaderRule, ...]) -> None:
        self.folder = folder
        self.rules = rules
        self.address = address
        self.sent: list[Sent] = []
        self._bodies: dict[str, tuple[bytes, bool]] = {}
        for path in folder.rglob("*"):
            if path.is_file() and path.stat().st_size > LARGE:
                self.body(path)

    def body(self, path: Path) -> tuple[bytes, bool]:
        """What is sent for a file, and whether it is gzipped."""
        if str(path) not in self._bodies:
            plain = path.read_bytes()
            small = gzip.compress(plain, mtime=0) if path.suffix in COMPRESSED else plain
            self._bodies[str(path)] = (small, True) if len(small) < len(plain) else (plain, False)
        return self._bodies[str(path)]


@contextmanager
def served_compressed(folder: Path, rules: tuple[HeaderRule, ...] = ()) -> Iterator[Served]:
    """A folder on this machine: texts gzipped, pages kept for five minutes and all else for ever. `rules` say what else to send."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler)
    server.daemon_threads = True
    serving = Served(folder, f"http://127.0.0.1:{server.server_port}/", rules)
    server.RequestHandlerClass = partial(_Handler, serving, directory=str(folder))  # type: ignore[assignment]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield serving
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, serving: Served, *args: Any, **kwargs: Any) -> None:
        self._serving = serving
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._serving.folder / path[1:] / ("index.html" if path.endswith("/") else "")
        if not file.is_file():
            self.send_error(404)
            return
        body, is_gzipped = self._serving.body(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        if is_gzipped:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "public, max-age=300" if file.suffix == ".html" else "public, max-age=31536000, immutable")
        for name, value in (header for rule in self._serving.rules if rule.applies_to(path) for header in rule.headers):
            if name != "Cache-Control":
                self.send_header(name, value)
        headers = sum(map(len, self._headers_buffer)) + 2
        self.end_headers()
        self._serving.sent.append(Sent(path, headers + len(body)))
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the results tell what was sent."""
