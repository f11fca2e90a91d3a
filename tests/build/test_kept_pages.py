"""Whatever becomes of the cache, the site is the right one: what is there helps, and is never trusted."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from briggate.build.load import CACHE, READ
from briggate.build.pipeline import build
from briggate.files.cache import Cache
from tests.sites import BOUND, PROJECT, files_of, service, tiny_site, write_files

MOMENT = "2026-12-10T09:00"


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A council that was built once."""
    council = tiny_site(tmp_path / "council", {f"content/bins/page-{number:02}.md": service(f"Page {number}") for number in range(40)})
    build(council, MOMENT)
    return council


def clean(council: Path) -> dict[str, bytes]:
    """The site of the same sources, built by nobody who knows of any other."""
    copy = council.parent / "clean"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(council, copy, ignore=shutil.ignore_patterns(".cache", "build"))
    return files_of(build(copy, MOMENT).folder)


def spoilt(data: bytes) -> bytes:
    """Every thousandth byte another one."""
    return bytes(byte ^ 0x55 if place % 1000 == 500 else byte for place, byte in enumerate(data))


SPOIL: dict[str, Callable[[Path], object]] = {
    "gone": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "spoilt all over": lambda file: file.write_bytes(spoilt(file.read_bytes())),
    "noise": lambda file: file.write_bytes(Random(1).randbytes(50_000)),
    "another database": lambda file: (file.unlink(), sqlite3.connect(file).execute("CREATE TABLE other (a)").connection.close()),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
}


@pytest.mark.parametrize("file", [CACHE, READ])
@pytest.mark.parametrize("spoil", SPOIL.values(), ids=SPOIL.keys())
def test_a_spoilt_cache_is_only_slower(council: Path, file: str, spoil: Callable[[Path], object]) -> None:
    for path in (council / ".cache/briggate").glob(f"{Path(file).name}-*"):
        path.unlink()
    spoil(council / file)
    write_files(council, {"content/bins/page-07.md": service("Another title")})
    assert files_of(build(council, MOMENT).folder) == clean(council)


@pytest.mark.parametrize("file", [CACHE, READ])
@pytest.mark.parametrize("value", [b"", b"{}", b"[1, 2]", b'{"outline": "00", "pages": {"a": 1}}', b"\x80\x05cos\nsystem\n(S'false'\ntR."])
def test_a_value_that_says_something_else_is_only_slower(council: Path, file: str, value: bytes) -> None:
    """Whole, with the right digest, and not what we would have written: of another hand."""
    with sqlite3.connect(council / file) as database:
        keys = [key for (key,) in database.execute("SELECT key FROM results")]
    with Cache(council / file) as cache:
        cache.keep(dict.fromkeys(keys, value) if file == READ else {key: value for key in keys if key == _ledger()})
    write_files(council, {"content/bins/page-07.md": service("Another title")})
    assert files_of(build(council, MOMENT).folder) == clean(council)


def _ledger() -> bytes:
    from briggate.build.rendered import LEDGER

    return LEDGER


def test_a_cache_that_nobody_may_write_is_only_slower(council: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Cache, "_opened", lambda self: None)
    write_files(council, {"content/bins/page-07.md": service("Another title")})
    assert files_of(build(council, MOMENT).folder) == clean(council)
    monkeypatch.undo()
    monkeypatch.setattr(Cache, "keep", full)
    with pytest.raises(sqlite3.OperationalError):  # the cache itself lets nobody see this; a build that did would say nothing of it
        Cache(council / CACHE).keep({b"a": b"b"})


def test_the_site_that_stood_before_may_have_been_written_over(council: Path) -> None:
    """The next site is made of the one before the last: of what is there, only what is right stays."""
    write_files(council, {"content/bins/page-07.md": service("Another title")})
    build(council, MOMENT)
    (spare,) = (council / ".cache/briggate/spares").iterdir()
    chance = Random(5)
    files = sorted(path for path in spare.rglob("*") if path.is_file())
    for path in chance.sample(files, 20):
        if chance.random() < 0.3:
            path.unlink()
        else:
            path.write_bytes(chance.choice([b"x", spoilt(path.read_bytes())]))
    (spare / "more").mkdir()
    (spare / "more/index.html").write_text("nobody asked for this")
    shutil.rmtree(spare / "assets")
    (spare / "assets").write_text("a file where a folder was")
    (spare / "bins/page-01/index.html").unlink(missing_ok=True)
    (spare / "bins/page-01/index.html").mkdir(parents=True)
    os.symlink(council / "mkdocs.yml", spare / "bins/link.html")
    write_files(council, {"content/bins/page-08.md": service("A third title")})
    before = (council / "mkdocs.yml").read_bytes()
    assert files_of(build(council, MOMENT).folder) == clean(council)
    assert (council / "mkdocs.yml").read_bytes() == before


BUILD = "import sys; from pathlib import Path; from briggate.build.pipeline import build; build(Path(sys.argv[1]), sys.argv[2])"


def started(council: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", BUILD, str(council), MOMENT], cwd=PROJECT, stdout=subprocess.DEVNULL)


def test_a_build_that_is_killed_at_any_moment_leaves_nothing_that_misleads_the_next(council: Path) -> None:
    chance = Random(3)
    for number in range(8):
        council_says = f"name: Town {number} Council\nshort_name: Town\nsite_url: https://town.example.org/\n"
        write_files(council, {f"content/bins/page-{number:02}.md": service(f"Title {number}"), "site_config/council.yml": council_says})
        with started(council) as process:
            time.sleep(chance.uniform(0.2, 1.2))
            process.send_signal(signal.SIGKILL)
        assert files_of(build(council, MOMENT).folder) == clean(council)


def test_builds_at_the_same_time_each_leave_a_whole_site(council: Path) -> None:
    write_files(council, {"content/bins/new.md": service("New")})
    processes = [started(council) for _ in range(4)]
    assert [process.wait(BOUND) for process in processes] == [0] * 4
    assert files_of(build(council, MOMENT).folder) == clean(council)
