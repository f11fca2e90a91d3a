"""The server behind `briggate serve`: it answers this machine alone, as a council's server would, and keeps open pages told."""

import mimetypes
import os
import sys
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Protocol, Self
from urllib.parse import parse_qs, quote, unquote, urlsplit

from briggate.browser.serving import header_rules, headers_at
from briggate.build.listeners import Listener
from briggate.build.overlay import EVENTS, NOT_FOUND, OWN, overlay_file, with_overlay
from briggate.build.web_servers import policy

HOST = "127.0.0.1"
_OUR_NAMES = frozenset({HOST, "localhost"})
"""What a browser on this machine may call us. Another name that leads here is somebody else's page asking (DNS rebinding)."""
_TYPES = mimetypes.MimeTypes()  # without what this machine's own settings say
for _ending, _type in (
    ("avif", "image/avif"),
    ("ico", "image/x-icon"),
    ("js", "text/javascript"),
    ("webp", "image/webp"),
    ("xml", "text/xml"),
):
    _TYPES.add_type(_type, f".{_ending}")
_PLAIN = "text/plain; charset=utf-8"
_OWN_HEADERS = {"Content-Security-Policy": policy(), "X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}


class Served(Protocol):
    """What the server asks of whoever has the site. Any of its threads may."""

    @property
    def mount(self) -> str:
        """The folder of its host that the site is in: `/`, or `/tiny/`."""

    def file(self, path: str) -> bytes | None:
        """A file of the site."""

    def joined(self, file: str, version: str) -> Listener | None:
        """A page has been opened, and listens; None where it cannot."""

    def gone(self, listener: Listener) -> None:
        """It has been closed."""


class PageServer:
    """Holds its port from when it is made, and answers from when it is entered to when it is left."""

    def __init__(self, port: int) -> None:
        """Raises OSError where the port cannot be had; 0 is any."""
        self._server = _Server((HOST, port), _Handler)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self._server.server_port}"

    def answer_for(self, served: Served) -> None:
        """Begin to answer."""
        self._server.served = served
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a browser holds its connections open
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two servers have one port
    served: Served

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of browsers that end in the middle of a question."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # headers and body leave together
    timeout = 60
    server_version, sys_version = "briggate", ""
    server: _Server

    def do_GET(self) -> None:
        if not self._is_asked_by_our_name():
            self._send(421, f"Ask for http://{HOST}:{self.server.server_port}/ on this machine.\n".encode(), _PLAIN)
            return
        address = urlsplit(self.path)
        path, mount = _plain_path(address.path), self.server.served.mount
        if path == EVENTS:
            self._send_events(parse_qs(address.query))
        elif path.startswith(OWN):
            self._send_own(path)
        elif path == "/" != mount:
            self._redirect(mount, address.query)
        elif path.startswith(mount):
            self._send_file(path.removeprefix(mount), mount, address.query)
        else:
            self._send_file("404.html", mount, "")

    do_HEAD = do_GET

    def _is_asked_by_our_name(self) -> bool:
        names = self.headers.get_all("Host") or []
        return len(names) == 1 and names[0].partition(":")[0].lower() in _OUR_NAMES

    def _send_own(self, path: str) -> None:
        found = overlay_file(path)
        if found is None:
            self._send(404, b"There is no such file.\n", _PLAIN)
        else:
            self._send(200, found, _type_of(path), _OWN_HEADERS)

    def _send_file(self, asked: str, mount: str, query: str) -> None:
        served = self.server.served
        file = f"{asked}index.html" if not asked or asked.endswith("/") else asked
        data = served.file(file)
        if data is None and served.file(f"{file}/index.html") is not None:
            self._redirect(f"{mount}{file}/", query)
            return
        code = 404 if data is None or file == NOT_FOUND else 200
        kind = _type_of(file if data is not None else NOT_FOUND)
        if data is None:
            data = served.file(NOT_FOUND) or b""
        if kind == _type_of(NOT_FOUND):
            data = with_overlay(data, file if "." in file.rpartition("/")[2] else f"{file}/index.html")
        headers = headers_at(header_rules((served.file("_headers") or b"").decode()), quote(f"{mount}{asked}"))
        if code == 404:
            headers.pop("Cache-Control", None)  # assets, whose names change with them, may be kept; not that there is none
        self._send(code, data, kind, headers)

    def _redirect(self, path: str, query: str) -> None:
        self._send(302, b"", _PLAIN, {"Location": quote(path) + (f"?{query}" if query else "")})

    def _send_events(self, asked: dict[str, list[str]]) -> None:
        """Tells one page of what concerns it, for as long as it is open."""
        if self.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            self._send(403, b"Only pages of this server may listen.\n", _PLAIN)
            return
        listener = self.server.served.joined(asked.get("file", [""])[0], asked.get("version", [""])[0])
        if listener is None:
            self._send(503, b"Too many pages are open.\n", _PLAIN)
            return
        self.close_connection = True
        try:
            self.send_response(200)
            for name, value in {**_OWN_HEADERS, "Content-Type": "text/event-stream", "Cache-Control": "no-store"}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.flush()
            while self.command != "HEAD" and (event := listener.next()) is not None:
                self.wfile.write(event)
                self.wfile.flush()
        except (ConnectionError, TimeoutError):
            pass  # the page has been closed
        finally:
            self.server.served.gone(listener)

    def _send(self, code: int, body: bytes, kind: str, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(code)
        said = {"Cache-Control": "no-store", **(headers or {}), "Content-Type": kind, "Content-Length": str(len(body))}
        for name, value in said.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing: what concerns a publisher is on the page."""


def _plain_path(path: str) -> str:
    """The path that a browser asks for, decoded; where it is no plain way to a file, one at which there never is any."""
    decoded = unquote(path, errors="replace")
    is_plain = decoded.isprintable() and "\\" not in decoded and "//" not in decoded and not {".", ".."} & {*decoded.split("/")}
    return decoded if is_plain else f"/{NOT_FOUND}"


def _type_of(path: str) -> str:
    kind = _TYPES.guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind in ("application/json", "image/svg+xml") else kind
