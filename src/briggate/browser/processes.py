"""The programs behind one browser on this machine: its driver, itself, and all that it starts. Nothing of them is left behind."""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Collection
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import psutil
from selenium.webdriver.chrome.service import Service

NAMED = "briggate-browser-"
"""How folders begin whose name goes on with the id of the process that made them."""
LONGEST = 55
"""Characters of a folder's name with which Chromium can still name a socket in it (macOS: 104 characters in all)."""
FORGOTTEN_SECONDS, END_SECONDS = 2 * 60 * 60, 20
"""After how long a folder belongs to nobody, and for how long a machine that is busy may take to end what was killed."""
_PORT = re.compile(r"started successfully on port (\d+)")


class Processes:
    """A driver, and the browser that it will start. All they write goes into a temporary folder, which goes when they do."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._is_killed = False
        self._driver: _Driver | None = None
        self._known: set[psutil.Process] = set()
        self._folder = Path()

    def start(self, driver: str) -> str:
        """Start the driver: its address. Raises WebDriverException or OSError."""
        _clear_up()
        with self._lock:
            if self._is_killed:
                raise OSError("it is to be started no more")
            self._folder = Path(tempfile.mkdtemp(prefix=f"{NAMED}{os.getpid()}-"))
            self._driver = _Driver(driver, self._folder)
        self._driver.start()
        return f"http://127.0.0.1:{self._driver.port}"

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def memory(self) -> int:
        """Bytes that all of them hold; what several share counts as often."""
        self._look()
        return sum(_held(each) for each in tuple(self._known))

    def _look(self) -> None:
        """Note which processes there are, while it is known whose they are: one whose parent has died is nobody's child."""
        if self._driver is None or self._driver.process is None:
            return
        try:
            driver = psutil.Process(self._driver.process.pid)
            self._known = self._known | {driver, *driver.children(recursive=True)}
        except psutil.Error:
            return

    def kill(self) -> None:
        """End them whatever state they are in; they may be starting, or ended already."""
        with self._lock:
            self._is_killed = True
            if self._driver is None:
                return
            for _ in range(2):  # one that is about to start another may do so while it is being looked for
                self._look()
                for each in self._known:
                    _kill(each)
            _await_end(self._known)
            self._driver.forget()
            _remove(self._folder)


class _Driver(Service):
    """A driver that picks its port itself. Selenium's way, to look for a free one first, gives one port to two now and then."""

    process: Any = None

    def __init__(self, program: str, folder: Path) -> None:
        self._said = folder / "driver.txt"
        own = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder)) if len(str(folder)) <= LONGEST else {}
        arguments = [f"--log-path={folder / 'driver.log'}", "--log-level=SEVERE"]
        self._output = self._said.open("w", encoding="utf-8")
        super().__init__(program, port=1, service_args=arguments, log_output=self._output, env={**os.environ, **own})

    def command_line_args(self) -> list[str]:
        return ["--port=0", *self.service_args]

    def is_connectable(self) -> bool:
        found = _PORT.search(self._said.read_text(encoding="utf-8", errors="replace"))
        if found:
            self.port = int(found[1])
        return bool(found)

    def forget(self) -> None:
        """Close what is open. Without this, Selenium would ask the port to shut down, which may be another's by now."""
        process, self.process = self.process, None
        self._output.close()
        if process is not None:
            process.wait(timeout=END_SECONDS)
            process.stdin.close()


@cache
def _clear_up() -> None:
    """End and remove what was left by a run that was itself killed, and so could not."""
    for folder in Path(tempfile.gettempdir()).glob(f"{NAMED}*-*"):
        maker = folder.name.removeprefix(NAMED).partition("-")[0]
        if not maker.isdecimal() or psutil.pid_exists(int(maker)):
            continue
        theirs = [each for each in psutil.process_iter(["cmdline"]) if str(folder) in " ".join(each.info["cmdline"] or ())]
        for each in theirs:
            _kill(each)
        _await_end(theirs)
        if theirs or _age(folder) > FORGOTTEN_SECONDS:  # a young one may belong to a container whose processes are not seen here
            _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder that one who is just ending, and whom nobody knew of, may still write into."""
    until = time.monotonic() + END_SECONDS
    while folder.exists() and time.monotonic() < until:
        shutil.rmtree(folder, ignore_errors=True)
        time.sleep(0.005)


def _age(folder: Path) -> float:
    try:
        return time.time() - folder.stat().st_mtime
    except OSError:
        return 0


def _held(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _await_end(processes: Collection[psutil.Process]) -> None:
    """Wait until they write no more. One that has ended may be listed a while yet, until its parent takes note."""
    until = time.monotonic() + END_SECONDS
    while time.monotonic() < until and any(map(_runs, processes)):
        time.sleep(0.005)


def _runs(process: psutil.Process) -> bool:
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def _kill(process: psutil.Process) -> None:
    try:
        process.kill()
    except psutil.Error:
        return
