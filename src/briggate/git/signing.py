"""Signatures made by ssh-keygen, and looked at by it: it does the mathematics, and says nothing of whose the key is."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from briggate.git.change import SECONDS_MOST, GitError
from briggate.git.programs import alone, run_alone

VALID, NOT_VALID = b"Good ", b"Could not verify "


def are_valid(signed: Sequence[tuple[bytes, str, str]]) -> list[bool]:
    """Whether each signature is one over its bytes: (bytes, namespace, armoured signature). Raises GitError where none can be looked at."""
    if not signed:
        return []
    with tempfile.TemporaryDirectory(prefix="briggate-") as place:
        files = []
        for number, (_, _, armour) in enumerate(signed):
            files.append(Path(place, str(number)))
            files[-1].write_text(armour + "\n", encoding="ascii", newline="\n")

        def look(number: int) -> bool:
            data, namespace, _ = signed[number]
            command = ["ssh-keygen", "-Y", "check-novalidate", "-n", namespace, "-s", str(files[number])]
            told = run_alone(command, data, allowed=(0, 255))
            if not told.startswith((VALID, NOT_VALID)):
                raise GitError("ssh-keygen says neither yes nor no, as it does under an account that has no name on its machine")
            return told.startswith(VALID)

        if len(signed) == 1:
            return [look(0)]
        from concurrent.futures import ThreadPoolExecutor  # most pushes have one commit, and need not wait for it

        with ThreadPoolExecutor(min(len(signed), (os.cpu_count() or 1) * 2)) as threads:
            return list(threads.map(look, range(len(signed))))


def sign(data: bytes, namespace: str, key: Path) -> str:
    """An armoured signature over some bytes, made with a private key, or with the agent's where only its public half is there.

    Asks for the key's passphrase, or a touch of its token, where it needs one. Raises GitError.
    """
    with tempfile.TemporaryDirectory(prefix="briggate-") as place:
        file = Path(place, "signed")
        file.write_bytes(data)
        own = {name: os.environ[name] for name in ("SSH_AUTH_SOCK", "SSH_ASKPASS", "DISPLAY", "HOME", "USERPROFILE") if name in os.environ}
        command = ["ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(key), str(file)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS_MOST, check=False, env=alone() | own)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise GitError(f"ssh-keygen could not sign: {error}") from None
        if done.returncode:
            raise GitError(f"ssh-keygen could not sign: {done.stderr.decode(errors='replace').strip()}")
        return Path(f"{file}.sig").read_text(encoding="ascii")


def make_key(file: Path, comment: str, passphrase: str = "") -> None:
    """Make a key pair, of which the public half gets the ending .pub. Raises GitError; an old file is never written over."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if file.exists():
        raise GitError(f"{file} is there already")
    run_alone(["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", comment, "-f", str(file)])
