"""Servers that a test starts on this machine's loopback, and ends: OpenSSH's sshd, and git's own daemon."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from tests.gate.council import Council, environment, git, run

SECONDS_MOST = 20
"""In which a server has to be ready."""
GATE_DOCS = Path(__file__).parents[2] / "docs" / "administrators" / "gate.md"
PLAIN_LINE = 'command="git-shell -c \\"$SSH_ORIGINAL_COMMAND\\"" KEY'
"""A line that git-shell alone guards: what the environment brings stays."""


def line_of_the_docs() -> str:
    """The line of authorized_keys that administrators are told to write, with KEY where the key stands."""
    found = re.findall(r"^ +(restrict,command=.*) ssh-ed25519 \S+ \S+$", GATE_DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(found) == 1, "docs/administrators/gate.md shows one line of authorized_keys"
    return f"{found[0]} KEY"


@dataclass(frozen=True)
class Ssh:
    """A running sshd, in which one key may log in as whoever runs the tests."""

    folder: Path
    port: int

    @property
    def user(self) -> str:
        return self.folder.owner()

    def client(self, *options: str) -> list[str]:
        """The ssh that knows this server, and nothing else of this computer."""
        settings = (
            f"UserKnownHostsFile={self.folder / 'known_hosts'}", f"IdentityFile={self.folder / 'key'}", "IdentitiesOnly=yes",
            "IdentityAgent=none", "StrictHostKeyChecking=yes", "BatchMode=yes", f"ConnectTimeout={SECONDS_MOST}",
        )  # fmt: skip
        return ["ssh", "-F", "none", *(word for each in settings for word in ("-o", each)), *options]

    def url(self, council: Council) -> str:
        return f"ssh://{self.user}@127.0.0.1:{self.port}{council.server}"

    def connect(self, council: Council, *options: str) -> None:
        """Have the council's clone push and fetch here."""
        git(council.clone, "remote", "set-url", "origin", self.url(council))
        git(council.clone, "config", "core.sshCommand", shlex.join(self.client(*options)))

    def run(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """What comes of asking for another program than git."""
        command = [*self.client(), "-p", str(self.port), f"{self.user}@127.0.0.1", *words]
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False)


@contextmanager
def sshd(folder: Path, line: str, *settings: str) -> Iterator[Ssh]:
    """An sshd with a throw-away host key, whose only key may do what a line of authorized_keys lets it."""
    program = shutil.which("sshd", path=f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin")
    assert program is not None, "there is no sshd on this machine: requirements/set-up sshd says how to get one"
    folder.mkdir()
    for name in ("host_key", "key"):
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name), cwd=folder)
    own = line.replace("/srv/git", str(folder)).replace("KEY", (folder / "key.pub").read_text())
    (folder / "authorized_keys").write_text(own)
    if os.getuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # sshd of root will not begin without the folder, which its service would make
    written = (
        f"HostKey {folder / 'host_key'}", f"AuthorizedKeysFile {folder / 'authorized_keys'}", "PidFile none", "StrictModes no",
        "UsePAM no", "PasswordAuthentication no", "KbdInteractiveAuthentication no", "PermitRootLogin forced-commands-only", *settings,
    )  # fmt: skip
    (folder / "sshd_config").write_text("\n".join(written) + "\n")
    port = _free_port()
    host = " ".join((folder / "host_key.pub").read_text().split()[:2])
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {host}\n")
    command = [program, "-D", "-e", "-f", str(folder / "sshd_config"), "-o", f"ListenAddress=127.0.0.1:{port}"]
    with _running(command, "Server listening on 127.0.0.1"):
        yield Ssh(folder, port)


@contextmanager
def git_daemon(folder: Path) -> Iterator[str]:
    """git's daemon over a folder, to push into without a name: its address."""
    folder.mkdir(exist_ok=True)
    port, program = _free_port(), Path(git(folder, "--exec-path").strip(), "git-daemon")
    command = [str(program), "--verbose", "--listen=127.0.0.1", f"--port={port}", "--export-all", "--enable=receive-pack"]
    with _running([*command, f"--base-path={folder}", str(folder)], "Ready to rumble"):
        yield f"git://127.0.0.1:{port}"


@contextmanager
def _running(command: Sequence[str], ready: str) -> Iterator[None]:
    """A program that runs until the end, from the moment that it has said a word."""
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment(), text=True) as server:
        said = server.stderr
        assert said is not None
        late = threading.Timer(SECONDS_MOST, server.kill)
        late.start()
        try:
            told = list(takewhile(lambda line: ready not in line, said))
            late.cancel()
            assert server.poll() is None, f"{command[0]} did not begin: {''.join(told)}"
            threading.Thread(target=deque, args=(said, 0), daemon=True).start()  # lest it wait for somebody to read what it says
            yield
        finally:
            late.cancel()
            server.terminate()
            server.wait(SECONDS_MOST)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
