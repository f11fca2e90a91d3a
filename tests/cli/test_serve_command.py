"""`briggate serve` and `mkdocs serve`: what is saved is shown, and what is wrong is said while the last good pages stay up."""

import os
import re
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from tests.sites import BOUND, briggate, program, service, tiny_site, write_files

PAGE = "content/bins/missed.md"


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

    def get(self, address: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{address}", timeout=BOUND) as answer:
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


BRIGGATE = [program("briggate"), "serve", "--as-of", "2026-12-10", "--port", "{port}"]


@pytest.fixture
def council(tmp_path: Path) -> Path:
    return tiny_site(tmp_path / "council", {PAGE: service("Missed bins", "The first words.\n")})


def test_a_site_is_served_kept_up_to_date_and_kept_up(council: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    with serving(BRIGGATE, council) as server:
        first = server.until("http://")
        assert re.fullmatch(rf"\d+ pages in \d+\.\d s: http://127\.0\.0\.1:{server.port}/", first[-1])
        assert len(first) == 1
        status, page = server.get("/bins/missed/")
        assert (status, "The first words." in page) == (200, True)
        assert server.get("/nowhere/")[0] == 404
        assert "<main" in server.get("/nowhere/")[1]

        write_files(council, {PAGE: service("Missed bins", "The second words.\n")})
        assert re.fullmatch(r"1 page changed in \d+\.\d\d s: http://127.*/", server.until("http://")[-1])
        assert "The second words." in server.get("/bins/missed/")[1]

        write_files(council, {PAGE: service("Missed bins", "[Gone](/nowhere/)\n")})
        told = server.until("The last good site stays up")
        assert f"{PAGE}:8  there is no page /nowhere/  Check the address." in told
        assert "Traceback" not in "\n".join(told)
        assert "The second words." in server.get("/bins/missed/")[1]
        assert server.get("/assets/" + re.findall(r'assets/([^"]+\.css)', server.get("/")[1])[0])[0] == 200

        write_files(council, {PAGE: service("Missed bins", "The third words.\n"), "site_config/owners.yml": "waste: {name: Bins}\n"})
        server.until(r"pages? changed in .*http://")
        assert "The third words." in server.get("/bins/missed/")[1]

        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(timeout=BOUND) == 0
        assert list((tmp_path / "temporary").iterdir()) == []
    assert not (council / "build").exists()


def test_a_site_in_a_folder_of_its_host_is_served_there(council: Path) -> None:
    """So that the page not found, whose links begin at the root, finds its files."""
    write_files(council, {"site_config/council.yml": "name: Tinytown\nshort_name: Tiny\nsite_url: https://example.org/tiny/\n"})
    with serving(BRIGGATE, council) as server:
        assert server.until("http://")[-1].endswith("/tiny/")
        assert server.get("/tiny/bins/missed/")[0] == 200
        assert server.get("/")[0] == 200  # leads to /tiny/
        (sheet,) = set(re.findall(r'href="(/[^"]+\.css)"', server.get("/tiny/nowhere/")[1]))
        assert server.get(sheet)[0] == 200


def test_a_site_that_cannot_be_built_is_not_served_and_its_faults_are_told(council: Path) -> None:
    write_files(council, {PAGE: service("Missed bins", owner="wast")})
    done = briggate("serve", "--port", str(free_port()), cwd=council)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{PAGE}:4  unknown owner “wast”  Did you mean “waste”?\n")


def test_a_port_that_is_taken_is_one_clear_line(council: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = briggate("serve", "--port", str(port), cwd=council)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == f"127.0.0.1:{port}  cannot be served: Address already in use  Try another, with --port.\n"


def test_mkdocs_serve_shows_the_site_and_keeps_it_up_to_date(council: Path) -> None:
    with serving([program("mkdocs"), "serve", "--dev-addr", "127.0.0.1:{port}"], council) as server:
        server.until("Serving on http://")
        assert "The first words." in server.get("/bins/missed/")[1]
        write_files(council, {PAGE: service("Missed bins", "The second words.\n")})
        server.until("Reloading browsers")
        assert "The second words." in server.get("/bins/missed/")[1]
