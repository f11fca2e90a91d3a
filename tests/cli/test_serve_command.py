"""`briggate serve` and `mkdocs serve`: what is saved is shown, and what is wrong is said while the last good pages stay up."""

import re
import signal
import socket
from pathlib import Path

import pytest

from tests.serving import BRIGGATE, free_port, serving
from tests.sites import BOUND, briggate, program, service, tiny_site, write_files

PAGE = "content/bins/missed.md"


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
