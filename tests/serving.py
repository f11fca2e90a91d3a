"""How tests run a server of a site beside them, and ask it."""

import os
import re
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

from tests.sites import BOUND, program

BRIGGATE = [program("briggate"), "serve", "--as-of", "2026-12-10", "--port", "{port}"]


class Serving:
    """A server of a site, running beside the test. `lines` are what it prints, as it prints them."""

    def __init__(self, command: list[str], project: Path, port: int) -> None:
        self.port = port
        self.lines: Queue[str] = Queue()
        self.process = subprocess.Popen(
            command,
            cwd=project,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
        )
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, pattern: str) -> list[str]:
        """The lines printed up to the first that has the pattern; a test fails if it does not come."""
        seen: list[str] = []
        while not (seen and re.search(pattern, seen[-1])):
            seen.append(self.lines.get(timeout=BOUND))
        return seen

    def url(self, address: str) -> str:
        return f"http://127.0.0.1:{self.port}{address}"

    def get(self, address: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.url(address), timeout=BOUND) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: list[str], project: Path) -> Iterator[Serving]:
    port = free_port()
    server = Serving([part.format(port=port) for part in command], project, port)
    try:
        yield server
    finally:
        server.process.kill()
        server.process.wait(timeout=BOUND)
